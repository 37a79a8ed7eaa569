"""Planning: a series in one act, one session, and what is said otherwise of it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import TO_PREPARE_SESSION
from miriam.groupwork.forms.around import EndForm
from miriam.groupwork.forms.series import SeriesForm, TickedDaysForm
from miriam.groupwork.forms.sessions import SessionForm, as_it_is, like
from miriam.groupwork.models import Series, Session
from miriam.groupwork.permissions import TAKE_AWAY_SERIES, WRITE_SESSION
from miriam.groupwork.selectors.series import dropped_after
from miriam.groupwork.selectors.sessions import last_prepared
from miriam.groupwork.selectors.vacations import vacations
from miriam.groupwork.services import series, sessions
from miriam.groupwork.views.filled import beside, new_filled
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts, said
from miriam.people.selectors import fresh
from miriam.vault.domain import Depth

GROUP_RING, ITS_RING = at(Depth.GROUP), at(Depth.GROUP, of="group")


@requires(WRITE_GROUP, opens=GROUP_RING, purpose=TO_PREPARE_SESSION)
def series_new(request: Request, group: Group) -> HttpResponse:
    """How often, from when to when; then its days, to tick and to keep."""
    form = SeriesForm(request.POST or request.GET or None, vacations=vacations())
    days = form.days if form.is_bound and form.is_valid() else []
    ticked = TickedDaysForm(request.POST or None, days=days)
    kept = form.makes(lambda: _keep(request, group, form, ticked)) if ticked.is_valid() else None
    if kept:
        undo = address("groupwork:series_take_away", kept.public_id)
        said(request, _("La série est gardée."), undo=undo, lasts=Lasts.ANYTIME)
        return redirect("groupwork:session_list", group.public_id)
    context = {"group": group, "form": form, "days": days, "ticked": ticked}
    return render(request, "groupwork/series_new.html", context)


def _keep(request: Request, group: Group, form: SeriesForm, ticked: TickedDaysForm) -> Series:
    assert form.rhythm
    place, days = form.cleaned_data["place"], ticked.cleaned_data["days"]
    return series.plan_series(group, form.rhythm, days, place=place, by=request.actor)


@require_POST
@requires(TAKE_AWAY_SERIES, opens=ITS_RING, purpose=TO_PREPARE_SESSION)
def series_take_away(request: Request, series_: Series) -> HttpResponse:
    """All its sessions, as long as nobody has touched one."""
    return tap(
        request,
        lambda: series.take_away(series_, by=request.actor),
        _("La série est enlevée."),
        "groupwork:session_list",
        series_.group.public_id,
    )


@requires(WRITE_GROUP, opens=GROUP_RING, purpose=TO_PREPARE_SESSION)
def session_new(request: Request, group: Group) -> HttpResponse:
    """One session, one outing; like the last one, if one likes."""
    last = last_prepared(group) if "encore" in request.GET else None
    return new_filled(request, group, like(last) if last else {}, instead=_change)


def _change(session: Session) -> str:
    return address("groupwork:session_change", session.public_id)


@requires(WRITE_SESSION, opens=ITS_RING, purpose=TO_PREPARE_SESSION)
def session_change(request: Request, session: Session) -> HttpResponse:
    """Moved, or prepared otherwise, on the same page."""
    form = SessionForm(request.POST or None, initial=as_it_is(session))
    if form.is_valid() and form.keeps_or_shows(
        lambda: sessions.change(session, form.says, version=form.on_screen, by=request.actor),
        fresh=lambda: as_it_is(fresh(session)),
    ):
        said(request, _("Gardé."))
        return redirect("attendance:session", session.public_id)
    context = {"session": session, "form": form, **beside(session.group, session)}
    return render(request, "groupwork/session_change.html", context)


@requires(TAKE_AWAY_SERIES)
def series_end(request: Request, series_: Series) -> HttpResponse:
    """The last day; then which sessions will not be held."""
    form = EndForm(request.POST or request.GET or None)
    last_on = form.cleaned_data["last_on"] if form.is_bound and form.is_valid() else None
    dropped = dropped_after(series_, last_on) if last_on else []
    if (
        request.method == "POST"
        and last_on
        and form.keeps(lambda: series.end_series(series_, last_on=last_on, by=request.actor))
    ):
        undo = address("groupwork:series_go_on", series_.public_id)
        said(request, _("La série se termine plus tôt."), undo=undo, lasts=Lasts.ANYTIME)
        return redirect("groupwork:session_list", series_.group.public_id)
    context = {"series": series_, "group": series_.group, "form": form, "dropped": dropped}
    return render(request, "groupwork/series_end.html", {**context, "last_on": last_on})


@require_POST
@requires(TAKE_AWAY_SERIES)
def series_go_on(request: Request, series_: Series) -> HttpResponse:
    """It goes on as it was before it was ended early."""
    return tap(
        request,
        lambda: series.go_on(series_, by=request.actor),
        _("La série continue."),
        "groupwork:session_list",
        series_.group.public_id,
    )


@require_POST
@requires(WRITE_SESSION)
def session_drop(request: Request, session: Session) -> HttpResponse:
    """It is not held; nobody is asked why."""
    return tap(
        request,
        lambda: sessions.drop(session, by=request.actor),
        _("Cette séance n’a pas lieu."),
        "attendance:session",
        session.public_id,
        undo=address("groupwork:session_take_up", session.public_id),
        lasts=Lasts.ANYTIME,
    )


@require_POST
@requires(WRITE_SESSION)
def session_take_up(request: Request, session: Session) -> HttpResponse:
    """It is held after all."""
    return tap(
        request,
        lambda: sessions.take_up(session, by=request.actor),
        _("Cette séance tient à nouveau."),
        "attendance:session",
        session.public_id,
        undo=address("groupwork:session_drop", session.public_id),
        lasts=Lasts.ANYTIME,
    )
