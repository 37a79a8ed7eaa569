"""`miriam serve` and `miriam demo`: prepare what is needed, then show it."""

import argparse
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from config.sending import begin_sending
from config.start import (
    LOOPBACK,
    CannotStart,
    number_of,
    prepare,
    refuse_taken_port,
    stating,
)
from config.tidying import begin_nights, forget_what_is_past

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler
    from granian.server.common import AbstractServer

WORKERS = 2
THREADS = 4
PATIENCE = 10
# Seconds; as long as the server allows.
IDLE = 600
# A word of glibc (malloc.h), and from how many bytes on an allocation is one of its own.
M_MMAP_THRESHOLD, LARGE = -3, 1024 * 1024
# How many objects may lie about before garbage is looked for: a page makes some thousands, which go
# by themselves when it has left.
PILE = 20_000
# Seconds after which nobody says that it could not begin.
STANDS = 10
# Seconds between two looks at whether somebody still watches.
WATCH_EVERY = 1


def read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="miriam serve", description="Prépare l’installation et sert l’application."
    )
    parser.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
    parser.add_argument("--port", default="8000", help="port d’écoute (8000)")
    parser.add_argument("--workers", type=int, default=WORKERS, help=f"processus ({WORKERS})")
    parser.add_argument("--demo", action="store_true", help="montre le centre fictif")
    return parser.parse_args(arguments)


def refuse_public_demonstration(host: str) -> None:
    """The passwords of the fictional centre are on the screen: it never leaves this machine."""
    if not {host, *named_hosts()} <= LOOPBACK:
        raise CannotStart("public-demo")


def refuse_open_address(host: str) -> None:
    """Without a name it would answer in clear, with cookies that any network may read."""
    if host not in LOOPBACK and named_hosts() <= LOOPBACK:
        raise CannotStart("open-address", host=host)


def named_hosts() -> set[str]:
    """The names of MIRIAM_HOSTS."""
    named = os.environ.get("MIRIAM_HOSTS", "").split(",")
    return {name.strip("[]") for name in named if name}


def fill(host: str = "127.0.0.1") -> int:
    """Prepare the installation and its fictional centre; say who can sign in."""
    refuse_public_demonstration(host)
    os.environ["MIRIAM_DEMO"] = "1"
    print("Préparation du centre fictif / Het fictieve centrum wordt voorbereid …", flush=True)
    prepare()
    from config.demo import main

    return main([])


def serve(given: argparse.Namespace) -> int:
    if not given.demo:
        refuse_open_address(given.host)
    port = number_of(given.port)
    refuse_taken_port(given.host, port)
    name = "localhost" if given.host in LOOPBACK else given.host
    if named_hosts() <= LOOPBACK:
        os.environ.setdefault("MIRIAM_ADDRESS", f"http://{name}:{port}")
    if given.demo:
        done = fill(given.host)
        if done:
            return done
    else:
        prepare()
    print(f"\n  Miriam : http://{name}:{port}   (Ctrl+C : arrêter / stoppen)\n", flush=True)
    forget_what_is_past()
    give_back()
    preload()
    begin_nights()
    begin_sending()
    keep_serving(given, port)
    return 0


def keep_serving(given: argparse.Namespace, port: int) -> None:
    """A worker that dies is made again; when the same one dies again at once, all are.

    Raises:
        SystemExit: when they die as soon as they are made, and never stood before.
    """
    stood = False
    while True:
        begun = time.monotonic()
        try:
            server(given, port).serve(target_loader=application)
        except SystemExit:
            stood = stood or time.monotonic() - begun >= STANDS
            if not stood:
                raise
            time.sleep(1)
        else:
            return


def application(_: str) -> "WSGIHandler":
    """What every worker serves; whoever watches the workers tells them to stop, nobody else."""
    # Ctrl+C reaches all processes at once: a worker that is told twice does not stop.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    threading.Thread(target=go_with, args=(os.getppid(),), daemon=True).start()
    from config.wsgi import application

    return application


def go_with(parent: int) -> None:
    """Stop when whoever watches this worker was killed: nobody else would tell it, and it would
    keep the port from whoever begins anew.
    """
    while os.getppid() == parent:
        time.sleep(WATCH_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)


def give_back() -> None:
    """What Argon2 filled goes back to the machine at once: the allocator of glibc would keep it for
    every thread that once had it. Elsewhere nothing needs to be said.
    """
    say = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if say:
        say(M_MMAP_THRESHOLD, LARGE)


def preload() -> None:
    """Load every page before the workers are made: they share what was loaded once.

    Nothing that is open is shared: each worker reaches the database by itself.
    """
    from django.db import connections
    from django.urls import get_resolver

    import_module("config.wsgi")
    _ = get_resolver().url_patterns
    connections.close_all()
    # What is loaded stays: no worker looks through it for garbage and copies it by looking.
    gc.freeze()
    gc.set_threshold(PILE)


def server(given: argparse.Namespace, port: int) -> "AbstractServer[Any]":
    """The web server; nothing of a request is logged."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    if sys.platform == "linux":
        # Workers are copies of this process, also where Python would begin them from nothing.
        multiprocessing.set_start_method("fork", force=True)
    return Granian(
        "config.wsgi:application",
        interface=Interfaces.WSGI,
        address=given.host,
        port=port,
        workers=given.workers,
        blocking_threads=THREADS,
        # With a thread its connection goes, and what PostgreSQL has prepared on it.
        blocking_threads_idle_timeout=IDLE,
        # A worker that is stopped while it is still starting may not hear it.
        workers_kill_timeout=PATIENCE,
        # What stands in front needs nothing else; by HTTP/2 one would get round the limits below.
        http=HTTPModes.http1,
        # A client that sends its headers drop by drop is not waited for.
        http1_settings=HTTP1Settings(),
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        # A worker that died is made again.
        respawn_failed_workers=True,
    )


def main(arguments: Sequence[str]) -> int:
    """`miriam serve`."""
    given = read(arguments)
    return stating(lambda: serve(given))


def demonstrate(arguments: Sequence[str]) -> int:
    """`miriam demo`."""
    argparse.ArgumentParser(
        prog="miriam demo",
        description="Crée le centre fictif s’il n’existe pas, et dit qui peut se connecter.",
    ).parse_args(arguments)
    return stating(fill)
