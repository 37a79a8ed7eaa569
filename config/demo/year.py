"""The calendar of the story: days count from the first day of a group, and fall on workdays."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from miriam.core import clock

BRUSSELS = ZoneInfo("Europe/Brussels")
SATURDAY = 5


class Year:
    """The year of one group, `days_ago` days long."""

    def __init__(self, days_ago: int) -> None:
        self.today = clock.today()
        self.first_day = self.today - timedelta(days=days_ago)

    def on(self, day: int) -> date:
        """The day of the story as a date: a weekend becomes the Friday before it."""
        wanted = min(self.first_day + timedelta(days=day), self.today)
        return wanted - timedelta(days=max(0, wanted.weekday() - SATURDAY + 1))

    def ago(self, days: int) -> int:
        """The day of the story that lies so many days back."""
        return (self.today - self.first_day).days - days

    @contextmanager
    def day(self, day: int, hour: int = 16) -> Iterator[date]:
        """Let it be this day of the story inside."""
        on = self.on(day)
        moment = datetime.combine(on, time(hour), BRUSSELS)
        with clock.at(min(moment, datetime.now(BRUSSELS))):
            yield on

    def tell(self, happenings: Iterable[tuple[int, Callable[[date], None]]]) -> None:
        """Let everything happen, day after day."""
        for day, happen in sorted(happenings, key=itemgetter(0)):
            with self.day(day) as on:
                happen(on)
