"""The script behind `make test` counts honestly and fails when anything failed."""

from pathlib import Path

import pytest

from scripts import test as suite


@pytest.mark.parametrize(
    ("body", "code", "counts"),
    [
        ("def test_one():\n    assert True\n", 0, {"passed": 1}),
        (
            "def test_one():\n    assert 1\n\n\ndef test_two():\n    assert 0\n",
            1,
            {"passed": 1, "failed": 1},
        ),
        ("import nothing_like_it\n", 2, {"error": 1}),
    ],
    ids=["passes", "one fails", "does not load"],
)
def test_a_part_of_the_suite_says_what_happened(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    body: str,
    code: int,
    counts: dict[str, int],
) -> None:
    (tmp_path / "test_it.py").write_text(body)
    assert suite.run(suite.Part("part", [str(tmp_path)])) == (code, counts)
    assert "=== part" in capsys.readouterr().out


def test_programs_and_libraries_that_are_absent_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "PROGRAMS", {("no-such-program",): "package", ("sh",): "other"})
    monkeypatch.setattr(suite, "LIBRARIES", {"libnone.so.1": "library", "libc.so.6": "libc6"})
    assert suite.missing_packages() == ["package", "library"]


def test_whoever_may_not_install_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"apt-get install -y --no-install-recommends chromium"):
        suite.install(["chromium"])


def test_a_named_postgresql_must_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIRIAM_TEST_POSTGRES", "postgres://nobody@127.0.0.1:1/none")
    with pytest.raises(SystemExit, match="does not answer"):
        suite.answering_postgres()
