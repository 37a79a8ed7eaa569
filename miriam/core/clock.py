"""The only place that asks what time it is, so that a story can be told at its own pace, and that
says which moment an hour on the wall is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused, refuse_if

BRUSSELS = ZoneInfo("Europe/Brussels")
_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """This moment, with its time zone."""
    return _told.get() or timezone.now()


def today() -> date:
    """The day in Brussels, where every centre works."""
    return timezone.localdate(now())


def is_to_come(day: date) -> bool:
    """Whether that day has not come yet."""
    return day > today()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be this moment inside; the fictional centre lives its year this way."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


class NoSuchHour(Refused):
    """An hour that is skipped in spring."""

    sentence = _(
        "Cette nuit-là, on avance l’heure : de 2 h à 3 h, l’heure n’existe pas. "
        "Choisissez-en une autre."
    )


def moment_of(day: date, hour: time) -> datetime:
    """The moment at which a clock on the wall shows this hour; of an hour that comes twice in
    autumn, the first.

    Raises:
        NoSuchHour: when no clock shows it on that day.
    """
    moment = _first(day, hour)
    refuse_if(_on_the_wall(moment) != (day, hour), NoSuchHour)
    return moment


def comes_twice(moment: datetime) -> bool:
    """Whether clocks show the hour of this moment a second time that night."""
    told = moment.astimezone(BRUSSELS)
    return told.replace(fold=0).utcoffset() != told.replace(fold=1).utcoffset()


def _first(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=BRUSSELS).astimezone(UTC)


def _on_the_wall(moment: datetime) -> tuple[date, time]:
    told = moment.astimezone(BRUSSELS)
    return told.date(), told.time()
