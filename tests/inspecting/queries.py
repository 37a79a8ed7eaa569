"""Counts queries: a list with two rows and a list with five cost the same."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

Step = Callable[[], Any]


def queries_of(read: Step) -> list[str]:
    """The statements that one reading costs, once caches of the process are warm."""
    read()
    with CaptureQueriesContext(connection) as captured:
        read()
    return [query["sql"] for query in captured.captured_queries]


def same_queries(read: Step, grow: Step) -> None:
    """Read, let the list grow, read again: the number of statements may not grow with it.

    The test arranges two rows; `grow` makes them five.
    """
    few = queries_of(read)
    grow()
    many = queries_of(read)
    more = [sql for sql in many if sql not in few]
    assert len(many) == len(few), (
        f"{len(few)} statements for few rows, {len(many)} for more:\n" + "\n".join(more or many)
    )
