"""The application as it is really served: its own process, its own folder, its own port."""

import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
MIRIAM = [sys.executable, "-m", "config.command"]
# Seconds that a busy machine may take to start or to stop.
PATIENCE = 180
# Below those that the system gives to connections that go out.
PORTS = range(20_000, 32_000)
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
        timeout=600,
    )


def prepare(data: Path) -> Path:
    """A folder that was installed and in which nobody has arrived."""
    prepares = [sys.executable, "-c", "from config.start import prepare; prepare()"]
    subprocess.run(prepares, cwd=ELSEWHERE, env=environment_of(data), check=True)
    return data


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield door.getsockname()[1]


def free_port() -> int:
    """A port on which nobody listens; two workers hardly ever find the same one."""
    port = secrets.choice(PORTS)
    while not is_free(port):
        port = secrets.choice(PORTS)
    return port


def is_free(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) != 0


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
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until it answers; one that stopped will not."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as page:
                page.connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The server did not start.")


class Visitor:
    """A browser that keeps its cookies on one connection."""

    def __init__(self, port: int) -> None:
        self.door = HTTPConnection("localhost", port, timeout=30)
        self.cookies = SimpleCookie[str]()

    def go(self, address: str, **typed: str) -> str:
        """Show a page, or send its form; follows where it leads."""
        headers = {"Cookie": "; ".join(f"{it.key}={it.value}" for it in self.cookies.values())}
        if typed:
            token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.go(address))
            assert token
            typed["csrfmiddlewaretoken"] = token.group(1)
            headers = {"Cookie": "; ".join(f"{it.key}={it.value}" for it in self.cookies.values())}
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.door.request("POST" if typed else "GET", address, urlencode(typed) or None, headers)
        answer = self.door.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(cookie)
        page = answer.read().decode()
        return self.go(answer.headers["Location"]) if answer.status == 302 else page


@contextmanager
def visiting(port: int) -> Iterator[Visitor]:
    visitor = Visitor(port)
    with closing(visitor.door):
        yield visitor
