"""Making an appointment, moving and dropping it without a reason, and its note."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import (
    APPOINTMENT_CHANGED,
    APPOINTMENT_DROPPED,
    APPOINTMENT_MADE,
    APPOINTMENT_MOVED,
    APPOINTMENT_TAKEN_UP,
)
from miriam.accompaniment.domain import AppointmentState, Company, EncounterKind
from miriam.accompaniment.models import Appointment, Encounter
from miriam.accompaniment.permissions import CHANGE_APPOINTMENT, WRITE_APPOINTMENT
from miriam.accompaniment.services import encounters, themes
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.accompaniment.services.refusals import AppointmentHasItsNote, DayHasPassed
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.look.dates import day_of
from miriam.people.models import File
from miriam.people.services.editing import demand_running, demand_taking_part, take_version

PLAIN = ("company", "kind", "minutes", "goes_along", "what", "place", "partner", "bring")


@dataclass(frozen=True)
class AppointmentFacts:
    """When and of which kind; minutes where the length is known, `about` names themes of the
    centre; what for, where, with whom besides, and what to bring are words.
    """

    starts_at: datetime
    kind: EncounterKind
    company: Company = Company.HER
    minutes: int | None = None
    goes_along: bool = False
    about: Collection[UUID] = ()
    what: str = ""
    place: str = ""
    partner: str = ""
    bring: str = ""


@transaction.atomic
def make(file: File, facts: AppointmentFacts, *, by: Actor) -> Appointment:
    """Make an appointment; it is the actor's.

    Sent again word for word (with the back button, say), it is the one that stands already.

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed, HasTakenBack: when nothing of hers is written down any more.
        DayHasPassed: when its day is not to come.
    """
    WRITE_APPOINTMENT.demand(file, by=by)
    demand_taking_part(file)
    refuse_if(day_of(facts.starts_at) < clock.today(), DayHasPassed)
    if same := _that_stands(file, facts, by):
        return same
    made = Appointment(file=file, mandate=by.hat, starts_at=facts.starts_at, **_plain(facts))
    made.save()
    made.themes.set(themes.named(facts.about, centre=file.centre))
    log.write(APPOINTMENT_MADE, about=file, by=by)
    return made


def _plain(facts: AppointmentFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in PLAIN}


def _that_stands(file: File, facts: AppointmentFacts, by: Actor) -> Appointment | None:
    planned = Appointment.objects.planned().filter(
        file=file, mandate=by.hat, starts_at=facts.starts_at, kind=facts.kind
    )
    told = _plain(facts)
    for one in planned.order_by("pk"):
        one.file = file
        if all(getattr(one, name) == told[name] for name in PLAIN):
            return one
    return None


@transaction.atomic
def change(appointment: Appointment, facts: AppointmentFacts, *, version: int, by: Actor) -> None:
    """Move it, or say otherwise what it is; at another moment it can be put back, and it stands
    again if it was dropped.

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed, HasTakenBack: when nothing of hers is written down any more.
        Overtaken: when somebody else changed it in between.
        DayHasPassed: when it is moved to a day that is not to come.
        AppointmentHasItsNote: when it took place.
    """
    CHANGE_APPOINTMENT.demand(appointment, by=by)
    demand_taking_part(appointment.file)
    refuse_if(appointment.state is AppointmentState.HELD, AppointmentHasItsNote)
    take_version(appointment, version)
    is_moved = facts.starts_at != appointment.starts_at
    refuse_if(is_moved and day_of(facts.starts_at) < clock.today(), DayHasPassed)
    for name, value in _plain(facts).items():
        setattr(appointment, name, value)
    if is_moved:
        _move(appointment, facts.starts_at)
        appointment.is_dropped = False
    else:
        appointment.changed_at = clock.now()
    appointment.save()
    appointment.themes.set(themes.named(facts.about, centre=appointment.file.centre))
    log.write(APPOINTMENT_MOVED if is_moved else APPOINTMENT_CHANGED, about=appointment.file, by=by)


def _move(appointment: Appointment, to: datetime) -> None:
    appointment.moved_from, appointment.starts_at = appointment.starts_at, to
    appointment.change_at(clock.now())


@transaction.atomic
def put_back(appointment: Appointment, *, by: Actor) -> None:
    """It was moved by mistake: it is again when it was before; twice changes nothing.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    CHANGE_APPOINTMENT.demand(appointment, by=by)
    demand_running(appointment.file)
    kept = _held(appointment)
    if kept.moved_from is None:
        return
    _move(kept, kept.moved_from)
    kept.moved_from = None
    _save(kept, "starts_at", "moved_from")
    log.write(APPOINTMENT_MOVED, about=appointment.file, by=by)


@transaction.atomic
def drop(appointment: Appointment, *, by: Actor) -> None:
    """It does not take place; nobody is asked why, and it can be taken up again.

    Raises:
        NotYours: when the actor does not accompany her.
        AppointmentHasItsNote: when it took place.
    """
    CHANGE_APPOINTMENT.demand(appointment, by=by)
    kept = _held(appointment)
    refuse_if(kept.state is AppointmentState.HELD, AppointmentHasItsNote)
    if not kept.is_dropped:
        kept.is_dropped = True
        _save(kept, "is_dropped", renewed=True)
        log.write(APPOINTMENT_DROPPED, about=appointment.file, by=by)


@transaction.atomic
def take_up(appointment: Appointment, *, by: Actor) -> None:
    """It takes place after all, when it was to.

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed: when the accompaniment has ended.
    """
    CHANGE_APPOINTMENT.demand(appointment, by=by)
    demand_running(appointment.file)
    kept = _held(appointment)
    if kept.is_dropped:
        kept.is_dropped = False
        _save(kept, "is_dropped", renewed=True)
        log.write(APPOINTMENT_TAKEN_UP, about=appointment.file, by=by)


@transaction.atomic
def note(appointment: Appointment, facts: EncounterFacts, *, by: Actor) -> Encounter:
    """Write down how it went: it has become an encounter, and is planned again should its note be
    taken back.

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed, HasTakenBack: when nothing of hers is written down any more.
        InTheFuture: when its day is still to come.
        AppointmentHasItsNote: when it has another one already.
    """
    CHANGE_APPOINTMENT.demand(appointment, by=by)
    kept = _held(appointment)
    met = encounters.record(appointment.file, facts, by=by)
    another = kept.state is AppointmentState.HELD and kept.encounter_id != met.pk
    refuse_if(another, AppointmentHasItsNote)
    kept.encounter, kept.is_dropped = met, False
    _save(kept, "encounter", "is_dropped")
    return met


def _held(appointment: Appointment) -> Appointment:
    """The row as it is kept, until this is done: of two who act at once, one comes after."""
    rows = Appointment.objects.select_for_update(of=("self",)).select_related("encounter")
    return rows.get(pk=appointment.pk)


def _save(kept: Appointment, *names: str, renewed: bool = False) -> None:
    """These fields, with what calendars look at; a page that was open before is of before."""
    if renewed:
        kept.change_at(clock.now())
    take_version(kept, kept.version)
    kept.save(update_fields=[*names, "sequence", "changed_at"])
