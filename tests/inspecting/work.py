"""Counts what a page has the database and Python do, in steps and never in time: a page of twice
the rows may do twice the work, and not four times.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.db import connection

Step = Callable[[], Any]

# Where lists and names end a question is the same one, however many are asked for.
LISTS = re.compile(r"(?:%s|\?)(?:, (?:%s|\?))+")
# The house, and what a test puts in the place of a part of it.
OURS = ("miriam.", "tests.access")
PLANNED = "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) "


def work_of_database(read: Step) -> Counter[str]:
    """The steps that each question costs: instructions on SQLite, rows looked at on PostgreSQL."""
    read()
    if connection.vendor == "postgresql":
        return _rows_looked_at(read)
    return _instructions(read)


def _instructions(read: Step) -> Counter[str]:
    steps: Counter[str] = Counter()
    asked = [""]

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked[0] = _shape(sql)
        return execute(sql, params, many, context)

    def step() -> None:
        steps[asked[0]] += 1

    connection.ensure_connection()
    connection.connection.set_progress_handler(step, 1)
    try:
        with connection.execute_wrapper(wrapper):
            read()
    finally:
        connection.connection.set_progress_handler(None, 1)
    return steps


def _rows_looked_at(read: Step) -> Counter[str]:
    rows: Counter[str] = Counter()

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT"):
            rows[_shape(sql)] += sum(_looked_at(sql, params))
        return execute(sql, params, many, context)

    with connection.cursor() as cursor:
        # The planner knows how long the tables are, as it does in an installation.
        cursor.execute("ANALYZE")
    with connection.execute_wrapper(wrapper):
        read()
    return rows


def _looked_at(sql: str, params: Any) -> Iterator[int]:
    from psycopg import ClientCursor

    with ClientCursor(connection.connection) as cursor:
        plan = cursor.execute(PLANNED + sql, params).fetchone()
    assert plan
    nodes = [plan[0][0]["Plan"]]
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        passed_over = sum(many for name, many in node.items() if name.startswith("Rows Removed"))
        yield round((node["Actual Rows"] + passed_over) * node["Actual Loops"])


def _shape(sql: str) -> str:
    return LISTS.sub("…", sql)


def work_of_python(read: Step) -> Counter[str]:
    """The instructions that run in each function of the house."""
    read()
    steps: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _arg: object) -> Any:
        if not frame.f_globals.get("__name__", "").startswith(OURS):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        if event == "opcode":
            steps[f"{frame.f_globals['__name__']}.{frame.f_code.co_qualname}"] += 1
        return count

    with _tracing(count):
        read()
    return steps


@contextmanager
def _tracing(count: Any) -> Iterator[None]:
    before = sys.gettrace()
    sys.settrace(count)
    try:
        yield
    finally:
        sys.settrace(before)
