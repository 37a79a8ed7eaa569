"""The table of what was measured, as Markdown, beside the goals of the design."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.load import Measured

PAGES = {
    "sign-in": "sign-in page",
    "home": "home, « Ma journée »",
    "list": "list of my files, « Mon groupe »",
    "file": "one file at a glance",
    "thread": "one file with 20 entries",
    "search": "search by name (POST)",
    "write": "write an encounter, with its journal line",
}
# Times the floor, or milliseconds; the growth of search is allowed to be a little larger.
RATIOS = {"sign-in": 4.0, "list": 2.0, "thread": 3.0, "search": 2.0, "write": 4.0}
LIMITS = {"home": 8.0}
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
    for page, limit in RATIOS.items():
        measured = [(run, ratio) for run in runs if (ratio := run.ratio(page))]
        lines.append(_goal(f"{PAGES[page]}: at most {limit:g} x floor", measured, limit, " x"))
    for page, limit in LIMITS.items():
        measured = [(run, run.product[page].processor) for run in runs if page in run.product]
        lines.append(_goal(f"{PAGES[page]}: at most {limit:g} ms", measured, limit, " ms"))
    for page, words in PAGES.items():
        limit = GROWTHS.get(page, GROWTH)
        lines.append(_goal(f"growth, {words}: {limit:g} x", _growths(runs, page), limit, " x"))
    return "\n".join(lines)


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
    """The case manager whom nobody should have to be; there is no goal for her."""
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
