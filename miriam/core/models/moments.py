"""The moment and the day at which a row is written, by the one clock.

A migration sees plain fields of Django.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from miriam.core import clock

if TYPE_CHECKING:
    MomentField = models.DateTimeField[datetime, datetime]
    DayField = models.DateField[date, date]
else:
    MomentField, DayField = models.DateTimeField, models.DateField


class NowField(MomentField):
    """A moment that is now, unless another is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": clock.now, **kwargs})

    def deconstruct(self) -> Any:
        """A moment; where it comes from is no affair of the database."""
        return as_plain(self.name, "django.db.models.DateTimeField", super().deconstruct())


class TodayField(DayField):
    """A day that is today, unless another is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": clock.today, **kwargs})

    def deconstruct(self) -> Any:
        """A day; where it comes from is no affair of the database."""
        return as_plain(self.name, "django.db.models.DateField", super().deconstruct())


def as_plain(name: str, field: str, parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """The parts of a field of Django, without a default that lives in the code."""
    *_rest, args, kwargs = parts
    return name, field, args, {key: kept for key, kept in kwargs.items() if key != "default"}
