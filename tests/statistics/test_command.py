"""The command line: published figures from files, clear refusals, nothing half written."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from miriam.statistics.command import main
from tests.statistics.studies import LETTERS, ONE_SCORE, csv_of_pairs, whole
from tests.statistics.test_published_figures import SCALES, columns, expected, near


def run(folder: Path, csv: str | bytes, toml: str, *options: str) -> tuple[int, Any]:
    study, spec, out = folder / "study.csv", folder / "study.toml", folder / "out.json"
    study.write_bytes(csv if isinstance(csv, bytes) else csv.encode())
    spec.write_text(toml, encoding="utf-8")
    status = main([str(study), "--spec", str(spec), "--json", str(out), *options], LETTERS)
    return status, json.loads(out.read_text()) if out.exists() else None


def pairs_of(table: Any) -> list[Any]:
    return [tuple(None if np.isnan(x) else float(x) for x in row) for row in table]


def test_h01_from_a_file(tmp_path: Path) -> None:
    pairs = pairs_of(columns("sleep_student1908.csv", "pre_drug1", "post_drug2"))
    toml = ONE_SCORE.replace("min = 0", "min = -10")
    want = expected("H01")

    status, found = run(tmp_path, csv_of_pairs(pairs), toml, "--ungated")

    figures = whole(found)
    assert status == 0
    assert figures["change"]["mean"] == near(want["mean_diff"])
    assert figures["change"]["t"] == near(want["t"])
    assert figures["change"]["df"] == 9
    assert figures["change"]["p"] == near(want["p"])
    assert figures["change"]["ci95"] == near(want["ci95"])
    assert figures["hodges_lehmann"]["estimate"] == near(1.3)
    assert figures["signed_rank"]["w_plus"] == 45
    assert figures["signed_rank"]["n_nonzero"] == 9
    assert figures["signed_rank"]["p_exact_pratt"] == near(want["p_exact_pratt"])
    assert figures["superiority"]["ps"] == near(0.95)
    assert figures["superiority"]["rank_biserial"] == 1
    assert figures["cliff"] == near({"within": 0.9, "between": want["d_between"]})
    assert figures["effect"]["dz"] == near(want["cohen_dz"])
    assert figures["effect"]["gz"] == near(want["hedges_gz_exactJ"])
    assert figures["sign_flip"]["exact"] is True


def test_h03_from_a_file(tmp_path: Path) -> None:
    d = columns("darwin_maize.csv", "diff_eighths_inch")[:, 0]
    toml = ONE_SCORE.replace("min = 0", "min = -100")

    _, found = run(tmp_path, csv_of_pairs([(0.0, float(x)) for x in d]), toml, "--ungated")

    figures = whole(found)
    assert figures["sign_flip"]["p_one"] == near(863 / 32768, 1e-12)
    assert figures["sign_flip"]["p_two"] == near(1726 / 32768, 1e-12)
    assert figures["change"]["p"] == near(expected("H03")["p"], 1e-9)
    assert figures["hodges_lehmann"]["estimate"] == 25


@pytest.mark.parametrize(
    ("scale", "check", "extra"),
    [
        ("das", "das_r84_critA", "reliability = 0.84\ncutoff = 'a'"),
        ("gds", "gds_r90", "reliability = 0.9\nbetter = 'lower'"),
    ],
)
def test_h05_from_a_file(tmp_path: Path, scale: str, check: str, extra: str) -> None:
    table = columns("jacobson_truax_1991_table2.csv", f"{scale}_pre", f"{scale}_post")
    toml = ONE_SCORE.replace("max = 100", f"max = 200\n{extra}")
    want = expected("H05")[check]

    _, found = run(tmp_path, csv_of_pairs(pairs_of(table)), toml, "--ungated")

    rci = whole(found)["rci"]
    assert rci["improved"] == want["improved_all"]
    assert (rci["unchanged"], rci["declined"]) == (want["unchanged"], want["deteriorated"])
    assert (rci["s1"], rci["sdiff"]) == near((want["sd_pre"], want["S_diff"]))
    assert rci["method"] == "JT"
    if scale == "das":
        assert rci["cutoff"]["recovered"] == want["recovered"]
        assert whole(found)["change"]["t"] == near(expected("H05")["paired_das"]["t"])


def test_h09_from_a_file(tmp_path: Path) -> None:
    items = [item for named, _ in SCALES.values() for item in named]
    answers = columns("bfi_items.csv", *items)
    lines = ["person;occasion;item;value"]
    lines += [
        f"{i};T0;{item};{'' if np.isnan(v) else int(v)}"
        for i, row in enumerate(answers)
        for item, v in zip(items, row, strict=True)
    ]
    toml = 'occasions = ["T0", "T1"]\n' + "".join(
        f'[[outcome]]\nname = "{name}"\nitems = {json.dumps(named)}\nscore = "mean"\n'
        f"min = 1\nmax = 6\nreverse = {json.dumps(turned)}\n"
        for name, (named, turned) in SCALES.items()
    )

    status, found = run(tmp_path, "\n".join(lines), toml)

    assert status == 0
    for name in SCALES:
        want, made = expected("H09")[name], found["reliability"][name]
        assert made["alpha"] == near(want["raw_alpha_complete"], 1e-8)
        assert made["omega"] == near(want["omega_total_1factor_ML_complete"], 1e-4)
        assert made["alpha_ordinal"] == near(want["ordinal_alpha_polychoric_complete"], 1e-4)
        assert made["alpha_ci95"][0] < made["alpha"] < made["alpha_ci95"][1]
        assert "withheld" in whole(found, name)["change"]


def test_h15_and_h19_from_a_file(tmp_path: Path) -> None:
    table = [(1, 1, 794), (1, 0, 150), (0, 1, 86), (0, 0, 570)]
    pairs = [(a, b) for a, b, n in table for _ in range(n)]
    lines = ["person,occasion,item,value"]
    for i, (a, b) in enumerate(pairs):
        lines += [f"{i},T0,q,{a}", f"{i},T1,q,{b}"]
    lines += [f"{i},T1,g{j},1" for i in range(6) for j in range(3)]
    facts = '[[fact]]\nname = "gp"\nitem = "q"\n[goals]\nitems = ["g0", "g1", "g2"]\n'

    _, found = run(tmp_path, "\n".join(lines), ONE_SCORE + facts)

    fact = found["facts"]["gp"]["contrasts"]["T1-T0"]
    assert fact["mcnemar"]["p_exact"] == near(expected("H15")["exact_p"])
    assert fact["mcnemar"]["chi2"] == near(expected("H15")["chisq_nocc"])
    assert found["goals"]["t_mean"] == near(63.693063937629)


ROOT = Path(__file__).parents[2]
PAIRS: list[Any] = [(float(i % 7), float((i * 3) % 11)) for i in range(24)]
GOOD = csv_of_pairs(PAIRS)


@pytest.mark.parametrize(
    ("csv", "toml", "said"),
    [
        (GOOD.replace("p3,T0,q,3.0", "p3,T0,q,douze"), ONE_SCORE, r"Ligne 8, .*value.*douze"),
        (GOOD.replace("p3,T0,q,3.0", "p3,T0,q,101"), ONE_SCORE, r"Ligne 8, .*value.*101.*0 à 100"),
        (GOOD.replace("p3,T0,q,3.0", "p3,T0,q,nan"), ONE_SCORE, r"Ligne 8, .*value.*nan"),
        (GOOD.replace("p3,T0,q,3.0", "p3,T0,q,1_0"), ONE_SCORE, r"Ligne 8, .*value.*1_0"),
        (GOOD.replace("p3,T0,q,3.0", "p3,T9,q,3"), ONE_SCORE, r"Ligne 8, .*occasion.*T9"),
        (GOOD.replace("p3,T0,q,3.0", ",T0,q,3"), ONE_SCORE, r"Ligne 8, .*person.*vide"),
        (GOOD.replace("p3,T0,q,3.0", "p3,T0,q"), ONE_SCORE, r"Ligne 8 .*3 cellules au lieu de 4"),
        (GOOD.replace("p3,T0,q,3.0", "p2,T0,q,3"), ONE_SCORE, r"Ligne 8, .*item.*p2.*6 et 8"),
        (GOOD.replace("p3,T0,q,3.0", 'p3,T0,q,"3'), ONE_SCORE, r"Ligne 8 : .*guillemet"),
        (GOOD.replace("value", "waarde"), ONE_SCORE, r"colonne « value » manque"),
        (GOOD.replace("value", "item"), ONE_SCORE, r"item"),
        ("", ONE_SCORE, r"vide"),
        ("person,occasion,item,value\n", ONE_SCORE, r"pas de lignes"),
        (GOOD.encode("utf-16"), ONE_SCORE, r"Ligne 1 : .*UTF-8"),
        (GOOD.encode() + "p9,T0,é,1\n".encode("cp1252"), ONE_SCORE, r"Ligne 50 : .*UTF-8"),
        (GOOD, ONE_SCORE.replace('["q"]', '["r"]'), r"question « r » n’est pas dans le fichier"),
        (GOOD, ONE_SCORE.replace("max", "maks"), r"« maks » n’existe pas.*« max »"),
        (GOOD, ONE_SCORE.replace("min = 0", "min = 'x'"), r"« min » doit être un nombre"),
        (GOOD, ONE_SCORE.replace("min = 0", "min = 100"), r"min doit être plus petit"),
        (GOOD, ONE_SCORE.replace('"T0", "T1"', '"T0"'), r"deux ou trois moments"),
        (GOOD, ONE_SCORE.replace('["q"]', '["q"'), r"TOML"),
        (GOOD, ONE_SCORE.replace("items", "item"), r"« item » n’existe pas.*« items »"),
        (GOOD, "level = 0.2\n" + ONE_SCORE, r"level"),
        (GOOD, 'confirmatory = ["well"]\n' + ONE_SCORE, r"« well » n’est pas un des résultats"),
        (GOOD, 'confirmatory = ["score:T9-T0"]\n' + ONE_SCORE, r"T9-T0"),
        (GOOD, ONE_SCORE + '[multi_domain]\noutcomes = ["score"]\nk = 3\n', r"entre 1 et 1"),
        (GOOD, ONE_SCORE + '[arms]\nprogramme = "a"\ncomparison = "b"\n', r"colonne « arm »"),
        (GOOD, ONE_SCORE.replace("max = 100", "max = 100\nscore = 'sum'"), r"« score » doit être"),
        (GOOD, ONE_SCORE.replace("max = 100", "max = 100\nreverse = ['z']"), r"« z » est dans rev"),
    ],
)
def test_a_fault_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], csv: str | bytes, toml: str, said: str
) -> None:
    status, found = run(tmp_path, csv, toml)

    message = capsys.readouterr().err.replace("\u00a0", " ")
    assert status == 2
    assert found is None
    assert re.search(said, message), message
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study.csv", "study.toml"]


def test_a_fault_is_said_in_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    csv = GOOD.replace("p3,T0,q,3.0", "p3,T0,q,twaalf")

    status, _ = run(tmp_path, csv, ONE_SCORE, "--lang", "nl")

    assert status == 2
    assert capsys.readouterr().err.startswith("Fout: Rij 8, kolom “value”: “twaalf” is geen getal")


def test_a_group_that_changes_is_named_with_both_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    csv = csv_of_pairs(PAIRS, ["g"] * len(PAIRS), ",group").replace("p3,T1,q,9.0,g", "p3,T1,q,9,h")

    status, _ = run(tmp_path, csv, ONE_SCORE)

    message = capsys.readouterr().err
    assert status == 2
    assert "group" in message
    assert "Ligne 9" in message
    assert "ligne 8" in message


def test_missing_files_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [str(tmp_path / "no.csv"), "--spec", str(tmp_path / "no.toml")]

    assert main([*asked, "--json", str(tmp_path / "o.json")]) == 2
    assert "no.toml" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_report_leaves_no_json(tmp_path: Path) -> None:
    status, found = run(tmp_path, GOOD, ONE_SCORE, "--report", str(tmp_path / "no" / "out.pdf"))

    assert status == 2
    assert found is None


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda text: text.encode(), id="plain"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="with mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="windows lines"),
        pytest.param(lambda text: text.replace(",", ";").encode(), id="semicolons"),
        pytest.param(
            lambda text: text.replace(",", ";").replace(".", ",").encode(), id="decimal commas"
        ),
        pytest.param(lambda text: text.replace("\np5", "\n\n,,,\np5").encode(), id="blank rows"),
        pytest.param(lambda text: text.replace(",T0,", ', "T0" ,').encode(), id="spaces"),
    ],
)
def test_files_as_spreadsheets_write_them_give_the_same_figures(tmp_path: Path, write: Any) -> None:
    _, plain = run(tmp_path, GOOD, ONE_SCORE)
    _, found = run(tmp_path, write(GOOD), ONE_SCORE)

    assert found["outcomes"] == plain["outcomes"]


def test_unknown_columns_and_items_are_let_pass_and_reported(tmp_path: Path) -> None:
    csv = csv_of_pairs(PAIRS, ["x"] * len(PAIRS), ",remark") + "p0,T0,other,5,x\n"

    status, found = run(tmp_path, csv, ONE_SCORE)

    assert status == 0
    assert found["meta"]["columns_not_used"] == ["remark"]
    assert found["meta"]["items_not_used"] == ["other"]


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_the_report_is_a_tagged_pdf_in_its_language(tmp_path: Path, lang: str) -> None:
    status, found = run(
        tmp_path, GOOD, ONE_SCORE, "--report", str(tmp_path / "out.pdf"), "--lang", lang
    )

    pdf = (tmp_path / "out.pdf").read_bytes()
    assert status == 0
    assert found["meta"]["lang"] == lang
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in pdf
    assert f"/Lang ({lang}-BE)".encode() in pdf or f"/Lang({lang}-BE)".encode() in pdf


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    run(tmp_path, GOOD, ONE_SCORE)
    first = (tmp_path / "out.json").read_bytes()
    run(tmp_path, GOOD, ONE_SCORE)

    assert (tmp_path / "out.json").read_bytes() == first


def test_the_fingerprints_are_those_of_the_files(tmp_path: Path) -> None:
    import hashlib

    _, found = run(tmp_path, GOOD, ONE_SCORE)

    assert found["meta"]["hashes"]["study"] == hashlib.sha256(GOOD.encode()).hexdigest()
    assert found["meta"]["hashes"]["spec"] == hashlib.sha256(ONE_SCORE.encode()).hexdigest()


@pytest.mark.parametrize("name", ["study.csv", "study.toml", "out.json"])
def test_nothing_that_is_read_is_written_over(tmp_path: Path, name: str) -> None:
    status, found = run(tmp_path, GOOD, ONE_SCORE, "--report", str(tmp_path / name))

    assert status == 2
    assert found is None
    assert (tmp_path / "study.csv").read_text() == GOOD


def test_of_scipy_only_the_special_functions_are_loaded(tmp_path: Path) -> None:
    """docs/adr/0010: anything more would cost each process as much again."""
    (tmp_path / "study.csv").write_text(GOOD)
    (tmp_path / "study.toml").write_text(ONE_SCORE)
    asked = ["study.csv", "--spec", "study.toml", "--json", "out.json", "--ungated"]
    script = (
        "import sys; from miriam.statistics.command import main; "
        f"assert 'numpy' not in sys.modules; main({asked}); print(*sorted(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "scipy.special" in done.stdout.split()
    assert not {"scipy.stats", "scipy.optimize", "django"} & set(done.stdout.split())
