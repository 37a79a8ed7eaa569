"""The application as it is really served: its own process, its own folder, its own port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MIRIAM = [sys.executable, "-m", "config.command"]
PATIENCE = 60
# Where one stands when starting must not matter.
ELSEWHERE = Path("/")


def environment_of(data: Path, **more: str) -> dict[str, str]:
    """As on a new machine: nothing is set but what is named."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MIRIAM_")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    return {**clean, "DB": "", "MIRIAM_DATA": str(data), "PYTHONPATH": str(ROOT), **more}


def miriam(*words: str, data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The `miriam` command on a data folder, to its end."""
    return subprocess.run(
        [*MIRIAM, *words],
        cwd=ELSEWHERE,
        env=environment_of(data, **more),
        capture_output=True,
        text=True,
        timeout=300,
    )


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield door.getsockname()[1]


def free_port() -> int:
    with taken_port() as port:
        return port


@contextmanager
def served(data: Path, *options: str, **more: str) -> Iterator[int]:
    """The port on which `miriam serve` answers, until it is no longer needed."""
    port = free_port()
    server = subprocess.Popen(
        [*MIRIAM, "serve", "--port", str(port), "--workers", "1", *options],
        cwd=ELSEWHERE,
        env=environment_of(data, **more),
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as page:
                page.connect()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The server did not start.")
