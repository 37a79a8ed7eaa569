"""Who does what inside a module: views ask and show, templates show, files stay short."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import PRODUCT, python_files

LONGEST = 400
LONGEST_VIEW = 25
CHOOSING, WRITING = "selectors and QuerySet methods choose rows", "services write"
WORK_OF_OTHERS = {
    **dict.fromkeys(("filter", "annotate", "order_by", "values_list"), CHOOSING),
    **dict.fromkeys(("get_object_or_404", "get_list_or_404"), CHOOSING),
    "objects": "selectors and services reach the tables",
    **dict.fromkeys(("save", "delete", "bulk_create", "bulk_update"), WRITING),
    **dict.fromkeys(("get_or_create", "update_or_create"), WRITING),
}
WORDS_OF_A_PAGE = (
    "django.utils.html",
    "django.utils.safestring",
    "django.utils.translation",
    "django.urls",
    "miriam.look.addresses",
    "miriam.look.charts",
    "miriam.look.components",
)
OF_A_PAGE = tuple(f"{dotted}." for dotted in WORDS_OF_A_PAGE)
# What the engine writes into its result has to be given to it in words.
SAID_BY = {"evaluation/selectors/group.py": ["gettext"]}


def own_files() -> list[Path]:
    return [path for path in sorted(PRODUCT.rglob("*.py")) if "migrations" not in path.parts]


def selectors() -> list[Path]:
    return [path for path in own_files() if "selectors" in (path.stem, path.parent.name)]


def where(path: Path) -> str:
    return path.relative_to(PRODUCT).as_posix()


def out_of_place(source: str) -> list[str]:
    """What a view does that is the work of a selector or a service."""
    named = [
        (node.lineno, node.attr if isinstance(node, ast.Attribute) else node.id)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute | ast.Name)
    ]
    return [
        f"line {line}: {name}: {WORK_OF_OTHERS[name]}"
        for line, name in named
        if name in WORK_OF_OTHERS
    ]


@pytest.mark.parametrize("path", python_files("views"), ids=where)
def test_a_view_neither_chooses_rows_nor_writes_them(path: Path) -> None:
    assert out_of_place(path.read_text(encoding="utf-8")) == []


def too_long(source: str) -> list[str]:
    return [
        f"{node.name}: {lines} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_VIEW
    ]


@pytest.mark.parametrize("path", python_files("views"), ids=where)
def test_a_view_is_seen_at_a_glance(path: Path) -> None:
    assert too_long(path.read_text(encoding="utf-8")) == []


def test_the_rule_sees_a_view_that_is_long() -> None:
    at_most = "def view():\n" + "    pass\n" * (LONGEST_VIEW - 1)
    assert too_long(at_most) == []
    assert too_long(at_most + "    pass\n") == ["view: 26 lines"]


def test_the_rule_sees_a_view_that_does() -> None:
    assert out_of_place("File.objects.filter(x=1)\nfile.save()\nget_list_or_404(Theme)") == [
        "line 1: filter: selectors and QuerySet methods choose rows",
        "line 2: save: services write",
        "line 3: get_list_or_404: selectors and QuerySet methods choose rows",
        "line 1: objects: selectors and services reach the tables",
    ]


def says_something(source: str) -> list[str]:
    """What a selector does that is the work of a page: it makes sentences, addresses, pieces."""
    named = [
        (f"{node.module}.{name.name}", name.name)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    ]
    return [name for dotted, name in named if f"{dotted}.".startswith(OF_A_PAGE)]


@pytest.mark.parametrize("path", selectors(), ids=where)
def test_a_selector_finds_and_says_nothing(path: Path) -> None:
    assert says_something(path.read_text(encoding="utf-8")) == SAID_BY.get(where(path), [])


def test_the_rule_sees_a_selector_that_speaks() -> None:
    assert says_something("from django.utils.translation import gettext as _") == ["gettext"]
    assert says_something("from django.utils import translation") == ["translation"]
    assert says_something("from miriam.look.addresses import address") == ["address"]
    assert says_something("from miriam.look.components.marks import chip") == ["chip"]


def test_every_file_is_short_enough_to_be_read_at_once() -> None:
    lengths = {
        where(path): len(path.read_text(encoding="utf-8").splitlines()) for path in own_files()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
