"""How each test went and how long it took, kept in a file for scripts/test.py: `--outcomes FILE`.

A test that is known by several words (its call passed, its clearing up did not) has the worst.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest

# The worst first.
WORDS = ("failed", "error", "xfailed", "skipped", "passed")


class Outcomes:
    """Listens to every report, and writes at the end."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.words: dict[str, str] = {}
        self.not_loaded: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        words = {word_of(report), self.words.get(report.nodeid, "")} - {""}
        if words:
            self.words[report.nodeid] = min(words, key=WORDS.index)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.not_loaded.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        tests = [(name, word, self.seconds[name]) for name, word in self.words.items()]
        kept = {"tests": tests, "not_loaded": self.not_loaded}
        self.place.write_text(json.dumps(kept), encoding="utf-8")


def word_of(report: pytest.TestReport) -> str:
    """What this report says of its test; nothing while it is only being prepared or cleared up."""
    if report.failed:
        return "failed" if report.when == "call" else "error"
    if report.skipped:
        return "xfailed" if hasattr(report, "wasxfail") else "skipped"
    return "passed" if report.when == "call" else ""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--outcomes", type=Path, help="where to keep how each test went")


def pytest_configure(config: pytest.Config) -> None:
    """One listens, whatever the number of workers."""
    place = config.getoption("outcomes")
    if place and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Outcomes(place))
