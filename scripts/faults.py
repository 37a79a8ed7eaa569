"""`make faults`: small faults are put into a copy of the product, one at a time, and the tests that
must see each of them are asked.

    scripts/faults.py            all of them
    scripts/faults.py vault      those of one subject, or whose name or file holds this word

The list stands in tests/faults, a file for each subject. The checkout itself is never touched.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
LISTS = ROOT / "tests" / "faults"
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--reuse-db"]
MOST_WORKERS = 2
CAUGHT, SURVIVED, ELSEWHERE, NOT_ASKED = "caught", "SURVIVED", "DOES NOT APPLY", "NOT ASKED"
PASSED, FAILED = 0, 1
SEEN_BY = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Fault:
    """A line as it stands in a file, the line as it would be wrong, and the tests that see it."""

    subject: str
    name: str
    file: str
    text: str
    fault: str
    tests: tuple[str, ...]

    def applies(self, root: Path = ROOT) -> bool:
        """Whether the text stands in the file exactly once."""
        path = root / self.file
        return path.is_file() and path.read_text(encoding="utf-8").count(self.text) == 1

    @contextmanager
    def put_into(self, root: Path) -> Iterator[None]:
        """The fault stands in this copy for a moment.

        Afterwards the file is as old as it was, so that its compiled form still belongs to it.
        """
        path = root / self.file
        sound, times = path.read_text(encoding="utf-8"), path.stat()
        path.write_text(sound.replace(self.text, self.fault), encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(sound, encoding="utf-8")
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@dataclass(frozen=True)
class Outcome:
    """What became of a fault, and which test saw it."""

    fault: Fault
    word: str
    seen_by: str = ""

    def __str__(self) -> str:
        where = f"  ({self.seen_by})" if self.seen_by else ""
        return f"{self.word:14} {self.fault.subject}: {self.fault.name}{where}"


def read(wanted: str = "") -> list[Fault]:
    """The faults of all subjects, or those of one subject, or that have this word in them."""
    faults = [fault for path in sorted(LISTS.glob("*.toml")) for fault in _of_subject(path)]
    of_subject = [fault for fault in faults if fault.subject == wanted]
    return of_subject or [fault for fault in faults if wanted in f"{fault.name} {fault.file}"]


def _of_subject(path: Path) -> Iterator[Fault]:
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["fault"]:
        yield Fault(path.stem, **{**row, "tests": tuple(row["tests"])})


def copy_to(folder: Path) -> Path:
    """The working tree as it stands, what is not yet committed included, without what is made."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    named = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, named.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def ask(tests: Iterable[str], copy: Path, *, sound: bool) -> subprocess.CompletedProcess[str]:
    """Run these tests in a copy, on its own SQLite database, which the sound code made.

    Only what is sound leaves its compiled form behind.
    """
    data = copy.with_name(f"{copy.name}-data")
    data.mkdir(exist_ok=True)
    environment = {**os.environ, "DB": "", "MIRIAM_DATA": str(data)}
    environment["PYTHONDONTWRITEBYTECODE"] = "" if sound else "1"
    command = [*PYTEST, "--maxfail=5" if sound else "-x", *tests]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)


def judge(fault: Fault, copy: Path) -> Outcome:
    """Put one fault into this copy, ask its tests, and take it out again."""
    if not fault.applies(copy):
        return Outcome(fault, ELSEWHERE)
    with fault.put_into(copy):
        asked = ask(fault.tests, copy, sound=False)
    if asked.returncode == FAILED:
        seen = SEEN_BY.search(asked.stdout)
        return Outcome(fault, CAUGHT, seen[1] if seen else "")
    return Outcome(fault, SURVIVED if asked.returncode == PASSED else NOT_ASKED)


def without_fault(faults: Iterable[Fault], copies: Sequence[Path]) -> bool:
    """Whether all the named tests pass as things stand: only then does « caught » say something."""
    files = sorted({test for fault in faults for test in fault.tests})
    shares = [files[start :: len(copies)] for start in range(len(copies))]
    with ThreadPoolExecutor(len(copies)) as workers:
        answers = [
            workers.submit(ask, share, copy, sound=True)
            for share, copy in zip(shares, copies, strict=True)
            if share
        ]
    failed = [answer.result() for answer in answers if answer.result().returncode != PASSED]
    for answer in failed:
        print(answer.stdout[-3000:], answer.stderr[-1000:], flush=True)
    return not failed


def judged(faults: Iterable[Fault], copies: Sequence[Path]) -> Iterator[Outcome]:
    """What becomes of each fault, in the order of the list, a copy for each worker."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def in_a_free_copy(fault: Fault) -> Outcome:
        copy = free.get()
        try:
            return judge(fault, copy)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as workers:
        yield from workers.map(in_a_free_copy, faults)


def main(wanted: str = "") -> int:
    """Ask, say what became of each, and fail when a fault lives or cannot be put in."""
    faults, begun = read(wanted), time.monotonic()
    if not faults:
        sys.exit(f"No fault is called {wanted!r}.")
    with tempfile.TemporaryDirectory(prefix="miriam-faults-") as place:
        many = min(MOST_WORKERS, os.cpu_count() or 1, len(faults))
        folders = [Path(place) / f"copy{number}" for number in range(many)]
        copies = [copy_to(folder) for folder in folders]
        if not without_fault(faults, copies):
            print("The named tests fail without any fault: nothing can be said.")
            return 1
        counts: Counter[str] = Counter()
        for outcome in judged(faults, copies):
            counts[outcome.word] += 1
            print(outcome, flush=True)
    said = ", ".join(f"{number} {word}" for word, number in counts.items())
    print(f"===== {len(faults)} faults: {said} in {time.monotonic() - begun:.0f}s =====")
    return int(set(counts) != {CAUGHT})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
