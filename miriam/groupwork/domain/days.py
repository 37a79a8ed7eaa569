"""The days of a series before anything is written: each with what falls on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from holidays import country_holidays

from miriam.groupwork.domain.rhythm import Recurrence, days_of

# From this month on a day belongs to the school year that begins: the first communities go back in
# its last week.
SCHOOL_YEAR_TURNS = 8


@dataclass(frozen=True)
class Vacation:
    """Days without school in one community, from a day to a day, both included."""

    name: str
    # The code of the community whose schools are closed.
    community: str
    first_on: date
    last_on: date

    def covers(self, day: date) -> bool:
        """Whether there is no school on this day."""
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True)
class PlannedDay:
    """A day of a series, whether it is a public holiday, and the school holidays that cover it."""

    on: date
    is_public_holiday: bool = False
    vacations: tuple[Vacation, ...] = ()

    @property
    def is_free(self) -> bool:
        """Nothing falls on it: it is ticked before anybody looks."""
        return not self.is_public_holiday and not self.vacations


def preview(rhythm: Recurrence, vacations: Iterable[Vacation] = ()) -> list[PlannedDay]:
    """Every day of the series in its order, also those on which something falls."""
    known = list(vacations)
    return [_planned(day, known) for day in days_of(rhythm)]


def _planned(day: date, vacations: list[Vacation]) -> PlannedDay:
    covering = tuple(one for one in vacations if one.covers(day))
    return PlannedDay(day, is_public_holiday(day), covering)


def is_public_holiday(day: date) -> bool:
    """Whether the law makes it a holiday in the whole of Belgium (library `holidays`, BE)."""
    return day in _public(day.year)


@lru_cache(maxsize=8)
def _public(year: int) -> frozenset[date]:
    return frozenset(country_holidays("BE", years=year))


def unknown_years(rhythm: Recurrence, vacations: Iterable[Vacation]) -> list[int]:
    """The first years of the school years of which no holiday is known; none is invented."""
    known = {school_year(one.first_on) for one in vacations}
    return sorted({school_year(day) for day in days_of(rhythm)} - known)


def school_year(day: date) -> int:
    """The year in which the school year of this day began: 2026 for 2026-2027."""
    return day.year if day.month >= SCHOOL_YEAR_TURNS else day.year - 1
