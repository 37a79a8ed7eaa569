"""A page that shows does not write: during GET only SELECT reaches the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


class WroteWhileReading(Exception):
    """A page that only shows tried to write."""


READING = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "WITH", "EXPLAIN")


def _refuse_writing(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    if not sql.lstrip(" (\n").upper().startswith(READING):
        raise WroteWhileReading(sql.split("(", maxsplit=1)[0][:80])
    return execute(sql, params, many, context)


@contextmanager
def only_reading() -> Iterator[None]:
    """Refuse every statement that is not a question.

    Raises:
        WroteWhileReading: at the first statement that would change the database.
    """
    with connection.execute_wrapper(_refuse_writing):
        yield
