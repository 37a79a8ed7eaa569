"""The list of `make faults` stays alive: every fault still has its place, every test its name."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from scripts.faults import Fault, read
from tests.architecture.house import ROOT

FAULTS = read()
SUBJECTS = {"permissions", "vault", "principles", "integrity", "figures", "screens"}


def names_in(path: Path) -> set[str]:
    """The names of the tests that a file holds."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def exists(test: str) -> bool:
    """Whether a folder, a file or `file::test` is there."""
    place, _, name = test.partition("::")
    path = ROOT / place
    return path.exists() and (not name or name.partition("[")[0] in names_in(path))


def test_there_are_faults_of_every_subject() -> None:
    assert {fault.subject for fault in FAULTS} == SUBJECTS
    assert len(FAULTS) >= 60


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_still_has_its_place_and_its_tests(fault: Fault) -> None:
    assert fault.applies(), f"{fault.file} holds {fault.text!r} not exactly once"
    assert fault.fault != fault.text
    assert fault.tests
    assert [test for test in fault.tests if not exists(test)] == []


def test_a_fault_has_a_name_of_its_own() -> None:
    named = Counter(fault.name for fault in FAULTS)
    assert [name for name, times in named.items() if times > 1] == []


@pytest.mark.parametrize(
    "text", ["one line", "another line", "no such line"], ids=["once", "twice", "nowhere"]
)
def test_a_fault_applies_where_its_text_stands_exactly_once(tmp_path: Path, text: str) -> None:
    (tmp_path / "file.py").write_text("one line\nanother line\nanother line\n")
    fault = Fault("vault", "a name", "file.py", text, "a fault", ())
    assert fault.applies(tmp_path) is (text == "one line")


def test_a_fault_stands_for_a_moment_and_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "file.py"
    path.write_text("one line\n")
    fault = Fault("vault", "a name", "file.py", "one", "another", ())
    before = path.stat().st_mtime_ns
    with fault.put_into(tmp_path):
        assert path.read_text() == "another line\n"
    assert path.read_text() == "one line\n"
    assert path.stat().st_mtime_ns == before
