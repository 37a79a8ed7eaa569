"""What the parts of the suite brought: counts, the slowest tests, what is too slow, what is
unsteady (fails, and passes twice when it is asked again alone).
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

# Seconds that a test outside the journeys may take.
PATIENCE = 5.0
SLOWEST = 20
# So many unsteady tests are reported; one more, and something is wrong with the suite.
UNSTEADY = 2
BAD = ("failed", "error")


@dataclass
class Outcome:
    """How one test went in one part, in a word of pytest or « unsteady »."""

    name: str
    word: str
    seconds: float


@dataclass
class Result:
    """What a part brought, and whether pytest came to its end at all."""

    code: int
    tests: list[Outcome] = field(default_factory=list)
    not_loaded: list[str] = field(default_factory=list)

    @property
    def bad(self) -> list[Outcome]:
        return [test for test in self.tests if test.word in BAD]

    @property
    def unsteady(self) -> list[Outcome]:
        return [test for test in self.tests if test.word == "unsteady"]

    @property
    def counts(self) -> Counter[str]:
        """How many of each word; a file that does not load is an error."""
        return Counter(
            [*(test.word for test in self.tests), *("error" for _one in self.not_loaded)]
        )

    @property
    def is_sound(self) -> bool:
        """Every test ran, and none of them fails steadily."""
        ended = self.code == 0 or (self.code == 1 and bool(self.unsteady))
        return ended and not self.bad and not self.not_loaded


def read(code: int, place: Path) -> Result:
    """A part as tests/inspecting/outcomes.py kept it; pytest may have died before."""
    if not place.exists():
        return Result(code or 1)
    kept = json.loads(place.read_text(encoding="utf-8"))
    return Result(code, [Outcome(*test) for test in kept["tests"]], kept["not_loaded"])


def is_sound(results: Iterable[Result]) -> bool:
    """Whether the whole suite is: each of its parts, and few enough unsteady tests in all."""
    results = list(results)
    few = sum(len(result.unsteady) for result in results) <= UNSTEADY
    return few and all(result.is_sound for result in results)


def slowest(results: dict[str, Result]) -> list[str]:
    """The tests that took longest in all parts, one line each."""
    every = [(test, part) for part, result in results.items() for test in result.tests]
    every.sort(key=lambda one: one[0].seconds, reverse=True)
    return [_line(test, part) for test, part in every[:SLOWEST]]


def too_slow(results: dict[str, Result]) -> list[str]:
    """The tests outside the journeys that took longer than a test may."""
    return [
        _line(test, part)
        for part, result in results.items()
        for test in result.tests
        if test.seconds > PATIENCE and not test.name.startswith("tests/journeys/")
    ]


def unsteady(results: dict[str, Result]) -> list[str]:
    """The tests that failed and then passed twice alone."""
    return [_line(test, part) for part, result in results.items() for test in result.unsteady]


def said(counts: Counter[str]) -> str:
    """« 12 passed, 1 failed, 2 errors »."""
    words = [
        f"{number} {word}s" if word == "error" and number > 1 else f"{number} {word}"
        for word, number in counts.items()
    ]
    return ", ".join(words) or "nothing ran"


def _line(test: Outcome, part: str) -> str:
    return f"{test.seconds:7.2f}s  {part}: {test.name}"
