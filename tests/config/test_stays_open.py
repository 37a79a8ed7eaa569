"""One process that dies closes nothing, and what is over goes at night, in one process."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.config.test_start import answer
from tests.served import ELSEWHERE, PATIENCE, environment_of, free_port, wait_for

# As `miriam serve`, but for the seconds that it waits; and every moment is at night.
HURRIED = """
import sys
from config import serve, tidying
serve.STANDS, tidying.LOOK_EVERY = 0, 0.2
tidying._is_due = lambda now, after: True
sys.exit(serve.main(sys.argv[1:]))
"""
OLD = "a session of long ago"
# Seconds, at the most.
ORPHANS_STAY = 30
ROW = "INSERT INTO django_session VALUES (?, '', '2001-01-01 00:00:00')"


@dataclass
class House:
    """A served installation with two workers, seen from outside."""

    data: Path
    port: int
    parent: subprocess.Popen[bytes]

    def children(self) -> list[int]:
        """The processes that it made, each in its turn: first the one that tidies."""
        threads = Path(f"/proc/{self.parent.pid}/task").iterdir()
        listed = [(thread / "children").read_text() for thread in threads]
        return sorted(int(one) for of_thread in listed for one in of_thread.split())

    def answers(self) -> bool:
        return answer(self.port, "/se-connecter")[0] == 200

    def soon(self, holds: Callable[[], bool]) -> bool:
        """Whether it holds before a busy machine has had its time, and the house still stands."""
        until = time.monotonic() + PATIENCE
        while self.parent.poll() is None and time.monotonic() < until:
            with suppress(OSError):
                if holds():
                    return True
            time.sleep(0.1)
        return False

    def sessions(self) -> list[object]:
        with closing(sqlite3.connect(self.data / "miriam.sqlite3")) as database:
            return database.execute("SELECT session_key FROM django_session").fetchall()


@contextmanager
def house(data: Path) -> Iterator[House]:
    port = free_port()
    words = ["--port", str(port), "--workers", "2"]
    parent = subprocess.Popen(
        [sys.executable, "-c", HURRIED, *words],
        cwd=ELSEWHERE,
        env=environment_of(data),
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port, parent)
        yield House(data, port, parent)
    finally:
        parent.terminate()
        parent.wait(timeout=PATIENCE)


def test_a_worker_that_is_killed_comes_back_however_often_and_the_night_passes_once(
    installed: Path,
) -> None:
    with house(installed) as served:
        assert served.soon(lambda: served.answers() and len(served.children()) == 3)
        keeper, stays, killed = served.children()
        os.kill(killed, signal.SIGKILL)
        assert served.soon(lambda: killed not in served.children() and len(served.children()) == 3)
        assert stays in served.children(), "the one beside it goes on"
        for _time in range(2):
            killed = served.children()[-1]
            os.kill(killed, signal.SIGKILL)
            assert served.soon(
                lambda gone=killed: gone not in served.children() and served.answers()
            )
        assert keeper in served.children()
        os.kill(keeper, signal.SIGKILL)
        assert served.soon(lambda: keeper not in served.children() and len(served.children()) == 3)
        with closing(sqlite3.connect(installed / "miriam.sqlite3")) as database:
            database.execute(ROW, [OLD])
            database.commit()
        assert served.soon(lambda: served.sessions() == [])
        keeper = served.children()[-1]
        assert served.answers()
    assert not Path(f"/proc/{keeper}").exists(), "it ends with the house"


def test_when_the_house_is_killed_nobody_stays_behind_at_its_door(installed: Path) -> None:
    """A worker that stayed would keep the port from the house that is begun again."""
    with house(installed) as served:
        assert served.soon(lambda: served.answers() and len(served.children()) == 3)
        orphans = served.children()
        served.parent.kill()
        served.parent.wait(timeout=PATIENCE)
    until = time.monotonic() + ORPHANS_STAY
    while any(map(runs, orphans)) and time.monotonic() < until:
        time.sleep(0.1)
    left = list(filter(runs, orphans))
    for orphan in left:
        os.kill(orphan, signal.SIGKILL)
    assert not left


def runs(process: int) -> bool:
    """Whether it is there, and not only still on a list because nobody has asked how it ended."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
