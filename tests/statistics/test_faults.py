"""Each fault that a file or a specification can have: its sentence, in both languages.

And each reason for which a figure is withheld although enough women answered.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from miriam import statistics
from miriam.statistics import building, command
from miriam.statistics.errors import BadInput
from miriam.statistics.reading import read
from miriam.statistics.words import LANGUAGES, WORDS, say
from tests.statistics.studies import ONE_SCORE, csv_of_pairs, result, whole

PAIRS: list[Any] = [(float(i % 7), float((i * 3) % 11)) for i in range(12)]
GOOD = csv_of_pairs(PAIRS)
SECOND = '[[outcome]]\nname = "life"\nitems = ["q"]\n'


def spec(changed: str, into: str) -> tuple[str, str]:
    assert changed in ONE_SCORE
    return GOOD, ONE_SCORE.replace(changed, into)


def csv(changed: str, into: str) -> tuple[str, str]:
    assert changed in GOOD
    return GOOD.replace(changed, into, 1), ONE_SCORE


def more(text: str) -> tuple[str, str]:
    """At the end of the specification; a key of its own goes before the first outcome."""
    return GOOD, ONE_SCORE + text if text.startswith("[") else f"{text}\n{ONE_SCORE}"


ARMS = '[arms]\nprogramme = "a"\ncomparison = "b"\n'
FAULTS: dict[str, tuple[str, str]] = {
    "blank": csv("p3,T0,q", "p3,T0,"),
    "claim_twice": more('confirmatory = ["score", "score:T1-T0"]'),
    "column_taken": more('covariates = ["value"]'),
    "column_twice": csv("item,value", "item,value,value"),
    "csv_fault": csv("p3,T0,q,3.0", 'p3,T0,q,"3'),
    "duplicate": csv("p3,T0", "p2,T0"),
    "empty_file": ("", ONE_SCORE),
    "item_repeated": spec('["q"]', '["q", "q"]'),
    "k_too_large": more('[multi_domain]\noutcomes = ["score"]\nk = 2\n'),
    "min_above_max": spec("min = 0", "min = 200"),
    "missing_key": spec('name = "score"\n', ""),
    "name_twice": more(SECOND.replace("life", "score")),
    "no_column": csv("value", "valeur"),
    "no_outcome": (GOOD, 'occasions = ["T0", "T1"]\n'),
    "no_rows": ("person,occasion,item,value\n", ONE_SCORE),
    "norm_needed": spec("min = 0", "min = 0\ncutoff = 'c'"),
    "not_a_number": csv("p3,T0,q,3.0", "p3,T0,q,trois"),
    "not_constant": (
        csv_of_pairs(PAIRS, ["g"] * 12, ",group").replace(",g\n", ",h\n", 1),
        ONE_SCORE,
    ),
    "not_one_or_zero": more('[[fact]]\nname = "doctor"\nitem = "q"\n'),
    "not_yes_no": (csv_of_pairs(PAIRS, ["perhaps"] * 12, ",reformulated"), ONE_SCORE),
    "occasion_twice": more('[response_shift]\noccasion = "T1"\nitems = ["q"]\n'),
    "occasions_count": spec('["T0", "T1"]', '["T0", "T0"]'),
    "one_of": spec("min = 0", "min = 0\nbetter = 'bigger'"),
    "out_of_bounds": more("level = 2"),
    "out_of_range": csv("p3,T0,q,3.0", "p3,T0,q,300"),
    "ragged": csv("p3,T0,q,3.0", "p3,T0,q"),
    "reverse_limits": spec("min = 0\nmax = 100", 'reverse = ["q"]'),
    "reverse_unknown": spec("min = 0", 'min = 0\nreverse = ["z"]'),
    "single_item": spec('items = ["q"]', 'items = ["q", "r"]\nscore = "single"'),
    "toml_fault": spec("min = 0", "min ="),
    "there_twice": more('[multi_domain]\noutcomes = ["score", "score"]\nk = 2\n'),
    "too_many_claims": more('confirmatory = ["a", "b", "c", "d"]'),
    "unknown_arm": (csv_of_pairs(PAIRS, ["x"] * 12, ",arm"), ONE_SCORE + ARMS),
    "unknown_column": more('covariates = ["age"]'),
    "unknown_contrast": more('confirmatory = ["score:T2-T0"]'),
    "unknown_item": spec('["q"]', '["r"]'),
    "unknown_key": spec("max", "maxi"),
    "unknown_occasion": csv("p3,T0", "p3,T9"),
    "unknown_outcome": more('confirmatory = ["life"]'),
    "weights_count": more('[goals]\nitems = ["q"]\nweights = [1, 2]\n'),
    "wrong_type": spec("min = 0", "min = '0'"),
}
OF_FILES = {
    "no_file",
    "not_utf8",
    "same_path",
    "spec_not_utf8",
    "too_many_cells",
    "unreadable",
    "unwritable",
    "workbook",
}


@pytest.mark.parametrize("key", FAULTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_fault_has_its_sentence_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, lang: str
) -> None:
    study, toml = tmp_path / "study.csv", tmp_path / "study.toml"
    study.write_text(FAULTS[key][0])
    toml.write_text(FAULTS[key][1])

    status = command.main(
        [str(study), "--spec", str(toml), "--json", str(tmp_path / "out.json"), "--lang", lang]
    )

    said = capsys.readouterr().err.replace("\u00a0", " ")
    fixed = re.split(r"{\w+}", WORDS[key][LANGUAGES.index(lang)])
    assert status == 2
    assert all(part.strip() in said for part in fixed), said
    assert not re.search(r"[{}]|None|Traceback", said)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study.csv", "study.toml"]


def test_every_fault_that_the_engine_knows_is_among_them() -> None:
    files = Path(statistics.__file__).parent.glob("*.py")
    raised = {
        key
        for file in files
        for key in re.findall(r'BadInput\(\s*"(\w+)"', file.read_text(encoding="utf-8"))
    }
    raised |= {"not_a_number", "not_yes_no"}

    assert raised == FAULTS.keys() | OF_FILES


def test_a_folder_is_no_study(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read(tmp_path, tmp_path)

    assert caught.value.key == "unreadable"


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"], ids=["xlsx", "xls"])
def test_a_workbook_is_named_for_what_it_is(tmp_path: Path, start: bytes) -> None:
    study, toml = tmp_path / "study.csv", tmp_path / "study.toml"
    study.write_bytes(start + b"\xff\x00" * 20)
    toml.write_text(ONE_SCORE)

    with pytest.raises(BadInput) as caught:
        read(study, toml)

    assert caught.value.key == "workbook"


def test_a_specification_in_another_encoding_is_not_taken_for_the_study(tmp_path: Path) -> None:
    study, toml = tmp_path / "study.csv", tmp_path / "study.toml"
    study.write_text(GOOD)
    toml.write_bytes(ONE_SCORE.replace("score", "santé").encode("latin-1"))

    with pytest.raises(BadInput) as caught:
        read(study, toml)

    assert (caught.value.key, caught.value.row) == ("spec_not_utf8", 4)


@pytest.mark.parametrize(("yes", "no"), [("VRAI", "FAUX"), ("WAAR", "ONWAAR"), ("TRUE", "false")])
def test_yes_and_no_as_a_spreadsheet_writes_them(yes: str, no: str) -> None:
    marks = [yes, no] * 6

    found = whole(result(csv_of_pairs(PAIRS, marks, ",reformulated")))["sensitivity"]

    assert found["most_reformulated"] == [{"item": "q", "answered": 24, "reformulated": 12}]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("no/out.json", "Le fichier {} ne peut pas être écrit : le dossier n’existe pas."),
        ("", "Le fichier {} ne peut pas être écrit : c’est un dossier."),
    ],
)
def test_a_place_that_cannot_be_written_is_named_as_it_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str, said: str
) -> None:
    study, toml = tmp_path / "study.csv", tmp_path / "study.toml"
    study.write_text(GOOD)
    toml.write_text(ONE_SCORE)

    status = command.main([str(study), "--spec", str(toml), "--json", str(tmp_path / place)])

    assert status == 2
    assert said.format(tmp_path / place) in capsys.readouterr().err.replace("\u00a0", " ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study.csv", "study.toml"]


def test_more_answers_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "CELLS_AT_MOST", 20)

    with pytest.raises(BadInput) as caught:
        result(GOOD)

    assert caught.value.key == "too_many_cells"
    assert "24" in caught.value.sentence("nl")


def reason(key: str) -> dict[str, str]:
    return {"withheld": say(key, "fr")}


def test_no_model_of_more_cities_than_it_can_carry() -> None:
    """Thirty-one cities at two moments are more columns than the model takes."""
    pairs: list[Any] = [(float(i % 7), float((3 * i) % 11)) for i in range(124)]

    figures = whole(result(csv_of_pairs(pairs, [f"c{i % 31}" for i in range(124)], ",cluster")))

    assert figures["mmrm_cities"] == reason("mmrm_too_large")
    assert figures["city_means"]["df"] == 30


def test_no_comparison_where_all_began_alike() -> None:
    alike: list[Any] = [(3.0, 3.0)] * 12
    arms = ["a"] * 6 + ["b"] * 6

    figures = whole(result(csv_of_pairs(alike, arms, ",arm"), ONE_SCORE + ARMS))

    assert figures["comparison"] == reason("no_residual")


def test_no_comparison_of_two_women_with_two() -> None:
    some: list[Any] = [(3.0, float(i)) for i in range(4)]

    figures = whole(result(csv_of_pairs(some, ["a", "a", "b", "b"], ",arm"), ONE_SCORE + ARMS))

    assert figures["comparison"] == reason("no_arm_pairs")


TWICE = {
    "covariates": 'covariates = ["age", "age"]',
    "reverse": None,
    "facts": '[[fact]]\nname = "f"\nitem = "q"\n[[fact]]\nname = "f"\nitem = "q"\n',
    "goals": '[goals]\nitems = ["q", "q"]\n',
    "then-test": '[response_shift]\noccasion = "TH"\nitems = ["q", "q"]\n',
    "control among the items": (
        '[response_shift]\noccasion = "TH"\nitems = ["q"]\ncontrol = ["q"]\n'
    ),
    "both arms": '[arms]\nprogramme = "a"\ncomparison = "a"\n',
}


@pytest.mark.parametrize("what", TWICE)
def test_what_is_named_twice_is_not_counted_twice(what: str) -> None:
    text = TWICE[what]
    toml = ONE_SCORE + 'reverse = ["q", "q"]\n' if text is None else more(text)[1]

    with pytest.raises(BadInput) as caught:
        result(GOOD, toml)

    assert caught.value.key == "there_twice"


def aged(age: Any) -> Any:
    """Thirty women with a covariate, and what is said of the model with it."""
    pairs: list[Any] = [(float(i % 7), float((i * 3) % 11)) for i in range(30)]
    csv = csv_of_pairs(pairs, [age(i) for i in range(30)], ",age")
    return whole(result(csv, 'covariates = ["age"]\n' + ONE_SCORE, ungated=False))


def test_a_covariate_that_does_not_vary_is_named_as_the_reason() -> None:
    assert aged(lambda _: "3")["mmrm_adjusted"] == reason("mmrm_columns")


@pytest.mark.parametrize("known", [0, 19])
def test_the_gate_of_the_model_counts_the_women_whose_covariate_is_known(known: int) -> None:
    figures = aged(lambda i: str(20 + i) if i < known else "")

    assert figures["mmrm"]["n"] == 30
    assert figures["mmrm_adjusted"] == {"withheld": say("few_for_mmrm", "fr", n=known, needed=20)}


def test_the_unit_of_a_covariate_changes_nothing() -> None:
    years = aged(lambda i: str(20 + (i * 7) % 30))["mmrm_adjusted"]
    dates = aged(lambda i: str(20260000 + 10_000_000 * ((i * 7) % 30)))["mmrm_adjusted"]

    assert dates["df"] == pytest.approx(years["df"])
    assert dates["ci95"] == pytest.approx(years["ci95"])


def test_a_fact_of_which_all_give_one_answer_has_no_test() -> None:
    alike: list[Any] = [(2.0, 2.0)] * 40
    fact = '[[fact]]\nname = "home"\nitem = "q"\nkind = "category"\n'

    found = result(csv_of_pairs(alike), ONE_SCORE + fact)

    assert found["facts"]["home"]["contrasts"]["T1-T0"]["stuart_maxwell"] == reason("no_categories")


def test_no_smallest_important_change_where_all_changed_alike() -> None:
    rows = csv_of_pairs([(float(i), float(i) + 1) for i in range(12)])
    rows += "".join(f"p{i},T1,felt,{i % 2}\n" for i in range(12))
    asked = '[transition]\nitem = "felt"\noutcome = "score"\nbetter_from = 1\n'

    assert result(rows, ONE_SCORE + asked)["transition"]["mic"] == reason("mic_open")


def test_no_reliability_without_spread() -> None:
    rows = "person,occasion,item,value\n"
    rows += "".join(f"p{i},T0,{item},3\n" for i in range(60) for item in "ab")

    found = result(rows, ONE_SCORE.replace('["q"]', '["a", "b"]'))

    assert found["reliability"]["score"] == reason("no_reliability_data")
