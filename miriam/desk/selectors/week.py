"""Her week, and where she went for her work: her own appointments, in the files she accompanies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.access.models import Mandate
from miriam.accompaniment import selectors as accompaniment
from miriam.accompaniment.domain import AT_ONES_DESK, AppointmentState
from miriam.accompaniment.models import Appointment
from miriam.attendance.selectors.day import Gathering, gatherings, opens_titles
from miriam.core import clock
from miriam.people import selectors as people
from miriam.vault.domain import Depth

SEVEN_DAYS = timedelta(days=7)
# This week and the one that follows.
WEEKS = 2
# This month and the two before it.
MONTHS = 3


@dataclass(frozen=True)
class Week:
    """The days of a week, from Monday on, and what stands in them."""

    monday: date
    appointments: list[Appointment]
    gatherings: list[Gathering]


def opened_for_the_weeks(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """The names and what was shared in the files with an appointment in these weeks, and what the
    sessions of her groups are called.
    """
    yield from _opened(_planned(by), by)
    yield from opens_titles(_standing(by))


def opened_for_the_paper(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """The same without what a session is called, which stands on no paper."""
    yield from _opened(_planned(by), by)


def week_of(by: Actor, *, following: bool) -> Week:
    """This week or the one that follows; the gate has opened what is shown."""
    monday = _monday() + SEVEN_DAYS * following
    sunday = monday + timedelta(days=6)
    kept = [one for one in _planned(by) if monday <= one.day <= sunday]
    together = [one for one in _standing(by) if monday <= one.session.day <= sunday]
    return Week(monday, [one for one in kept if _is_open(one, by)], together)


def opened_for_the_trips(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """What was shared in the files with a trip of hers in these months; no name."""
    yield from _opened(_trips(by), by)


def trips_of(by: Actor) -> list[Appointment]:
    """Where she went herself in these months, the last first, of whatever came of it."""
    return [one for one in reversed(_trips(by)) if _is_open(one, by)]


def _planned(by: Actor) -> list[Appointment]:
    """What stands in these weeks, noted or not."""

    def asked() -> list[Appointment]:
        files = people.my_running_files(by)
        return accompaniment.days_of(by, files, _monday(), _last_day())

    found = by.remember("desk.weeks", asked)
    return [one for one in found if one.state is not AppointmentState.DROPPED]


def _standing(by: Actor) -> list[Gathering]:
    """The sessions of her groups in these weeks, and those that hers join."""
    found = gatherings(by, _monday(), _last_day())
    return [one for one in found if not one.session.is_dropped]


def _trips(by: Actor) -> list[Appointment]:
    today = clock.today()

    def asked() -> list[Appointment]:
        files = [*people.my_running_files(by), *people.my_ended_files(by)]
        return accompaniment.days_of(by, files, _first_of_months(today), today)

    found = by.remember("desk.trips", asked)
    return [one for one in found if _is_trip(one, by)]


def _is_trip(one: Appointment, by: Actor) -> bool:
    is_hers = one.mandate_id == by.hat.pk and one.state is not AppointmentState.DROPPED
    return is_hers and one.kind not in AT_ONES_DESK and one.starts_at <= clock.now()


def _opened(appointments: Iterable[Appointment], by: Actor) -> Iterable[Opening]:
    files = sorted({one.file_id for one in appointments})
    yield from people.names_and_confided(files, files, by)


def _is_open(one: Appointment, by: Actor) -> bool:
    return by.keychain.is_open(one.file.ring_subject, Depth.SHARED)


def _monday() -> date:
    today = clock.today()
    return today - timedelta(days=today.weekday())


def _last_day() -> date:
    return _monday() + SEVEN_DAYS * WEEKS - timedelta(days=1)


def _first_of_months(today: date) -> date:
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)
