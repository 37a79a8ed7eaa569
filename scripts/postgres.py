"""The PostgreSQL of the tests: a cluster of their own where its programs are found, quick because
it may lose everything; otherwise one that answers.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

NAMED = "MIRIAM_TEST_POSTGRES"
USUAL = "postgres://postgres@127.0.0.1:5432/postgres"
PROGRAMS = ("initdb", "pg_ctl", "postgres")
# Where Debian keeps them, one folder a version.
DEBIAN = Path("/usr/lib/postgresql")
# Nobody needs to find these rows again after the power was cut.
CARELESS = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def for_tests() -> Iterator[str]:
    """The address of a PostgreSQL, or none: the named one, one of our own, one that answers."""
    named, folder = os.environ.get(NAMED, ""), programs()
    if named:
        yield demanded(named)
    elif folder:
        with own_cluster(folder) as address:
            yield address
    else:
        address = USUAL if answers(USUAL) else ""
        if not address:
            print("\nNo PostgreSQL is found: the suite runs on SQLite alone.", flush=True)
        yield address


def demanded(address: str) -> str:
    """One that was named must answer."""
    refusal = no_answer_of(address)
    if refusal:
        sys.exit(f"{NAMED} is set and does not answer: {refusal}")
    return address


def answers(address: str) -> bool:
    return not no_answer_of(address)


def no_answer_of(address: str) -> str:
    """Why nobody answers there; empty when somebody does."""
    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        return str(error) or "no answer"
    return ""


def programs() -> Path | None:
    """The folder with all that a cluster needs: on the path, or Debian's newest."""
    found = shutil.which("initdb")
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda one: float(one.parent.name), reverse=True)
    folders = [*([Path(found).resolve().parent] if found else []), *versions]
    return next((one for one in folders if all((one / name).exists() for name in PROGRAMS)), None)


@contextmanager
def own_cluster(folder: Path) -> Iterator[str]:
    """A cluster in a temporary folder, which is gone afterwards, however the tests end."""
    password, port = secrets.token_hex(16), free_port()
    options = [f"-p {port}", "-c listen_addresses=127.0.0.1", "-c unix_socket_directories=''"]
    options += [f"-c {careful}=off" for careful in CARELESS]
    # Where root keeps what is temporary, nobody else may look.
    place = "/tmp" if keeper() else None
    with TemporaryDirectory(prefix="miriam-postgres-", dir=place) as home:
        (Path(home) / "password").write_text(password, encoding="utf-8")
        own(home)
        told(
            home,
            folder / "initdb",
            *"-D data -U postgres --pwfile=password --no-sync".split(),
            *"--auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8".split(),
        )
        try:
            told(home, folder / "pg_ctl", *"-D data -l log -w start -o".split(), " ".join(options))
            yield f"postgres://postgres:{password}@127.0.0.1:{port}/postgres"
        finally:
            stop(home, folder)


def told(home: str, program: Path, *words: str) -> None:
    """A program does what it is told, or all that it says is said."""
    done = run(home, program, *words)
    if done.returncode:
        sys.exit(f"{program}: {done.stdout}{done.stderr}")


def stop(home: str, folder: Path) -> None:
    """At once, and without a word when it is not running any more."""
    run(home, folder / "pg_ctl", *"-D data -m immediate -w stop".split())


def run(home: str, program: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *words], cwd=home, user=keeper(), capture_output=True, text=True
    )


def keeper() -> str | None:
    """As whom it runs when we are root, whom PostgreSQL refuses."""
    known = {one.pw_name for one in pwd.getpwall()}
    return (
        next(one for one in ("postgres", "nobody") if one in known) if os.geteuid() == 0 else None
    )


def own(home: str) -> None:
    """The folder and what is in it belong to whom the cluster runs as."""
    name = keeper()
    if name:
        for place in (Path(home), *Path(home).iterdir()):
            shutil.chown(place, name)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
    return port
