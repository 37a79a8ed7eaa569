"""The World of the tests, made once: each test that asks gets its rows back and people of its own.

Making everybody costs hundreds of statements; putting their rows back costs one for each table.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from miriam.core import clock
from tests.world import FOUNDERS, Person, World

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Kept:
    """What the World added to one table."""

    table: str
    columns: tuple[str, ...]
    rows: Rows

    def put_back(self) -> None:
        """All of them, with one statement."""
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, self.columns))
        row = f"({', '.join(['%s'] * len(self.columns))})"
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quote(self.table)} ({columns}) "
                f"VALUES {', '.join([row] * len(self.rows))}",
                [value for values in self.rows for value in values],
            )


@dataclass(frozen=True)
class Cast:
    """Everybody as they were made, and on which day; nobody acts but their copies."""

    day: date
    world: World
    founders: dict[UUID, Person]
    kept: list[Kept]

    def on_stage(self) -> World:
        """Their rows stand in the database; the World is a copy of one's own.

        On another day than theirs everybody is made anew: who stands in would do so no longer.
        """
        if clock.today() != self.day:
            return World()
        # Rows may name rows of later tables: that is asked when the transaction ends.
        with transaction.atomic():
            for kept in self.kept:
                kept.put_back()
        world, founders = deepcopy((self.world, self.founders))
        FOUNDERS.update(founders)
        return world


def cast() -> Cast:
    """Make a World, keep what it wrote, and leave the database as it was.

    PostgreSQL counts on from the numbers given here, and SQLite from the highest that it sees: what
    a test adds to its World gets numbers of its own.
    """
    with transaction.atomic():
        before = everything()
        world, day = World(), clock.today()
        kept = [_added(now, before[now.table]) for now in everything().values()]
        transaction.set_rollback(True)
    centres = (world.centre.public_id, world.elsewhere.public_id)
    founders = {centre: FOUNDERS[centre] for centre in centres}
    return Cast(day, world, founders, [added for added in kept if added.rows])


def everything() -> dict[str, Kept]:
    """What stands in the database now, by table."""
    # Lines of the journal stand before the heads that name them.
    tables = sorted(connection.introspection.django_table_names(only_existing=True), reverse=True)
    return {table: _rows_of(table) for table in tables}


def _rows_of(table: str) -> Kept:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return Kept(table, tuple(column[0] for column in cursor.description), cursor.fetchall())


def _added(now: Kept, before: Kept) -> Kept:
    return Kept(now.table, now.columns, [row for row in now.rows if row not in before.rows])
