"""`make test`: every test on SQLite, what touches a database on PostgreSQL too, then a browser.

    python -m scripts.test              all of it
    python -m scripts.test journeys     the browser alone

Programs that tests need are installed when this runs as root; otherwise it says what to install.
Nothing is skipped: without its programs the suite does not start. A test that fails is asked again
twice, alone: one that then passes twice is unsteady, which is said, counted, and borne two times.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import outcomes, postgres, programs
from scripts.outcomes import Result

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-p", "tests.inspecting.outcomes"]
JOURNEYS = ["journeys"]
# Where Python is told to leave no compiled form beside the sources, it keeps one here: hundreds of
# processes would each compile everything again.
COMPILED = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / ".venv" / "compiled")}
# When more tests fail than this, they are not unsteady: something is broken.
ASKED_AGAIN = 10


@dataclass
class Part:
    """A part of the suite: what it is called, what pytest is told, on which database."""

    name: str
    options: list[str]
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        compiled = COMPILED if sys.dont_write_bytecode else {}
        return {**os.environ, **compiled, "DB": self.database}


def parts(wanted: list[str], address: str) -> list[Part]:
    """What will run, in order. Journeys come last, two at a time: each has a browser, a server and
    a folder of its own, and one that fails is asked again alone.
    """
    # A worker without work takes some of the other's: files stay whole as long as they can.
    by_two = ["-n", "2", "--dist", "worksteal"]
    journeys = Part("journeys", [*by_two, "tests/journeys"])
    if wanted == JOURNEYS:
        return [journeys]
    suite = [*by_two, "--ignore=tests/journeys"]
    on_postgres = Part("PostgreSQL", [*suite, "--touching-database"], address)
    return [Part("SQLite", suite), *([on_postgres] if address else []), journeys]


def run(part: Part) -> Result:
    """Run a part, show it as it goes, ask again what failed, and keep how each test went."""
    print(f"\n=== {part.name}", flush=True)
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "outcomes.json"
        command = [*PYTEST, *part.options, f"--outcomes={kept}"]
        done = subprocess.run(command, cwd=ROOT, env=part.environment)
        result = outcomes.read(done.returncode, kept)
    if len(result.bad) <= ASKED_AGAIN:
        for test in result.bad:
            if passes_twice(part, test.name):
                test.word = "unsteady"
    return result


def passes_twice(part: Part, test: str) -> bool:
    """Whether a test that failed passes when nothing runs beside it, and passes once more."""
    print(f"\n=== {part.name}, again and alone: {test}", flush=True)
    command = [*PYTEST, "-q", "--no-header", test]
    return all(
        subprocess.run(command, cwd=ROOT, env=part.environment).returncode == 0 for _time in (1, 2)
    )


def report(results: dict[str, Result], seconds: float) -> None:
    """What a reader wants to know at the end, the sum in the last line."""
    about = {
        f"The slowest {outcomes.SLOWEST}": outcomes.slowest(results),
        f"Too slow (over {outcomes.PATIENCE:.0f} s outside journeys)": outcomes.too_slow(results),
        "Unsteady (failed, then passed twice alone)": outcomes.unsteady(results),
    }
    for title, lines in about.items():
        if lines:
            print("", f"{title}:", *lines, sep="\n")
    print()
    total: Counter[str] = Counter()
    for name, result in results.items():
        total += result.counts
        code = "" if result.is_sound else f" (exit code {result.code})"
        print(f"{name}: {outcomes.said(result.counts)}{code}")
    print(f"===== {outcomes.said(total)} in {seconds:.2f}s =====", flush=True)


def main(wanted: list[str]) -> int:
    absent = programs.missing_packages()
    if absent:
        programs.install(absent)
    begun = time.monotonic()
    with nullcontext("") if wanted == JOURNEYS else postgres.for_tests() as address:
        os.environ[postgres.NAMED] = address
        results = {part.name: run(part) for part in parts(wanted, address)}
    report(results, time.monotonic() - begun)
    return 0 if outcomes.is_sound(results.values()) else 1


if __name__ == "__main__":
    # Whoever ends it by a signal leaves no cluster behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(main(sys.argv[1:]))
