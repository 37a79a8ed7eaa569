"""What no room does: reach the network, run words as code, keep anything in a browser."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import PRODUCT

OUTWARDS = {
    "socket",
    "ssl",
    "http.client",
    "urllib.request",
    "ftplib",
    "smtplib",
    "imaplib",
    "xmlrpc",
    "requests",
    "httpx",
    "urllib3",
    "aiohttp",
}
# The one place from which something leaves: reminders that she said yes to (docs/adr/0038).
HANDS_OVER = {"miriam/outbox/services/gateways.py": ["smtplib", "socket"]}
UNSAFE_IMPORTS = {"pickle", "marshal", "shelve", "yaml", "dill", "xml.etree", "xml.dom", "lxml"}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "mark_safe"}
# Where words are put into a pattern that is not written on the spot: all of them are the house's.
# « on » or « off », no word of hers; it goes with the window in which she answers.
KEPT_FOR_A_SITTING = {"device-voice.js": ["sessionStorage"]}
PATTERNS_OF_THE_HOUSE = {
    "miriam/look/addresses.py",
    "miriam/look/charts/drawing.py",
    "miriam/look/components/frame.py",
    "miriam/look/components/html.py",
    "miriam/look/sheets/words.py",
    "miriam/outbox/domain/wording.py",
    "miriam/questionnaire/pages/screen_words.py",
}
KEPT_IN_A_BROWSER = (
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "caches.",
    "document.cookie",
    "serviceWorker",
)
PUT_AS_MARKUP = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "postMessage")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def within(name: str, others: set[str]) -> bool:
    return any(name == other or name.startswith(f"{other}.") for other in others)


def reaching(source: str) -> list[str]:
    """The libraries of the network that a file imports."""
    return [name for name in imported(ast.parse(source)) if within(name, OUTWARDS)]


def running(source: str) -> list[str]:
    """Where a file may turn words or bytes into something that runs."""
    tree = ast.parse(source)
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    shells = [
        "shell" for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "shell"
    ]
    unsafe = [name for name in imported(tree) if within(name, UNSAFE_IMPORTS)]
    return [*unsafe, *(call for call in calls if call in UNSAFE_CALLS), *shells]


def patterns(source: str) -> list[str]:
    """The patterns of a file that are not written where they are filled in."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        given: ast.expr | None = None
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "format_map"):
            given = node.func.value
        elif isinstance(node.func, ast.Name) and node.func.id in ("markup", "each", "format_html"):
            given = node.args[0]
        elif isinstance(node.func, ast.Name) and node.func.id == "when":
            given = node.args[1]
        if given is not None and not isinstance(given, ast.Constant):
            found.append(ast.unparse(given))
    return found


def keeping(script: str) -> list[str]:
    """What a script keeps in the browser, or puts into a page as markup."""
    return [word for word in (*KEPT_IN_A_BROWSER, *PUT_AS_MARKUP) if word in script]


def python() -> list[Path]:
    return sorted(PRODUCT.rglob("*.py"))


def test_no_room_reaches_the_network() -> None:
    found = {
        path.relative_to(PRODUCT.parent).as_posix(): reaching(path.read_text(encoding="utf-8"))
        for path in python()
    }
    assert {name: what for name, what in found.items() if what} == HANDS_OVER


def test_no_room_runs_words_as_code() -> None:
    found = {path.name: running(path.read_text(encoding="utf-8")) for path in python()}
    assert {name: what for name, what in found.items() if what} == {}


def test_no_room_fills_in_a_pattern_that_came_from_outside() -> None:
    found = {
        path.relative_to(PRODUCT.parent).as_posix()
        for path in python()
        if "statistics" not in path.parts and patterns(path.read_text(encoding="utf-8"))
    }
    assert found == PATTERNS_OF_THE_HOUSE


def test_no_script_keeps_anything_in_the_browser() -> None:
    scripts = sorted(PRODUCT.rglob("static/**/*.js"))
    assert scripts
    found = {path.name: keeping(path.read_text(encoding="utf-8")) for path in scripts}
    assert {name: what for name, what in found.items() if what} == KEPT_FOR_A_SITTING


@pytest.mark.parametrize(
    "line", ["import urllib.request", "from http import client", "import requests as r"]
)
def test_a_room_that_reaches_outwards_is_found(line: str) -> None:
    assert reaching(line)


@pytest.mark.parametrize(
    "line", ["eval(words)", "from yaml import load", "import pickle", "run(words, shell=True)"]
)
def test_a_room_that_runs_words_is_found(line: str) -> None:
    assert running(line)


@pytest.mark.parametrize("line", ["words.format(name=name)", "markup(words, name)"])
def test_a_pattern_from_elsewhere_is_found(line: str) -> None:
    assert patterns(line)
    assert not patterns('markup("<b>{}</b>", name), "{}".format(name)')


@pytest.mark.parametrize("line", ["localStorage.name = name", "area.innerHTML = words"])
def test_a_script_that_keeps_or_writes_markup_is_found(line: str) -> None:
    assert keeping(line)
