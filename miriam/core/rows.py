"""Reading rows."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


def sole(rows: QuerySet[M, Any]) -> M | None:
    """The row that a unique key names, if there is one.

    `.first()` would have it sorted, which for a wide row costs as much as reading it.
    """
    return next(iter(rows.order_by()), None)
