"""Answers as CSV, long and wide, and back; the codebook says what each code means."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.definition.problems import Faulty
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.exchange.codebook import (
    CodebookRow,
    codebook_csv,
    long_csv,
    read_long,
    read_wide,
    wide_csv,
)

EXAMPLE = shipped_as("example", "1.0.0")
MIRIAM = shipped_as("miriam-14-10", "1.0.0")

rows = st.dictionaries(
    st.tuples(
        st.sampled_from(["a1", "b2"]),
        st.sampled_from(["T0", "T1"]),
        st.sampled_from(["trees", "noise"]),
    ),
    st.integers(1, 4) | st.sampled_from(MissingReason),
).map(lambda found: [CodebookRow(*key, answer) for key, answer in found.items()])


@given(rows)
def test_long_goes_out_and_comes_back(given_rows: list[CodebookRow]) -> None:
    assert read_long(EXAMPLE, long_csv(given_rows)) == given_rows


@given(rows)
def test_wide_goes_out_and_comes_back(given_rows: list[CodebookRow]) -> None:
    def key(row: CodebookRow) -> tuple[str, str, str]:
        return row.person, row.occasion, row.item

    assert sorted(read_wide(EXAMPLE, wide_csv(EXAMPLE, given_rows)), key=key) == sorted(
        given_rows, key=key
    )


def test_a_file_saved_by_a_belgian_spreadsheet_is_read() -> None:
    content = "\ufeffperson;occasion;item;value\r\na;T0;trees;3\r\na;T0;noise;\r\n"
    assert read_long(EXAMPLE, content) == [
        CodebookRow("a", "T0", "trees", 3),
        CodebookRow("a", "T0", "noise", MissingReason.NO_ANSWER),
    ]


def test_how_an_answer_came_about_travels_with_it() -> None:
    row = CodebookRow(
        "a", "T0", "trees", 3, {"mode": "screen", "language": "nl", "reformulated": "1"}
    )
    assert read_long(EXAMPLE, long_csv([row])) == [row]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("a,T0,trees,7,", "2, value : « 7 » n’est pas une réponse de cette échelle"),
        ("a,T0,stars,1,", "2, item : « stars » n’existe pas dans cette définition"),
        (",T0,trees,1,", "2 : la personne ou le moment manque"),
        ("a,T0,trees,,bored", "2, missing_reason : valeur inconnue"),
        ("a,T0,trees,1,\na,T0,trees,2,", "3 : cette réponse est déjà donnée plus haut"),
    ],
    ids=["value", "item", "person", "reason", "twice"],
)
def test_a_wrong_line_is_named(line: str, sentence: str) -> None:
    with pytest.raises(Faulty) as found:
        read_long(EXAMPLE, f"person,occasion,item,value,missing_reason\n{line}\n")
    assert str(found.value).startswith(sentence)


def test_a_cell_without_a_heading_is_no_answer_to_drop() -> None:
    heading = "person,occasion,item,value"
    with pytest.raises(Faulty) as found:
        read_long(EXAMPLE, f"{heading}\na,T0,trees,3,,\na,T0,noise,1,2\n")
    assert [problem.where for problem in found.value.problems] == ["3"]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(Faulty) as found:
        read_long(EXAMPLE, "person,item\n")
    assert [problem.details["column"] for problem in found.value.problems] == ["occasion", "value"]


def test_the_codebook_names_each_code_in_each_language() -> None:
    lines = list(csv.DictReader(io.StringIO(codebook_csv(MIRIAM))))
    dutch = [
        line for line in lines if line["variable"] == "safe_at_home" and line["language"] == "nl"
    ]
    assert {line["code"]: line["code_label"] for line in dutch if line["kind"] == "value"}[
        "5"
    ] == "Helemaal akkoord"
    assert {line["code"] for line in dutch if line["kind"] == "missing"} == {
        *MIRIAM.item("safe_at_home").missing,
        MissingReason.NO_ANSWER,
        MissingReason.NOT_ASKED,
    }
    assert {line["withheld"] for line in dutch} == {"yes"}
    assert {(line["instrument"], line["version"]) for line in lines} == {("miriam-14-10", "1.0.0")}


def test_the_codebook_says_how_each_score_is_made() -> None:
    lines = list(csv.DictReader(io.StringIO(codebook_csv(MIRIAM))))
    for score in MIRIAM.scores:
        found = [one for one in lines if (one["variable"], one["language"]) == (score.code, "fr")]
        assert [line["code"] for line in found] == list(score.items)
        assert {line["label"] for line in found} == {score.title["fr"]}
        assert {line["kind"] for line in found} == {
            f"{score.method.value} of items, at least {score.min_answered} answered"
        }


@pytest.mark.parametrize(
    ("line", "place"),
    [("a,T0,9,", "3, trees"), ("a,T0,,bored", "3, trees_missing"), ("a,T0,1,refused", "3, tre")],
    ids=["value", "reason", "both"],
)
def test_a_wrong_cell_of_a_wide_file_is_named_where_it_stands(line: str, place: str) -> None:
    with pytest.raises(Faulty) as found:
        read_wide(EXAMPLE, f"person,occasion,trees,trees_missing\nb,T0,1,\n{line}\n")
    assert str(found.value).startswith(place)


@pytest.mark.parametrize("content", ["", "\n", '"', "a\rb\n", "a\n" + "x" * 200_000])
def test_what_is_no_table_is_refused(content: str) -> None:
    for read in (read_long, read_wide):
        with pytest.raises(Faulty):
            read(EXAMPLE, content)


FORMULAS = ['=HYPERLINK("http://example.org")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_a_codebook_is_run_by_a_spreadsheet(words: str) -> None:
    item = EXAMPLE.items[0]
    item = item.model_copy(update={"wording": dict.fromkeys(item.wording, words)})
    spiked = EXAMPLE.model_copy(update={"items": (item, *EXAMPLE.items[1:])})
    lines = list(csv.DictReader(io.StringIO(codebook_csv(spiked), newline="")))
    assert {line["label"] for line in lines if line["variable"] == item.code} == {f"'{words}"}


@pytest.mark.parametrize("person", ["=1+1", "-a", "@b"])
def test_a_cell_made_harmless_comes_back_as_it_was(person: str) -> None:
    row = CodebookRow(person, "T0", "trees", 3)
    assert f"'{person}" in long_csv([row])
    assert read_long(EXAMPLE, long_csv([row])) == [row]


def test_a_number_below_zero_stays_a_number() -> None:
    assert "'" not in long_csv([CodebookRow("a", "T0", "trees", -1)])
