"""Fills an empty installation with the product's own shape, sealed for real.

    python -m benchmarks.generate --files 1000 --data /tmp/miriam-1000 [--stress 2500]

Many centres; teams of two case managers who each accompany fifteen women and are the other's duo;
each carries a group of fourteen; a woman has twenty encounters with a note, a plan, a safe
contact, a household, two consents, a zero measure and the journal of all that. The database is
SQLite; `benchmarks.carry` takes the same rows to PostgreSQL. Every centre has a chance of its own,
so that several processes can tell them side by side and the story stays the same.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

FILES_EACH, TEAMS_A_CENTRE, TELLERS = 15, 3, 3
A_CENTRE = 2 * FILES_EACH * TEAMS_A_CENTRE
CENTRES_THAT_SIGN_IN = 4


@dataclass(frozen=True)
class Plan:
    """What is to be told of one centre."""

    number: int
    files: int
    files_each: int = FILES_EACH
    signs_in: bool = False


def main() -> int:
    """Generate, and keep beside the database who can sign in."""
    asked = _read()
    os.environ.pop("DB", None)
    os.environ["MIRIAM_DATA"] = asked.data
    from config.start import prepare

    prepare()
    begun = time.perf_counter()
    told, rows = fill(list(plans(asked.files, asked.stress)))
    (Path(asked.data) / "told.json").write_text(json.dumps(told))
    print(f"{asked.files} files, {rows} rows: {time.perf_counter() - begun:.0f} s")
    return 0


def _read() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--stress", type=int, default=0, help="files of one more case manager")
    parser.add_argument("--data", required=True, help="an empty folder")
    return parser.parse_args()


def plans(files: int, stress: int) -> Iterator[Plan]:
    """As many centres as these files need, and one whose case manager has far too many."""
    for number, done in enumerate(range(0, files, A_CENTRE), start=1):
        signs_in = number <= CENTRES_THAT_SIGN_IN
        yield Plan(number, min(A_CENTRE, files - done), signs_in=signs_in)
    if stress:
        yield Plan(number + 1, stress, files_each=stress, signs_in=True)


def fill(centres: list[Plan]) -> tuple[dict[str, Any], int]:
    """Every centre is told by one of several processes and written by this one."""
    from django.db import connection, connections, transaction

    from benchmarks.lives import PASSWORD, current_version

    version, rows = current_version(), 0
    found: dict[str, Any] = {"password": PASSWORD, "sample": [], "stress": None}
    connections.close_all()
    with get_context("fork").Pool(TELLERS) as tellers:
        with connection.cursor() as cursor:
            # An installation that is thrown away when the power fails; room for every index.
            for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-2000000"):
                cursor.execute(f"PRAGMA {setting}")
        with transaction.atomic(), connection.cursor() as cursor:
            for plan, signing_in, kept in tellers.imap(_tell, [(it, version) for it in centres]):
                for statement, those in kept.items():
                    cursor.executemany(statement, those)
                    rows += len(those)
                if plan.files_each != FILES_EACH:
                    found["stress"] = asdict(signing_in[0])
                else:
                    found["sample"] += [asdict(one) for one in signing_in]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
    return found, rows


def _tell(asked: tuple[Plan, int]) -> tuple[Plan, Any, Any]:
    from benchmarks.lives import tell

    return asked[0], *tell(*asked)


if __name__ == "__main__":
    sys.exit(main())
