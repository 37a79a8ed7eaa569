"""Processes beside the server: the one that makes the workers keeps nothing open that they would
share. When one of them dies it is made again.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess

from config.start import load_settings

LOOK_EVERY = 30
Work = Callable[[int], None]


def begin(work: Work, name: str) -> None:
    """From now on, as long as this process lives, `work` in one process beside it; it is told the
    number of this one.
    """
    threading.Thread(target=keep_up, args=(someone_up(work, name), work, name), daemon=True).start()


def keep_up(beside: BaseProcess, work: Work, name: str) -> None:
    """When it dies another takes its place, and not faster than it looks at the clock."""
    while True:
        beside.join()
        time.sleep(LOOK_EVERY)
        beside = someone_up(work, name)


def someone_up(work: Work, name: str) -> BaseProcess:
    """The process, begun."""
    how = "fork" if sys.platform == "linux" else "spawn"
    beside: BaseProcess = multiprocessing.get_context(how).Process(  # type: ignore[attr-defined]
        target=work, args=(os.getpid(),), daemon=True, name=name
    )
    beside.start()
    return beside


def rounds(parent: int, every: float) -> Iterator[None]:
    """One round after another until whoever began this is gone."""
    # Ctrl+C reaches all processes at once: this one ends with the one that began it, which may
    # watch for signals by the time that it makes another.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    load_settings()
    while os.getppid() == parent:
        yield
        time.sleep(every)
