"""The table of what was measured, as Markdown, beside the goals of the design."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.load import Measured

PAGES = {
    "sign-in": "sign-in page",
    "home": "home, « Ma journée »",
    "list": "list of my files, by name",
    "group": "« Mon groupe », with what they want",
    "file": "one file at a glance",
    "thread": "one file with 20 entries",
    "sessions": "the sessions of a group, a year of them",
    "session": "one session: what it needs, and who answered of fourteen women",
    "search": "search by name (POST)",
    "write": "write an encounter, with its journal line",
}
# Times the floor, milliseconds, bytes; the growth of search is allowed to be a little larger. What
# a database may add to the application stands beside it.
RATIOS = {
    "list": {"sqlite": 2.0, "postgresql": 2.0},
    # Beside the same list of the floor: it also opens what fifteen women confided.
    "group": {"sqlite": 2.5, "postgresql": 2.5},
    "thread": {"sqlite": 3.0, "postgresql": 3.0},
    "search": {"sqlite": 2.5, "postgresql": 2.5},
    "write": {"sqlite": 5.5, "postgresql": 4.5},
}
LIMITS = {
    "sign-in": {"sqlite": 1.5, "postgresql": 1.5},
    "home": {"sqlite": 10.5, "postgresql": 13.0},
}
HEAVIEST = 15.0
STRESSED = {"home": 700.0}
GROWTHS = {"search": 1.6}
GROWTH = 1.3


@dataclass
class Run:
    """One size on one database: the product and the floor, page by page."""

    files: int
    database: str
    product: dict[str, Measured] = field(default_factory=dict)
    floor: dict[str, Measured] = field(default_factory=dict)
    stress: dict[str, Measured] = field(default_factory=dict)
    memory: float = 0.0
    started_in: float = 0.0
    sign_in_takes: float = 0.0

    def ratio(self, page: str) -> float | None:
        """How many times the floor."""
        floor = self.floor.get(page)
        return self.product[page].processor / floor.processor if floor else None


def table(runs: list[Run]) -> str:
    """Page by page, size by size, database by database."""
    head = (
        "| page | database | files | application ms | database ms | floor ms | times floor "
        "| p50 ms | p95 ms | bytes | others |"
    )
    lines = [head, "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    lines += [
        _line(words, run, run.product[page], run.floor.get(page))
        for page, words in PAGES.items()
        for run in runs
    ]
    return "\n".join(lines)


def _line(words: str, run: Run, found: Measured, floor: Measured | None) -> str:
    ratio = run.ratio(found.page)
    cells = [
        words + ("" if not found.faults else f" (**{', '.join(found.faults)}**)"),
        run.database,
        f"{run.files:,}",
        f"{found.application:.1f}",
        f"{found.database:.1f}",
        f"{floor.processor:.2f}" if floor else "-",
        f"{ratio:.1f}" if ratio else "-",
        f"{found.p50:.0f}",
        f"{found.p95:.0f}",
        f"{found.size:,}",
        f"{found.foreign:.0%}",
    ]
    return f"| {' | '.join(cells)} |"


def goals(runs: list[Run]) -> str:
    """Which goals hold, and by how much the others are missed."""
    lines = ["| goal | measured | holds |", "|---|---|---|"]
    lines += [
        *(_times_the_floor(runs, page, *each) for page in RATIOS for each in RATIOS[page].items()),
        *(_milliseconds(runs, page, *each) for page in LIMITS for each in LIMITS[page].items()),
        *(_weight(runs, page) for page in PAGES),
        *(_stressed(runs, page, limit) for page, limit in STRESSED.items()),
    ]
    for page, words in PAGES.items():
        limit = GROWTHS.get(page, GROWTH)
        lines.append(_goal(f"growth, {words}: {limit:g} x", _growths(runs, page), limit, " x"))
    return "\n".join(lines)


def _times_the_floor(runs: list[Run], page: str, database: str, limit: float) -> str:
    found = [(run, run.ratio(page) or 0.0) for run in runs if run.database == database]
    return _goal(f"{PAGES[page]}, {database}: at most {limit:g} x floor", found, limit, " x")


def _milliseconds(runs: list[Run], page: str, database: str, limit: float) -> str:
    found = [(run, run.product[page].processor) for run in runs if run.database == database]
    return _goal(f"{PAGES[page]}, {database}: at most {limit:g} ms", found, limit, " ms")


def _weight(runs: list[Run], page: str) -> str:
    found = [(run, run.product[page].size / 1000) for run in runs]
    return _goal(f"weight, {PAGES[page]}: at most {HEAVIEST:g} kB", found, HEAVIEST, " kB")


def _stressed(runs: list[Run], page: str, limit: float) -> str:
    found = [(run, run.stress[page].processor) for run in runs if page in run.stress]
    return _goal(f"2,500 files, {PAGES[page]}: at most {limit:g} ms", found, limit, " ms")


def _growths(runs: list[Run], page: str) -> list[tuple[Run, float]]:
    small = {run.database: run for run in runs if run.files == min(it.files for it in runs)}
    return [
        (run, run.product[page].processor / small[run.database].product[page].processor)
        for run in runs
        if run is not small.get(run.database) and run.database in small and page in run.product
    ]


def _goal(words: str, measured: Iterable[tuple[Run, float]], limit: float, unit: str) -> str:
    found = list(measured)
    said = ", ".join(f"{run.database} {run.files:,}: {value:.1f}{unit}" for run, value in found)
    holds = "yes" if found and all(value <= limit for _run, value in found) else "**no**"
    return f"| {words} | {said or 'not measured'} | {holds if found else '-'} |"


def stress(runs: list[Run]) -> str:
    """The case manager whom nobody should have to be."""
    lines = ["| page | database | ms | bytes |", "|---|---|--:|--:|"]
    lines += [
        f"| {PAGES[page]} | {run.database} | {found.processor:.0f} | {found.size:,} |"
        for run in runs
        for page, found in run.stress.items()
    ]
    return "\n".join(lines) if len(lines) > 2 else "Not measured in this run."


def machine(runs: list[Run], installed: float) -> str:
    """Memory, start, size on disk, and the wait at sign-in."""
    lines = [
        "| database | files | two workers after sign-in, PSS MB | cold start s | password step s |",
        "|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {run.database} | {run.files:,} | {run.memory:.0f} | {run.started_in:.1f} "
        f"| {run.sign_in_takes:.2f} |"
        for run in runs
    ]
    return "\n".join(lines) + f"\n\nInstalled, without what tests need: {installed:.0f} MB."
