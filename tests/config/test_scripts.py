"""The script behind `make test` counts honestly and fails when anything failed."""

from pathlib import Path

import psycopg
import pytest

from scripts import outcomes, postgres, programs
from scripts import test as suite
from scripts.outcomes import Outcome, Result

PASSES = "def test_one():\n    assert True\n"
FAILS = "def test_two():\n    assert 0\n"
# Fails when it is asked for the first time.
WAVERS = """
from pathlib import Path
def test_three():
    asked = Path(__file__).with_name("asked")
    before = asked.exists()
    asked.touch()
    assert before
"""
# Fails every other time.
ALTERNATES = WAVERS.replace("asked.touch()", "asked.unlink() if before else asked.touch()")


@pytest.mark.parametrize(
    ("body", "counts", "is_sound"),
    [
        (PASSES, {"passed": 1}, True),
        (PASSES + FAILS, {"passed": 1, "failed": 1}, False),
        (PASSES + WAVERS, {"passed": 1, "unsteady": 1}, True),
        (PASSES + ALTERNATES, {"passed": 1, "failed": 1}, False),
        ("import nothing_like_it\n", {"error": 1}, False),
        ("", {}, False),
    ],
    ids=["passes", "one fails", "one wavers", "one alternates", "does not load", "no test"],
)
def test_a_part_of_the_suite_says_what_happened(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    body: str,
    counts: dict[str, int],
    is_sound: bool,
) -> None:
    (tmp_path / "test_it.py").write_text(body)
    monkeypatch.setenv("PYTHONPATH", str(suite.ROOT))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")
    monkeypatch.setattr(suite, "ROOT", tmp_path)
    result = suite.run(suite.Part("part", ["test_it.py"]))
    assert (result.counts, result.is_sound) == (counts, is_sound)
    assert "=== part" in capfd.readouterr().out


def test_a_part_that_dies_is_not_sound(tmp_path: Path) -> None:
    died = outcomes.read(0, tmp_path / "nothing was kept")
    assert not died.is_sound
    assert not outcomes.is_sound([Result(0, [Outcome("a", "passed", 0.1)]), died])


@pytest.mark.parametrize(("unsteady", "is_sound"), [(0, True), (2, True), (3, False)])
def test_two_unsteady_tests_are_borne_in_all_parts_together(unsteady: int, is_sound: bool) -> None:
    parts = [Result(1, [Outcome(f"test_{one}", "unsteady", 0.1)]) for one in range(unsteady)]
    passed = Result(0, [Outcome("test", "passed", 0.1)])
    assert outcomes.is_sound([*parts, passed]) is is_sound


def test_an_unsteady_test_does_not_hide_a_pytest_that_stopped() -> None:
    assert not Result(3, [Outcome("test", "unsteady", 0.1)]).is_sound


def test_the_report_names_what_is_slow_and_unsteady_and_sums_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    slow = [Outcome(f"tests/a.py::test_{number}", "passed", number / 4) for number in range(25)]
    browsed = [Outcome("tests/journeys/b.py::test", "unsteady", 9), Outcome("c", "error", 0)]
    suite.report({"SQLite": Result(0, slow), "journeys": Result(1, browsed, ["tests/d.py"])}, 61.5)
    said = capsys.readouterr().out
    slowest, too_slow, unsteady, sums = said.strip().split("\n\n")
    assert slowest.splitlines()[1].endswith("journeys: tests/journeys/b.py::test")
    assert len(slowest.splitlines()) == 1 + 20
    assert [line.rpartition("_")[2] for line in too_slow.splitlines()[1:]] == "21 22 23 24".split()
    assert unsteady.splitlines()[1].endswith("journeys: tests/journeys/b.py::test")
    assert sums.splitlines() == [
        "SQLite: 25 passed",
        "journeys: 1 unsteady, 2 errors (exit code 1)",
        "===== 25 passed, 1 unsteady, 2 errors in 61.50s =====",
    ]


def test_browsers_run_apart_and_on_sqlite_and_postgresql_runs_what_touches_a_database() -> None:
    sqlite, on_postgres, journeys = suite.parts([], "postgres://somewhere")
    assert "--touching-database" in on_postgres.options
    assert "--touching-database" not in sqlite.options
    assert "--ignore=tests/journeys" in {*sqlite.options} & {*on_postgres.options}
    assert (sqlite.database, journeys.database) == ("", "")
    assert journeys.options == ["-n", "2", "--dist", "worksteal", "tests/journeys"]
    assert suite.parts([], "") == [sqlite, journeys]
    assert suite.parts(["journeys"], "") == [journeys]


@pytest.mark.parametrize("told", [True, False])
def test_told_to_leave_nothing_compiled_beside_the_sources_it_is_kept_elsewhere(
    monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    for name in suite.COMPILED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(suite.sys, "dont_write_bytecode", told)
    found = suite.Part("part", []).environment
    assert {name: found.get(name) for name in suite.COMPILED} == (
        suite.COMPILED if told else dict.fromkeys(suite.COMPILED)
    )


def test_programs_and_libraries_that_are_absent_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "PROGRAMS", {("no-such-program",): "package", ("sh",): "other"})
    monkeypatch.setattr(programs, "LIBRARIES", {"libnone.so.1": "library", "libc.so.6": "libc6"})
    assert programs.missing_packages() == ["package", "library"]


def test_whoever_may_not_install_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"apt-get install -y --no-install-recommends chromium"):
        programs.install(["chromium"])


def test_a_named_postgresql_must_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIRIAM_TEST_POSTGRES", "postgres://nobody@127.0.0.1:1/none")
    with pytest.raises(SystemExit, match="does not answer"), postgres.for_tests():
        pass


def test_the_newest_postgresql_that_is_whole_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {"9.6": postgres.PROGRAMS, "13": postgres.PROGRAMS, "15": ("initdb",)}
    for version, names in whole.items():
        (tmp_path / version / "bin").mkdir(parents=True)
        for name in names:
            (tmp_path / version / "bin" / name).touch()
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", "")
    assert postgres.programs() == tmp_path / "13" / "bin"


def test_without_its_programs_the_one_that_answers_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MIRIAM_TEST_POSTGRES", raising=False)
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(postgres, "USUAL", "postgres://nobody@127.0.0.1:1/none")
    with postgres.for_tests() as address:
        assert address == ""


def test_a_cluster_of_our_own_is_careless_and_gone_when_the_tests_are_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where its programs are; elsewhere there is nothing to start."""
    seen: list[tuple[str, Path]] = []

    def stopped() -> None:
        with postgres.for_tests() as address:
            if address:
                seen.append((address, folder_of_careless(address)))
            raise KeyboardInterrupt

    monkeypatch.delenv("MIRIAM_TEST_POSTGRES", raising=False)
    monkeypatch.setattr(postgres, "USUAL", "postgres://nobody@127.0.0.1:1/none")
    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert len(seen) == (1 if postgres.programs() else 0)
    for address, folder in seen:
        assert not postgres.answers(address)
        assert not folder.exists()


def folder_of_careless(address: str) -> Path:
    """Where a cluster that may lose everything keeps it."""
    with psycopg.connect(address) as database:
        said = {one: database.execute(f"SHOW {one}").fetchone() for one in postgres.CARELESS}
        [folder] = database.execute("SHOW data_directory").fetchone()
    assert said == dict.fromkeys(postgres.CARELESS, ("off",))
    assert Path(folder).exists()
    return Path(folder)
