"""Where a case manager went, month by month; a list that she alone prints, and without a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.functional import Promise

from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.pages.words import KINDS
from miriam.look.dates import written


@dataclass(frozen=True)
class Trip:
    """A day, where to, and of which kind."""

    on: date
    kind: str | Promise
    place: str


@dataclass(frozen=True)
class MonthOfTrips:
    """The trips of a month, the first on top."""

    name: str
    trips: list[Trip]


def months_of(appointments: Iterable[Appointment]) -> list[MonthOfTrips]:
    """The latest month first, as the appointments come in."""
    by_month = groupby(appointments, lambda one: written(one.starts_at, "F Y"))
    return [MonthOfTrips(name, [_trip(one) for one in those][::-1]) for name, those in by_month]


def _trip(one: Appointment) -> Trip:
    """At her home, neither her name nor her address stands in a list that is printed."""
    place = "" if one.kind == EncounterKind.HOME else one.place
    return Trip(one.day, KINDS[EncounterKind(one.kind)], place or "")
