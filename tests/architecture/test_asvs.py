"""The page about OWASP ASVS counts right, and what it names as proof exists."""

import ast
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

import pytest

from tests.architecture.house import ROOT

PAGES = {name: ROOT / "docs" / f"{name}.md" for name in ("asvs", "security")}
STATES = ("met", "partly", "not met", "not applicable")
# Requirements of level 1 and 2 in each chapter of 5.0.0, counted in the standard itself.
IN_CHAPTER = {
    1: (8, 19),
    2: (4, 7),
    3: (8, 11),
    4: (2, 8),
    5: (4, 5),
    6: (13, 22),
    7: (6, 12),
    8: (4, 3),
    9: (4, 3),
    10: (5, 24),
    11: (3, 11),
    12: (3, 6),
    13: (1, 12),
    14: (2, 7),
    15: (3, 10),
    16: (0, 16),
}
ROW = re.compile(r"^\| (?P<number>[\d.]+) \| (?P<level>\d) \| (?P<rest>.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|md|txt|js|html|toml|json))(?:::(\w+))?`")
LINKED = re.compile(r"\]\((?!https:)([^)#]*)(?:#([^)]*))?\)")


class Requirement(NamedTuple):
    """One row of the table."""

    number: str
    level: int
    wording: str
    state: str
    where: str


def text_of(page: str) -> str:
    return PAGES[page].read_text(encoding="utf-8")


def rows_of(text: str) -> list[Requirement]:
    found = [(row["number"], int(row["level"]), row["rest"]) for row in ROW.finditer(text)]
    return [Requirement(no, level, *rest.split(" | ", maxsplit=2)) for no, level, rest in found]


@cache
def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def invented(text: str) -> list[str]:
    """What a page names and the repository does not have."""
    absent = []
    for path, test in NAMED.findall(text):
        if not (ROOT / path).is_file():
            absent.append(path)
        elif test and test not in named_in(path):
            absent.append(f"{path}::{test}")
    return absent


def heading_names(text: str) -> set[str]:
    """The names by which links reach the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(page: str) -> list[str]:
    folder, dead = PAGES[page].parent, []
    for target, heading in LINKED.findall(text_of(page)):
        path = folder / target if target else PAGES[page]
        if not path.exists():
            dead.append(target)
        elif heading and heading not in heading_names(path.read_text(encoding="utf-8")):
            dead.append(f"{target}#{heading}")
    return dead


def unsound(row: Requirement) -> bool:
    """Whether a state is none of the four, or stands without what it must have beside it."""
    if row.state == "met":
        return not row.where
    return row.state not in STATES or len(row.where) < len("because it is so")


def test_every_requirement_stands_there_once() -> None:
    rows = rows_of(text_of("asvs"))
    assert len(rows) == 246
    assert Counter(row.level for row in rows) == {1: 70, 2: 176}
    assert [
        number for number, times in Counter(row.number for row in rows).items() if times > 1
    ] == []
    counted = Counter((int(row.number.split(".")[0]), row.level) for row in rows)
    assert {at: (counted[at, 1], counted[at, 2]) for at in IN_CHAPTER} == IN_CHAPTER


def test_every_state_is_one_of_four_and_says_where_or_why() -> None:
    assert [row.number for row in rows_of(text_of("asvs")) if unsound(row)] == []


def test_the_summary_counts_what_the_table_says() -> None:
    text = text_of("asvs")
    counted = Counter((row.state, row.level) for row in rows_of(text))
    said = {
        state: [int(number) for number in re.findall(r"\d+", line)]
        for state, line in re.findall(r"^\| \*\*([\w ]+)\*\* (\|.+)$", text, re.MULTILINE)
    }
    per_level = {state: [counted[state, 1], counted[state, 2]] for state in STATES}
    assert said == {state: [*pair, sum(pair)] for state, pair in per_level.items()}


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_as_proof_exists(page: str) -> None:
    assert invented(text_of(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_its_links_lead_somewhere(page: str) -> None:
    assert dead_links(page) == []


def test_an_invented_path_or_test_is_found() -> None:
    said = (
        "`tests/nowhere.py`, `tests/architecture/test_asvs.py::test_of_nothing`, `config/urls.py`"
    )
    assert invented(said) == [
        "tests/nowhere.py",
        "tests/architecture/test_asvs.py::test_of_nothing",
    ]


@pytest.mark.parametrize("state", ["nearly", "partly", "not met", "not applicable"])
def test_a_state_that_is_none_or_gives_no_reason_is_found(state: str) -> None:
    [row] = rows_of(f"| 1.1.1 | 2 | Decoded once | {state} | soon |")
    assert unsound(row)
