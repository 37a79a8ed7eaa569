"""The hours at which a message may reach her: days of the week, from one hour to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
MINUTE = timedelta(minutes=1)
# Every hour of a week comes within eight days, but for one that the spring skips: then within two
# weeks.
LOOKS_AHEAD = timedelta(days=15)


@dataclass(frozen=True)
class SafeHours:
    """By the clock on the wall in Brussels, the end not counted. `days` counts from Monday (0); a
    span never passes midnight: with an end before its start nothing may reach her.
    """

    days: frozenset[int]
    start: time
    end: time

    def allows(self, moment: datetime) -> bool:
        """Whether a message may reach her at this moment."""
        told = moment.astimezone(BRUSSELS)
        return told.weekday() in self.days and self.start <= told.time() < self.end

    def next_from(self, moment: datetime) -> datetime | None:
        """The first moment from this one on at which one may: itself, or a whole minute. Clocks
        that change are followed, because every minute is looked at; nothing within two weeks is
        nothing at all.
        """
        if self.allows(moment):
            return moment
        last = moment + LOOKS_AHEAD
        minute = moment.replace(second=0, microsecond=0) + MINUTE
        while minute <= last:
            if self.allows(minute):
                return minute
            minute += MINUTE
        return None


def packed(hours: SafeHours) -> list[Any]:
    """As it is sealed."""
    return [sorted(hours.days), hours.start.isoformat(), hours.end.isoformat()]


def unpacked(kept: Iterable[Any]) -> SafeHours:
    """As it was sealed."""
    days, start, end = kept
    return SafeHours(frozenset(days), time.fromisoformat(start), time.fromisoformat(end))
