"""How often a group meets: every week or every second one, without the days that are left out."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, time

from dateutil.rrule import WEEKLY, rrule


@dataclass(frozen=True)
class Recurrence:
    """From the first day on, on its day of the week, every `weeks` weeks until the last day."""

    first_on: date
    last_on: date
    weeks: int = 1
    starts: time = time(9)
    ends: time = time(11)


def days_of(rhythm: Recurrence, *, without: Container[date] = frozenset()) -> Iterator[date]:
    """Its days in their order, but for those on which nobody meets."""
    rule = rrule(WEEKLY, interval=rhythm.weeks, dtstart=rhythm.first_on, until=rhythm.last_on)
    return (day for day in map(_day, rule) if day not in without)


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)
