"""Childcare of the year: the coordinator arranges it, the case managers of the group read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.groups import selectors
from miriam.groups.domain import AgreementState
from miriam.groups.forms import ArrangementForm, PlacesByAgeForm
from miriam.groups.models import ChildcareArrangement, Group
from miriam.groups.permissions import CHANGE_ARRANGEMENT, READ_CHILDCARE, WRITE_CHILDCARE
from miriam.groups.services import childcare as services
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts
from miriam.people.selectors import fresh

PAGE = "groups:childcare"
BACK_TO = {
    AgreementState.ASKED: "groups:childcare_asked",
    AgreementState.AGREED: "groups:childcare_agreed",
    AgreementState.FALLEN_AWAY: "groups:childcare_fell",
}


@requires(READ_CHILDCARE)
def childcare(request: Request, group: Group) -> HttpResponse:
    """What is needed, what is agreed, what is missing at the start."""
    page = selectors.childcare_page(group)
    context = {"page": page, "may_write": WRITE_CHILDCARE.holds(group, by=request.actor)}
    return render(request, "groups/childcare.html", context)


@requires(WRITE_CHILDCARE)
def need(request: Request, group: Group) -> HttpResponse:
    """How many places, by age."""
    kept = selectors.need_of(group)
    form = PlacesByAgeForm(request.POST or None, initial=PlacesByAgeForm.of(kept))
    if form.is_valid() and form.keeps_or_shows(
        lambda: services.say_need(group, form.by_age(), version=form.on_screen, by=request.actor),
        fresh=lambda: PlacesByAgeForm.of(selectors.need_of(group)),
    ):
        messages.success(request, _("C’est noté."))
        return redirect(PAGE, group.public_id)
    return render(request, "groups/childcare_need.html", {"group": group, "form": form})


@requires(WRITE_CHILDCARE)
def ask(request: Request, group: Group) -> HttpResponse:
    """Places that were asked for somewhere."""
    form = ArrangementForm(request.POST or None, initial=ArrangementForm.for_group(group))
    if form.is_valid() and form.keeps(
        lambda: services.ask(group, form.arranged(), by=request.actor)
    ):
        messages.success(request, _("C’est noté comme demandé. Dites-le quand c’est convenu."))
        return redirect(PAGE, group.public_id)
    return render(request, "groups/arrangement.html", {"group": group, "form": form})


@requires(CHANGE_ARRANGEMENT)
def change(request: Request, arrangement: ChildcareArrangement) -> HttpResponse:
    """The same, corrected; how far it is stays."""
    group = arrangement.group
    form = ArrangementForm(request.POST or None, initial=ArrangementForm.of(arrangement))
    if form.is_valid() and form.keeps_or_shows(
        lambda: services.change(
            arrangement, form.arranged(), version=form.on_screen, by=request.actor
        ),
        fresh=lambda: ArrangementForm.of(fresh(arrangement)),
    ):
        messages.success(request, _("C’est gardé."))
        return redirect(PAGE, group.public_id)
    context = {"group": group, "form": form, "arrangement": arrangement}
    return render(request, "groups/arrangement.html", context)


@require_POST
@requires(CHANGE_ARRANGEMENT)
def asked(request: Request, arrangement: ChildcareArrangement) -> HttpResponse:
    """It is asked for, and not agreed."""
    return _stand(request, arrangement, AgreementState.ASKED)


@require_POST
@requires(CHANGE_ARRANGEMENT)
def agreed(request: Request, arrangement: ChildcareArrangement) -> HttpResponse:
    """They said yes."""
    return _stand(request, arrangement, AgreementState.AGREED)


@require_POST
@requires(CHANGE_ARRANGEMENT)
def fell(request: Request, arrangement: ChildcareArrangement) -> HttpResponse:
    """It will not be, or is no more."""
    return _stand(request, arrangement, AgreementState.FALLEN_AWAY)


def _stand(
    request: Request, arrangement: ChildcareArrangement, state: AgreementState
) -> HttpResponse:
    before = BACK_TO[AgreementState(arrangement.state)]
    return tap(
        request,
        lambda: services.stand(arrangement, state, by=request.actor),
        _("C’est noté."),
        PAGE,
        arrangement.group.public_id,
        undo=address(before, arrangement.public_id),
        lasts=Lasts.ANYTIME,
    )
