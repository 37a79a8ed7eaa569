"""The days and hours that can be meant for a session, and its moments, also over midnight."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

# Longer than any session of a group: a slip in one of its hours.
TOO_LONG = timedelta(hours=12)
# Further away nobody plans, or writes down what was: a slip in the year.
AHEAD, BACK = timedelta(days=2 * 366), timedelta(days=5 * 366)
Wall = Callable[[date, time], datetime]


def is_near(day: date, today: date) -> bool:
    """Whether a session of this day can be meant."""
    return -BACK <= day - today <= AHEAD


def lasts(starts: time, ends: time) -> timedelta:
    """How long it is by the clock on the wall."""
    ended = datetime.combine(_last_day(date.min, starts, ends), ends)
    return ended - datetime.combine(date.min, starts)


def hours_on(day: date, starts: time, ends: time, wall: Wall) -> tuple[datetime, datetime]:
    """Both moments of a session of this day."""
    return wall(day, starts), wall(_last_day(day, starts, ends), ends)


def _last_day(day: date, starts: time, ends: time) -> date:
    """What ends no later than it begins ends after midnight."""
    return day + timedelta(days=1) if ends <= starts else day
