"""Reading rows."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


def sole(rows: QuerySet[M, Any]) -> M | None:
    """The row that a unique key names, if there is one.

    `.first()` would have it sorted, which for a wide row costs as much as reading it.
    """
    return next(iter(rows.order_by()), None)


def attach(rows: list[M], name: str, by_pk: Mapping[int, Model]) -> list[M]:
    """The same rows, each with the one that it names, which is at hand and not read again."""
    for row in rows:
        setattr(row, name, by_pk[getattr(row, f"{name}_id")])
    return rows
