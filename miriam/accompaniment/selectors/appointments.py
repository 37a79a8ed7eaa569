"""Appointments as pages and calendars read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.models import Mandate, StandIn
from miriam.accompaniment.domain import AppointmentState, Company, EncounterKind
from miriam.accompaniment.models import Appointment
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.people.models import File
from miriam.people.permissions import accompanied

# How far back what has no note is shown; before that nobody asks.
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class CalendarEntry:
    """What a calendar may know of an appointment without a key: when, of which kind, and how often
    it changed; nothing of what it is about, and nobody's name.
    """

    public_id: UUID
    starts_at: datetime
    minutes: int | None
    kind: EncounterKind
    company: Company
    state: AppointmentState
    sequence: int
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True)
class Agenda:
    """The appointments of one woman: those ahead, those behind without a note, those dropped."""

    ahead: list[Appointment]
    behind: list[Appointment]
    dropped: list[Appointment]


def appointments_of(mandate: Mandate, since: datetime) -> list[CalendarEntry]:
    """The appointments of this hat from that moment on, dropped ones too, the first one first.

    Only in files that it accompanies today; where an accompaniment has ended, they are dropped.
    """
    files = accompanied(Actor(account=mandate.account, mandate=mandate))
    return [_entry(one) for one in _kept_by(hat=mandate.pk, files=files, since=since)]


@prepared
def _kept_by(hat: int, files: list[int], since: datetime) -> QuerySet[Appointment]:
    """The appointments of this hat in these files, with their notes and files."""
    kept = Appointment.objects.filter(mandate=hat, file__in=files, starts_at__gte=since)
    return kept.select_related("file", "encounter").order_by("starts_at", "pk")


def appointments_in(file: File, since: datetime) -> list[CalendarEntry]:
    """The appointments of all who walk with her, from that moment on, dropped ones too."""
    return [_entry(one) for one in _kept_in(file=file.pk, since=since)]


@prepared
def _kept_in(file: int, since: datetime) -> QuerySet[Appointment]:
    """The appointments in this file, with their notes and the file."""
    kept = Appointment.objects.filter(file=file, starts_at__gte=since)
    return kept.select_related("file", "encounter").order_by("starts_at", "pk")


def _entry(one: Appointment) -> CalendarEntry:
    is_over = one.is_planned and one.file.is_closed
    return CalendarEntry(
        public_id=one.public_id,
        starts_at=one.starts_at,
        minutes=one.minutes,
        kind=EncounterKind(one.kind),
        company=Company(one.company),
        state=AppointmentState.DROPPED if is_over else one.state,
        sequence=one.sequence + is_over,
        made_at=one.created_at,
        changed_at=one.changed_at,
    )


def agenda_of(file: File) -> Agenda:
    """The appointments of this woman, today's among those ahead whatever the hour."""
    kept = attach(_of_file(file=file.pk, since=midnight(clock.today() - LATELY)), "file", _of(file))
    planned = [one for one in kept if one.is_planned]
    return Agenda(
        ahead=[one for one in planned if not _is_behind(one)],
        behind=[one for one in planned if _is_behind(one)],
        dropped=[one for one in kept if one.state is AppointmentState.DROPPED],
    )


@prepared
def _of_file(file: int, since: datetime) -> QuerySet[Appointment]:
    """The appointments of this file since then, with their notes and whose they are."""
    kept = Appointment.objects.filter(file=file, starts_at__gte=since)
    return kept.select_related("encounter", "mandate__account").order_by("starts_at", "pk")


def days_of(by: Actor, files: Iterable[File], first: date, last: date) -> list[Appointment]:
    """What stands in these files from the first day to the last: hers, those of whom she stands in
    for, and in the files that she carries those of whoever stands in. Dropped and noted ones are
    among them.
    """
    by_pk = {file.pk: file for file in files}
    found = _in_days(
        files=list(by_pk),
        hat=by.hat.pk,
        today=clock.today(),
        since=midnight(first),
        until=midnight(last + timedelta(days=1)),
    )
    return attach(found, "file", by_pk)


@prepared
def _in_days(
    files: list[int], hat: int, today: date, since: datetime, until: datetime
) -> QuerySet[Appointment]:
    """The appointments in these files between two moments that are an affair of this hat."""
    replaced = StandIn.objects.running(today).filter(mandate=hat).values("replaces")
    hers = Q(mandate=hat) | Q(mandate__in=replaced)
    lent = Q(file__case_manager=hat) & ~Q(mandate=F("file__duo"))
    return (
        Appointment.objects.filter(hers | lent, file__in=files)
        .filter(starts_at__gte=since, starts_at__lt=until)
        .select_related("encounter", "mandate__account")
        .order_by("starts_at", "pk")
    )


def midnight(day: date) -> datetime:
    """When this day begins in Brussels."""
    return clock.moment_of(day, time.min)


def _is_behind(one: Appointment) -> bool:
    return one.day < clock.today()


def _of(file: File) -> dict[int, File]:
    return {file.pk: file}
