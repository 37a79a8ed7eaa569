"""What is confided stands nowhere in clear: database, write-ahead log, dump, logs, mail, sessions,
caches, temporary files. The control: with sealing off, the same search finds all of it, and the
same search in the write-ahead log alone too.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from miriam.core.secrecy import SEALED, secrecy_of
from tests.proofs import reach

POSTGRES = os.environ.get("MIRIAM_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
LEAST_PAGES, LEAST_IN_PAGES = 60, 4
# How the log of PostgreSQL is cut, the first page of a file and the others.
LOG_PAGE, LONG_HEAD, SHORT_HEAD = 8_192, 40, 24


class Planting:
    """A fictional centre in a process of its own, with canaries in it."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.database = folder, database
        self.data = folder / "data"
        temporary = folder / "tmp"
        for place in (self.data, temporary):
            place.mkdir()
        self.keeping_log = _keeping_log() if database else None
        self.began = _end_of_log() if database else ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.proofs.planting", str(self.data)],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.proofs.settings",
                "MIRIAM_DATA": str(self.data),
                "TMPDIR": str(temporary),
                "DB": database,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def planted(self) -> dict[str, str]:
        """Wait until the canaries are in, and give them by field."""
        assert self.process.stdout
        said = self.process.stdout.readline()
        while said and said != "planted\n":
            said = self.process.stdout.readline()
        assert said, "the planting stopped before it had planted"
        found = json.loads((self.folder / "canaries.json").read_text(encoding="utf-8"))
        assert found.get("pages", LEAST_PAGES) >= LEAST_PAGES
        canaries: dict[str, str] = found["canaries"]
        return canaries

    def go_on(self) -> None:
        """Let it plant without sealing."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def seen_in_clear(self, canaries: dict[str, str]) -> set[str]:
        """The fields whose canary stands in a file of the installation, in a dump or in the log."""
        stored = [path.read_bytes() for path in self.folder.rglob("*") if _is_kept(path)]
        return found_in([*stored, self.dump(), self.log()], canaries)

    def log(self) -> bytes:
        """The write-ahead log of the database since this centre began."""
        if self.database:
            return _log_since(self.began)
        [log] = self.data.glob("*-wal")
        return log.read_bytes()

    def dump(self) -> bytes:
        """What a backup of PostgreSQL would hold."""
        if not self.database:
            return b""
        return subprocess.run(["pg_dump", self.database], check=True, capture_output=True).stdout

    def stop(self) -> None:
        """End the process, whatever it was doing."""
        self.process.kill()
        self.process.communicate()
        if self.keeping_log:
            self.keeping_log.close()


def found_in(stored: list[bytes], canaries: dict[str, str]) -> set[str]:
    """The fields whose canary stands somewhere in these bytes, in clear or nearly."""
    stored = stored + [held for bytes_ in stored for held in reach.sessions_in(bytes_)]
    return {
        field
        for field, mark in canaries.items()
        if any(form in bytes_ for form in reach.forms(mark) for bytes_ in stored)
    }


def _keeping_log() -> psycopg.Connection[Any]:
    """As long as this connection is open the server throws away nothing of its log, whatever else
    is written meanwhile.
    """
    server: psycopg.Connection[Any] = psycopg.connect(POSTGRES, autocommit=True)
    reserved, temporary = True, True
    slot = [f"canaries_{uuid4().hex[:12]}", reserved, temporary]
    server.execute("SELECT pg_create_physical_replication_slot(%s, %s, %s)", slot)
    return server


def _end_of_log() -> str:
    with psycopg.connect(POSTGRES) as server:
        [name] = server.execute("SELECT pg_walfile_name(pg_current_wal_lsn())").fetchone() or ()
    return str(name)


def _log_since(segment: str) -> bytes:
    """The log of the server from this segment on, without the heads of its pages, which would cut
    a value in two.
    """
    ask = (
        "SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir() "
        "WHERE name ~ '^[0-9A-F]{24}$' AND name >= %s AND name <= pg_walfile_name("
        "pg_current_wal_lsn()) ORDER BY name"
    )
    with psycopg.connect(POSTGRES) as server:
        _write_out_the_log(server)
        return b"".join(_headless(kept) for [kept] in server.execute(ask, [segment]))


def _write_out_the_log(server: psycopg.Connection[Any]) -> None:
    """A server that does not wait for its log at each commit still holds the end of it in memory: a
    commit that waits brings all before it to the file.
    """
    server.execute("SET synchronous_commit = on")
    server.execute("SELECT pg_logical_emit_message(true, 'canaries', '')")
    server.commit()


def _headless(segment: bytes) -> bytes:
    pages = [segment[at : at + LOG_PAGE] for at in range(0, len(segment), LOG_PAGE)]
    return pages[0][LONG_HEAD:] + b"".join(page[SHORT_HEAD:] for page in pages[1:])


def _is_kept(path: Path) -> bool:
    return path.is_file() and path.name != "canaries.json" and "static" not in path.parts


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def databases() -> list[object]:
    """SQLite, and PostgreSQL where one answers."""
    return ["sqlite", *(["postgresql"] if _answers(POSTGRES) else [])]


@pytest.fixture(params=databases())
def planting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Planting]:
    """A centre with canaries, on each database."""
    database, name = "", f"canaries_{uuid4().hex[:12]}"
    if request.param == "postgresql":
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        database = POSTGRES.rsplit("/", 1)[0] + f"/{name}"
    planting = Planting(tmp_path, database)
    yield planting
    planting.stop()
    if database:
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_no_canary_is_found_and_with_sealing_off_all_are(planting: Planting) -> None:
    canaries = planting.planted()
    in_pages = {name for name in canaries if name.startswith(("typed", "shown"))}
    assert len(in_pages) >= LEAST_IN_PAGES
    assert set(canaries) - in_pages == reach.sealed_names()
    assert planting.seen_in_clear(canaries) == set()

    planting.go_on()

    control = planting.planted()
    assert planting.seen_in_clear(control) == set(control) == set(canaries)
    assert found_in([planting.log()], control) == set(control)


def test_every_field_that_is_confided_is_a_sealed_one() -> None:
    for model in reach.models():
        sealed = {field.name for field in reach.sealed_fields_of(model)}
        declared = {name for name, how in secrecy_of(model).items() if how in SEALED}
        assert sealed == declared, model._meta.label
