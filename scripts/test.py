"""`make test`: every test, on SQLite, in a browser, and on PostgreSQL where one answers.

    scripts/test.py              all of it
    scripts/test.py journeys     the browser alone

Programs that tests need are installed when this runs as root; otherwise it says what to install.
Nothing is skipped: without its programs the suite does not start.
"""

import ctypes
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [str(ROOT / ".venv" / "bin" / "python"), "-m", "pytest"]
# Program -> Debian package; a program may have several names.
PROGRAMS = {
    ("chromium", "chromium-browser"): "chromium",
    ("soffice", "libreoffice"): "libreoffice-calc-nogui",
    ("pdfinfo",): "poppler-utils",
    ("pg_dump",): "postgresql-client",
    ("java",): "default-jre-headless",
    ("npm",): "npm",
}
# Library -> Debian package: what drives the browser loads it, and a bare system lacks it.
LIBRARIES = {"libatomic.so.1": "libatomic1"}
POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed|warnings?)")


@dataclass
class Part:
    """A part of the suite: what it is called, what pytest is told, on which database."""

    name: str
    options: list[str]
    database: str = ""


def missing_packages() -> list[str]:
    programs = [name for names, name in PROGRAMS.items() if not any(map(shutil.which, names))]
    return programs + [name for library, name in LIBRARIES.items() if not can_load(library)]


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> None:
    """Let Debian bring what is missing, or say what is missing."""
    wish = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"The tests need: {', '.join(packages)}. On Debian, as root: {wish}")
    print(f"Installing {', '.join(packages)} …", flush=True)
    quietly(["apt-get", "update"])
    done = quietly(wish.split())
    if done.returncode:
        sys.exit(f"{done.stdout[-2000:]}{done.stderr}\nThe tests need: {wish}")


def quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def answering_postgres() -> str:
    """The PostgreSQL of the tests, when one answers; one that was named must answer."""
    import psycopg

    named = os.environ.get("MIRIAM_TEST_POSTGRES", "")
    try:
        psycopg.connect(named or POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        if named:
            sys.exit(f"MIRIAM_TEST_POSTGRES is set and does not answer: {error}")
        print(f"\nNo PostgreSQL answers at {POSTGRES}: the suite runs on SQLite alone.", flush=True)
        return ""
    return named or POSTGRES


def parts(wanted: list[str]) -> list[Part]:
    """What will run, in order. Browsers run alone: two workers slow them down."""
    journeys = Part("journeys", ["tests/journeys"])
    if wanted == ["journeys"]:
        return [journeys]
    suite = ["--ignore=tests/journeys", "-n", "2"]
    postgres = answering_postgres()
    on_postgres = [Part("PostgreSQL", suite, postgres)] if postgres else []
    return [Part("SQLite", suite), journeys, *on_postgres]


def run(part: Part) -> tuple[int, Counter[str]]:
    """Run a part, show it as it goes, and keep its counts."""
    print(f"\n=== {part.name}", flush=True)
    command, environment = [*PYTEST, *part.options], {**os.environ, "DB": part.database}
    last = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            last = line if COUNT.search(line) else last
    counts = Counter({noun: int(number) for number, noun in COUNT.findall(last)})
    return running.returncode, counts


def main(wanted: list[str]) -> int:
    absent = missing_packages()
    if absent:
        install(absent)
    begun = time.monotonic()
    results = {part.name: run(part) for part in parts(wanted)}
    print()
    total: Counter[str] = Counter()
    for name, (code, counts) in results.items():
        total += counts
        said = ", ".join(f"{number} {noun}" for noun, number in counts.items()) or "nothing ran"
        print(f"{name}: {said}{'' if code == 0 else f' (exit code {code})'}")
    said = ", ".join(f"{number} {noun}" for noun, number in total.items())
    print(f"===== {said} in {time.monotonic() - begun:.2f}s =====", flush=True)
    return max(code for code, _ in results.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
