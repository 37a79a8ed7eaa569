"""The only place that asks what time it is, so that a story can be told at its own pace."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

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
