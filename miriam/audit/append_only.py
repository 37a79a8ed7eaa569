"""The database itself refuses to change or take out a line of the journal.

A superuser of the database can lift this; hence the chain, and the anchors kept elsewhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

SAID = "the journal is append-only"
TABLE = "audit_line"
SQLITE = [
    f"CREATE TRIGGER audit_no_{act} BEFORE {act.upper()} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    for act in ("update", "delete")
]
SQLITE_LIFTED = [f"DROP TRIGGER IF EXISTS audit_no_{act}" for act in ("update", "delete")]
POSTGRES = [
    "CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAID}'; END $$",
    f"CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()",
]
POSTGRES_LIFTED = [f"DROP TRIGGER IF EXISTS audit_append_only ON {TABLE}"]


def _run(connection: BaseDatabaseWrapper, sqlite: list[str], postgres: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in sqlite if connection.vendor == "sqlite" else postgres:
            cursor.execute(statement)


def install(connection: BaseDatabaseWrapper) -> None:
    """From now on lines can only be added."""
    lift(connection)
    _run(connection, SQLITE, POSTGRES)


def lift(connection: BaseDatabaseWrapper) -> None:
    """What a superuser could do; the tests do it to tamper, and to empty their database."""
    _run(connection, SQLITE_LIFTED, POSTGRES_LIFTED)


def is_installed(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database refuses; `miriam doctor` asks."""
    question = (
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_no_%'"
        if connection.vendor == "sqlite"
        else "SELECT count(*) FROM pg_trigger "
        "WHERE tgname = 'audit_append_only' AND tgenabled = 'O'"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return bool(cursor.fetchone()[0] >= (2 if connection.vendor == "sqlite" else 1))


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lift it for a moment."""
    lift(connection)
    try:
        yield
    finally:
        install(connection)
