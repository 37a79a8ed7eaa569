"""What is measured, started and stopped: PostgreSQL, the product, the floor. Loopback only."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4
PATIENCE = 90
DOOR = "/se-connecter"


@dataclass(frozen=True)
class Server:
    """Something that answers, the process that carries it, and how long it took to answer."""

    address: str
    process: int
    started_in: float


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as door:
        door.bind((HOST, 0))
        return int(door.getsockname()[1])


@contextmanager
def served(
    command: list[str], port: int, path: str, environment: Mapping[str, str], folder: Path = ROOT
) -> Iterator[Server]:
    """Start a server, wait for its first page, and stop it with all its workers."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            until_it_answers(process, f"http://{HOST}:{port}{path}")
            took = time.perf_counter() - begun
            yield Server(f"http://{HOST}:{port}", process.pid, took)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def until_it_answers(process: "subprocess.Popen[bytes]", address: str) -> None:
    """Its first page is there.

    Raises:
        RuntimeError: when it stopped, or nobody answers for too long.
    """
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} stopped")
        try:
            with urlopen(address, timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"{address} does not answer")


def miriam(data: Path, database: str) -> AbstractContextManager[Server]:
    """The product as `miriam serve` starts it."""
    port = free_port()
    environment = environment_of(data, database)
    return served(serving(port), port, DOOR, environment)


def serving(port: int) -> list[str]:
    """What is typed to start the product."""
    return [
        *(sys.executable, "-m", "config.command"),
        *("serve", "--host", HOST, "--port", str(port)),
    ]


def environment_of(data: Path, database: str) -> dict[str, str]:
    """As on a machine where it was started before: Python keeps what it has compiled."""
    return {"MIRIAM_DATA": str(data), "DB": database, "PYTHONDONTWRITEBYTECODE": ""}


def floor(kind: str, address: str) -> AbstractContextManager[Server]:
    """The bare Django application that does the same work, behind the same server."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "granian", "dj:application", "--interface", "wsgi"),
        *("--host", HOST, "--port", str(port), "--workers", str(WORKERS)),
        *("--blocking-threads", str(THREADS), "--no-access-log", "--log-level", "warning"),
        *("--no-ws", "--working-dir", str(ROOT / "benchmarks" / "floor")),
    ]
    environment = {"FLOOR_DB": kind, "FLOOR_DSN": address}
    return served(command, port, "/login", environment, ROOT / "benchmarks" / "floor")


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL of our own: nobody else's work is counted, nobody else's data is near."""

    port: int
    process: int

    def address(self, database: str) -> str:
        """As the product is told it."""
        return f"postgres://postgres@{HOST}:{self.port}/{database}"

    def create(self, database: str) -> str:
        """A new empty database."""
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"')
        return self.address(database)


def _programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@contextmanager
def postgres(folder: Path) -> Iterator[Cluster | None]:
    """Start a cluster in this folder; nothing where PostgreSQL is not installed."""
    programs, port = _programs(), free_port()
    if programs is None:
        yield None
        return
    # PostgreSQL refuses to run as root; Debian brings an account for it.
    become = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    before = become if os.geteuid() == 0 else []
    if not (folder / "PG_VERSION").exists():
        folder.mkdir(parents=True, exist_ok=True)
        if before:
            shutil.chown(folder, "postgres", "postgres")
        made = [str(programs / "initdb"), "-D", str(folder), "-U", "postgres", "-A", "trust"]
        subprocess.run(
            [*before, *made, "--encoding=UTF8", "--locale=C.UTF-8"], check=True, capture_output=True
        )
    process = subprocess.Popen(
        [
            *(*before, str(programs / "postgres"), "-D", str(folder), "-k", str(folder)),
            *("-c", f"listen_addresses={HOST}", "-c", f"port={port}", "-c", "max_wal_size=4GB"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
    try:
        _until_it_listens(process, port)
        yield Cluster(port, process.pid)
    finally:
        process.terminate()
        process.wait(60)


def _until_it_listens(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until and process.poll() is None:
        with socket.socket() as door:
            if door.connect_ex((HOST, port)) == 0:
                time.sleep(0.5)
                return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL does not start")
