"""The database itself refuses to change or take out a line of the journal, the head of a chain or
an anchor, whatever a connection was told; a head moves forward only, to a line that stands.

A superuser of the database can lift this; hence the chain, and the anchors kept elsewhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

from miriam.audit.chain import START

SAID = "the journal is append-only"
LINE, HEAD, ANCHOR = "audit_line", "audit_head", "audit_anchor"

# What a head may say: nothing yet, or the number and the hash of a line of its chain.
NOTHING_YET = f"NEW.number = 0 AND NEW.hash = '{START}'"
A_LINE = (
    "EXISTS (SELECT 1 FROM audit_line "
    "WHERE subject = NEW.subject AND number = NEW.number AND hash = NEW.hash)"
)
SAYS_A_LINE = f"({NOTHING_YET} OR {A_LINE})"
STANDS_OR_MOVES_FORWARD = (
    "(NEW.subject = OLD.subject AND (NEW.number = OLD.number AND NEW.hash = OLD.hash "
    f"OR NEW.number > OLD.number AND {SAYS_A_LINE}))"
)
# On SQLite, REPLACE takes out the rows that stand in its way without asking the trigger of
# deletion: a row that would take another's place is stopped before it comes in.
IN_THE_WAY_OF_A_LINE = (
    "EXISTS (SELECT 1 FROM audit_line WHERE id = NEW.id) "
    "OR EXISTS (SELECT 1 FROM audit_line WHERE subject = NEW.subject AND number = NEW.number) "
    "OR EXISTS (SELECT 1 FROM audit_line WHERE once = NEW.once)"
)
# A head that stands may be written again as INSERT … ON CONFLICT.
IN_THE_WAY_OF_A_HEAD = (
    "EXISTS (SELECT 1 FROM audit_head AS old WHERE old.subject = NEW.subject "
    "AND (old.number > NEW.number OR old.number = NEW.number AND old.hash <> NEW.hash)) "
    "OR EXISTS (SELECT 1 FROM audit_head AS old WHERE old.rowid = NEW.rowid "
    "AND old.subject <> NEW.subject)"
)
IN_THE_WAY_OF_AN_ANCHOR = "EXISTS (SELECT 1 FROM audit_anchor WHERE id = NEW.id)"


def _on_sqlite(name: str, act: str, table: str, when: str = "TRUE") -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    )


def _on_postgres(name: str, acts: str, table: str, function: str) -> str:
    each = "ROW" if function == "audit_head_forward" else "STATEMENT"
    return (
        f"CREATE TRIGGER {name} BEFORE {acts} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION {function}()"
    )


def _function(name: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} END $$"
    )


SQLITE = {
    "audit_no_update": ("UPDATE", LINE),
    "audit_no_delete": ("DELETE", LINE),
    "audit_no_replace": ("INSERT", LINE, IN_THE_WAY_OF_A_LINE),
    "audit_head_insert": ("INSERT", HEAD, f"NOT {SAYS_A_LINE} OR {IN_THE_WAY_OF_A_HEAD}"),
    "audit_head_update": (
        "UPDATE",
        HEAD,
        f"NEW.rowid <> OLD.rowid OR NOT {STANDS_OR_MOVES_FORWARD}",
    ),
    "audit_head_delete": ("DELETE", HEAD),
    "audit_anchor_update": ("UPDATE", ANCHOR),
    "audit_anchor_delete": ("DELETE", ANCHOR),
    "audit_anchor_replace": ("INSERT", ANCHOR, IN_THE_WAY_OF_AN_ANCHOR),
}
RAISE = f"RAISE EXCEPTION '{SAID}';"
FUNCTIONS = [
    _function("audit_append_only", RAISE),
    _function(
        "audit_head_forward",
        f"IF TG_OP = 'INSERT' THEN IF NOT {SAYS_A_LINE} THEN {RAISE} END IF; "
        f"ELSIF NOT {STANDS_OR_MOVES_FORWARD} THEN {RAISE} END IF; RETURN NEW;",
    ),
]
POSTGRES = {
    "audit_append_only": ("UPDATE OR DELETE OR TRUNCATE", LINE, "audit_append_only"),
    "audit_head_forward": ("INSERT OR UPDATE", HEAD, "audit_head_forward"),
    "audit_head_stays": ("DELETE OR TRUNCATE", HEAD, "audit_append_only"),
    "audit_anchor_stays": ("UPDATE OR DELETE OR TRUNCATE", ANCHOR, "audit_append_only"),
}
TABLE_OF = {name: table for name, (_act, table, *_) in {**SQLITE, **POSTGRES}.items()}


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def install(connection: BaseDatabaseWrapper) -> None:
    """From now on lines can only be added, and heads only move to a line that was."""
    lift(connection)
    if connection.vendor == "sqlite":
        _run(connection, [_on_sqlite(name, *parts) for name, parts in SQLITE.items()])
    else:
        made = [_on_postgres(name, *parts) for name, parts in POSTGRES.items()]
        _run(connection, [*FUNCTIONS, *made])


def lift(connection: BaseDatabaseWrapper) -> None:
    """What a superuser could do; the tests do it to tamper, and to empty their database."""
    if connection.vendor == "sqlite":
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE])
    else:
        _run(
            connection, [f"DROP TRIGGER IF EXISTS {name} ON {TABLE_OF[name]}" for name in POSTGRES]
        )


def is_installed(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database refuses all of it; `miriam doctor` asks."""
    question, wanted = (
        ("SELECT name FROM sqlite_master WHERE type = 'trigger'", SQLITE)
        if connection.vendor == "sqlite"
        else ("SELECT tgname FROM pg_trigger WHERE tgenabled = 'O'", POSTGRES)
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return wanted.keys() <= {name for (name,) in cursor.fetchall()}


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lift it for a moment."""
    lift(connection)
    try:
        yield
    finally:
        install(connection)
