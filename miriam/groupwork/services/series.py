"""A series: planned in one act on the days that were ticked, taken away, ended early, gone on."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.models.leaving import leave
from miriam.core.refusals import Refused, refuse_if
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import (
    SERIES_ENDED,
    SERIES_TAKEN_AWAY,
    SERIES_TAKEN_UP,
    SESSIONS_PLANNED,
)
from miriam.groupwork.domain import Recurrence, days_of, hours_on
from miriam.groupwork.models import Series, Session
from miriam.groupwork.models.session import SessionQuerySet
from miriam.groupwork.selectors.naming import is_named
from miriam.look.dates import written
from miriam.look.language import listed
from miriam.people.services.editing import take_version


class NoDayIsTicked(Refused):
    """A series of no session."""

    sentence = _("Aucun jour n’est coché : cochez au moins un jour de la série.")


class NightLacksHour(Refused):
    """On some of its days the clock skips the hour at which a session would begin or end."""

    def __init__(self, days: Collection[date]) -> None:
        super().__init__(days)
        self.sentence = _(
            "La nuit où l’on avance l’heure, l’heure n’existe pas de 2 h à 3 h. "
            "Décochez %(days)s, ou choisissez d’autres heures."
        ) % {"days": listed([written(day, "l j F Y") for day in days])}


class SomethingWasPrepared(Refused):
    """A session of the series was moved, dropped or prepared, or something was written about it."""

    sentence = _(
        "La série reste : une de ses séances est passée, ou on y a déjà travaillé (préparation, "
        "réponses, mémoire, garde, groupe invité). Terminez la série plus tôt, ou annulez ses "
        "séances une à une : rien ne se perd."
    )


@transaction.atomic
def plan_series(
    group: Group, rhythm: Recurrence, days: Collection[date], *, by: Actor, place: str = ""
) -> Series:
    """Plan a session on each of the days that are ticked; others than those of the rhythm are not
    looked at.

    Raises:
        NotYours: when the actor does not carry the group.
        NoDayIsTicked: when none of the days is one of the rhythm.
        NightLacksHour: when the clock skips one of its hours on some of the days.
    """
    WRITE_GROUP.demand(group, by=by)
    ticked = [day for day in days_of(rhythm) if day in set(days)]
    refuse_if(not ticked, NoDayIsTicked)
    _demand_hours(ticked, rhythm)
    series = Series.objects.create(group=group, place=place, **vars(rhythm))
    for day in ticked:
        _hold(series, day)
    log.write(SESSIONS_PLANNED, about=group, by=by)
    return series


def _demand_hours(days: list[date], rhythm: Recurrence) -> None:
    lacking = [day for day in days if not _has_hours(day, rhythm)]
    if lacking:
        raise NightLacksHour(lacking)


def _has_hours(day: date, rhythm: Recurrence) -> bool:
    try:
        hours_on(day, rhythm.starts, rhythm.ends, clock.moment_of)
    except clock.NoSuchHour:
        return False
    return True


def _hold(series: Series, day: date) -> None:
    starts_at, ends_at = hours_on(day, series.starts, series.ends, clock.moment_of)
    Session(
        group=series.group,
        series=series,
        starts_at=starts_at,
        ends_at=ends_at,
        place=series.place,
    ).save()


@transaction.atomic
def take_away(series: Series, *, by: Actor) -> None:
    """Take the whole series away, as long as nobody has done anything with a session of it: what
    hangs on a session is destroyed with it.

    Raises:
        NotYours: when the actor does not carry the group.
        SomethingWasPrepared: when a session was touched since, or a row of any room names one.
    """
    WRITE_GROUP.demand(series.group, by=by)
    held = list(Session.objects.select_for_update().filter(series=series).order_by("pk"))
    is_touched = any(_is_touched(session) for session in held) or is_named(held)
    refuse_if(is_touched, SomethingWasPrepared)
    for session in held:
        leave(session)
    leave(series)
    log.write(SERIES_TAKEN_AWAY, about=series.group, by=by)


def _is_touched(session: Session) -> bool:
    return session.version > 1 or session.is_over


@transaction.atomic
def end_series(series: Series, *, last_on: date, by: Actor) -> None:
    """Drop what was to be held after this day; calendars that know these sessions are told.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    WRITE_GROUP.demand(series.group, by=by)
    moment = clock.now()
    for session in _held(series).filter(is_dropped=False).to_come().order_by("pk"):
        if session.day > last_on:
            _stand(session, moment, is_dropped=True)
    Series.objects.filter(pk=series.pk).update(shortened_at=moment)
    log.write(SERIES_ENDED, about=series.group, by=by)


@transaction.atomic
def go_on(series: Series, *, by: Actor) -> None:
    """Take up again what the last early end dropped, and nothing that was dropped otherwise or
    changed since.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    WRITE_GROUP.demand(series.group, by=by)
    dropped = _held(series).filter(is_dropped=True, changed_at__in=[series.shortened_at])
    for session in dropped.order_by("pk"):
        _stand(session, clock.now(), is_dropped=False)
    Series.objects.filter(pk=series.pk).update(shortened_at=None)
    log.write(SERIES_TAKEN_UP, about=series.group, by=by)


def _held(series: Series) -> SessionQuerySet:
    held: SessionQuerySet = Session.objects.select_for_update().filter(series=series)
    return held


def _stand(session: Session, moment: datetime, *, is_dropped: bool) -> None:
    session.is_dropped = is_dropped
    session.change_at(moment)
    take_version(session, session.version)
    session.save(update_fields=["is_dropped", "sequence", "changed_at"])
