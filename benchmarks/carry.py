"""Carries a generated installation from SQLite to PostgreSQL: the very same rows, still sealed.

    python -m benchmarks.carry --data /tmp/miriam-1000 --to postgres://postgres@127.0.0.1/miriam

Seals know nothing of the database they lie in, so both databases hold the same bytes and can be
compared.
"""

import argparse
import os
import sqlite3
import sys
import time
from pathlib import Path

# Filled by the migrations themselves.
LEFT_OUT = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"}
AT_ONCE = 2_000


def main() -> int:
    """Migrate the empty target, copy table after table, set the counters, analyse."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.carry", description=__doc__)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--to", required=True)
    asked = parser.parse_args()
    os.environ["MIRIAM_DATA"], os.environ["DB"] = str(asked.data), asked.to
    from config.start import prepare

    prepare()
    begun = time.perf_counter()
    rows = carry(asked.data / "miriam.sqlite3")
    print(f"{rows} rows carried: {time.perf_counter() - begun:.0f} s")
    return 0


def carry(source: Path) -> int:
    """Every table; foreign keys are checked at the end, as Django makes them."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    from miriam.audit import append_only

    connection.ensure_connection()
    rows = 0
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as here:
        tables = [
            name
            for (name,) in here.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in LEFT_OUT
        ]
        # A chain that comes whole begins with its last head.
        with append_only.lifted(connection), connection.connection.transaction():
            rows = sum(_copy(here, connection.connection, table) for table in tables)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(True)):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
    return rows


def _copy(here: sqlite3.Connection, there: object, table: str) -> int:
    found = here.execute(f'SELECT * FROM "{table}"')
    names = ", ".join(f'"{column[0]}"' for column in found.description)
    rows = 0
    with there.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:  # type: ignore[attr-defined]
        while some := found.fetchmany(AT_ONCE):
            for row in some:
                copy.write_row(row)
            rows += len(some)
    return rows


if __name__ == "__main__":
    sys.exit(main())
