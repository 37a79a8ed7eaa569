"""A questionnaire goes out as an XLSForm and comes back; somebody else's form comes in with
what was assumed.
"""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from pyxform.xls2xform import convert  # type: ignore[import-untyped]

from miriam.questionnaire.domain.definition.canonical import canonical, content_hash
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as
from miriam.questionnaire.domain.exchange import headings
from miriam.questionnaire.domain.exchange.imported import Imported
from miriam.questionnaire.domain.exchange.sheets import column_letters
from miriam.questionnaire.domain.exchange.xlsform_in import definition
from miriam.questionnaire.domain.exchange.xlsform_out import workbook

Sheets = dict[str, list[list[object]]]

EACH = pytest.mark.parametrize("instrument", shipped(), ids=lambda instrument: instrument.id)


def book(sheets: Sheets) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def edited(instrument: Instrument, sheet: str, cell: str, value: object) -> bytes:
    made = load_workbook(io.BytesIO(workbook(instrument)))
    made[sheet][cell] = value
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def said(imported: Imported) -> list[str]:
    return [str(problem) for problem in imported.problems]


def assumed(imported: Imported) -> list[str]:
    return [str(problem) for problem in imported.assumptions]


@EACH
def test_what_goes_out_comes_back_whole(instrument: Instrument) -> None:
    back = definition(workbook(instrument))
    assert back.instrument is not None, said(back)
    assert content_hash(back.instrument) == content_hash(instrument)
    assert not back.assumptions


@EACH
def test_the_converter_and_the_validator_of_odk_accept_it(
    instrument: Instrument, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook(instrument))
    converted = convert(str(path), validate=True)
    for item in instrument.items:
        assert f"/{item.section}/{item.code}" in converted.xform
    assert "Français (fr)" in converted.xform


def test_every_cell_is_text_so_that_no_program_computes_it() -> None:
    made = load_workbook(io.BytesIO(workbook(shipped_as("miriam-14-10", "1.0.0"))))
    kinds = {
        cell.data_type
        for sheet in made
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert kinds == {"s"}


def test_a_wording_edited_in_the_spreadsheet_arrives_and_nothing_else_changes() -> None:
    example = shipped_as("example", "1.0.0")
    made = load_workbook(io.BytesIO(workbook(example)))
    column = next(
        cell.column_letter for cell in made["survey"][1] if cell.value == "label::Nederlands (nl)"
    )
    back = definition(edited(example, "survey", f"{column}3", "Veel bomen")).instrument
    assert back is not None
    assert back.items[0].wording["nl"] == "Veel bomen"
    assert canonical(back).replace(
        "Veel bomen", "Er staan genoeg bomen in mijn straat"
    ) == canonical(example)


# ---------------------------------------------------------------- forms that others wrote

WELLBEING: Sheets = {
    "survey": [
        ["type", "name", "label::English (en)", "label::French", "hint::English (en)", "relevant"],
        ["start", "start", None, None, None, None],
        ["begin group", "Mood", "Your mood", "Votre humeur", None, None],
        [
            "select_one freq",
            "Q1-Cheerful",
            "I felt cheerful",
            "Je me suis sentie gaie",
            "last week",
            None,
        ],
        [
            "select_one freq",
            "Q2",
            "I felt calm",
            "Je me suis sentie calme",
            None,
            "${Q1-Cheerful} > 0",
        ],
        ["select_multiple help", "who_helps", "Who helps you?", "Qui vous aide ?", None, None],
        ["text", "comments", "Anything else?", "Autre chose ?", None, None],
        ["end group", None, None, None, None, None],
    ],
    "choices": [
        ["list name", "name", "label::English (en)", "label::French"],
        ["freq", 0, "Never", "Jamais"],
        ["freq", 1, "Sometimes", "Parfois"],
        ["freq", 2, "Always", "Toujours"],
        ["help", "family", "Family", "Famille"],
        ["help", "friends", "Friends", "Amis"],
    ],
    "settings": [
        ["form_title", "form_id", "version"],
        ["Well-being", "Well_Being 2", "2024010101"],
    ],
}


def with_rows(sheet: str, *rows: list[object]) -> Sheets:
    return {**WELLBEING, sheet: [*WELLBEING[sheet], *rows]}


def test_a_form_of_somebody_else_becomes_a_definition() -> None:
    back = definition(book(WELLBEING))
    assert back.instrument is not None, said(back)
    assert back.instrument.id == "well-being-2"
    assert [item.code for item in back.instrument.items] == ["q1_cheerful", "q2"]
    assert back.instrument.scale("freq").codes == (0, 1, 2)
    assert back.instrument.items[0].wording == {
        "en": "I felt cheerful",
        "fr": "Je me suis sentie gaie",
    }
    assert [choice.code for choice in back.instrument.profile[0].choices] == ["family", "friends"]


def test_what_was_assumed_is_said_with_its_cell() -> None:
    remarks = assumed(definition(book(WELLBEING)))
    for start in (
        "settings!C2 : la version « 2024010101 » devient 0.1.0",
        "survey!B4 : le nom « Q1-Cheerful » devient « q1_cheerful »",
        "survey!A7 : une question de type « text » n’est pas reprise",
        "survey!F1 : la colonne « relevant » n’est pas reprise",
        "licence : absent du fichier",
        "rights : absent du fichier",
    ):
        assert any(remark.startswith(start) for remark in remarks), (start, remarks)


FAULTS: list[tuple[str, Sheets, str]] = [
    ("no survey", {"choices": WELLBEING["choices"]}, "la feuille « survey » manque"),
    (
        "unknown list",
        with_rows("survey", ["select_one mood", "q9", "Mood?", "Humeur ?", None, None]),
        "survey!A9 : la liste de réponses « mood » n’existe pas",
    ),
    (
        "no label",
        with_rows("survey", ["select_one freq", "q9", None, None, None, None]),
        "survey!B9 : « q9 » n’a pas de libellé",
    ),
    (
        "group never closed",
        with_rows("survey", ["begin_group", "g2", "Other", "Autre", None, None]),
        "survey!A9 : ce groupe n’est jamais fermé",
    ),
    (
        "end without begin",
        with_rows("survey", ["end_group", None, None, None, None, None]),
        "survey!A9 : la fin d’un groupe qui n’a pas commencé",
    ),
    (
        "same name twice",
        with_rows("survey", ["select_one freq", "q2", "Again", "Encore", None, None]),
        "survey!B9 : le code « q2 » est employé plusieurs fois",
    ),
    (
        "answer without a name",
        with_rows("choices", ["freq", None, "Often", "Souvent"]),
        "choices!A7 : une réponse sans « list_name » ou sans « name »",
    ),
    (
        "same answer twice",
        with_rows("choices", ["freq", 2, "Often", "Souvent"]),
        "choices!B7 : le code « 2 » est employé plusieurs fois",
    ),
    (
        "question without a name",
        with_rows("survey", ["select_one freq", None, "Again", "Encore", None, None]),
        "survey!B9 : cette question n’a pas de nom",
    ),
    (
        "the same column twice",
        {
            **WELLBEING,
            "survey": [["type", "name", "label::French", "label::Français (fr)"], ["note"]],
        },
        "survey!D1 : la colonne « label::Français (fr) » est là deux fois",
    ),
    (
        "a value that no column can hold",
        with_rows("choices", ["freq", 99_999, "Often", "Souvent"]),
        "choices!B7 (scales[freq].options[99999].code) : la valeur est trop grande",
    ),
    (
        "unknown language",
        {
            **WELLBEING,
            "survey": [["type", "name", "label::Klingon!"], ["select_one freq", "q1", "nuqneH"]],
        },
        "survey!C1 : la langue de la colonne « label::Klingon! » n’est pas reconnue",
    ),
]


@pytest.mark.parametrize(
    ("sheets", "sentence"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_a_broken_form_is_refused_with_its_cell(sheets: Sheets, sentence: str) -> None:
    back = definition(book(sheets))
    assert back.instrument is None
    assert any(sentence in found for found in said(back)), said(back)


def test_groups_of_the_same_name_stay_two_and_a_second_line_of_settings_is_said() -> None:
    sheets = with_rows(
        "survey",
        ["begin group", "Mood", "At work", "Au travail", None, None],
        ["select_one freq", "q3", "Busy?", "Occupée ?", None, None],
        ["end group", None, None, None, None, None],
    )
    sheets["settings"] = [*sheets["settings"], ["Other", "other", "1"]]
    back = definition(book(sheets))
    assert back.instrument is not None, said(back)
    titles = [section.title["fr"] for section in back.instrument.sections]
    assert titles == ["Votre humeur", "Au travail"]
    assert back.instrument.item("q3").section == "mood_2"
    assert any(one.startswith("settings!A3") for one in assumed(back))


def test_all_that_is_wrong_is_named_at_once() -> None:
    sheets = with_rows(
        "survey",
        ["select_one mood", "q9", "Mood?", "Humeur ?", None, None],
        ["select_one freq", "q10", None, None, None, None],
        ["end group", None, None, None, None, None],
    )
    assert len(said(definition(book(sheets)))) == 3


def test_a_wrong_value_in_one_of_our_own_columns_is_refused_with_its_cell() -> None:
    example = shipped_as("example", "1.0.0")
    made = load_workbook(io.BytesIO(workbook(example)))
    column = next(cell.column_letter for cell in made["survey"][1] if cell.value == "miriam::role")
    back = definition(edited(example, "survey", f"{column}3", "hero"))
    assert said(back)[0].startswith(f"survey!{column}3 (items[trees].role) : valeur inconnue")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 not a zip",
        b"\x00" * 1000,
        b"type,name\ntext,a",
        b"\xd0\xcf\x11\xe0" * 50,
    ],
    ids=["empty", "broken zip", "zeros", "csv", "broken xls"],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(content: bytes) -> None:
    assert said(definition(content)) == [
        "ce fichier n’est ni un classeur lisible (.xlsx, .xls ou .ods), ni du JSON, ni une "
        "archive (.zip)"
    ]


def test_a_file_that_is_far_too_large_is_not_opened() -> None:
    assert said(definition(b"x" * 5_000_001)) == ["ce fichier est trop grand pour un questionnaire"]


def test_a_truncated_workbook_is_refused_wherever_it_was_cut() -> None:
    whole = workbook(shipped_as("example", "1.0.0"))
    for end in range(1, len(whole) - 1, len(whole) // 17):
        assert definition(whole[:end]).instrument is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("label", headings.ColumnHeading("label")),
        ("label::Français (fr)", headings.ColumnHeading("label", "fr")),
        ("label:nl", headings.ColumnHeading("label", "nl")),
        ("Label :: English", headings.ColumnHeading("label", "en")),
        ("media::image::العربية (ar)", headings.ColumnHeading("image", "ar")),
        ("image", headings.ColumnHeading("image")),
        ("guidance_hint::Türkçe (tr)", headings.ColumnHeading("guidance_hint", "tr")),
        ("label::zh-Hans", headings.ColumnHeading("label", "zh-Hans")),
        ("label::???", None),
        ("miriam::direction", headings.ColumnHeading("miriam::direction")),
    ],
)
def test_headings_are_read_in_the_ways_people_write_them(
    heading: str, expected: headings.ColumnHeading | None
) -> None:
    assert headings.parse(heading) == expected


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "select_one freq",
                    "select_one",
                    "begin group",
                    "end group",
                    "q1",
                    "q 2",
                    "note",
                    "",
                    "é",
                    "select_multiple freq",
                ]
            ),
            min_size=3,
            max_size=3,
        ),
        max_size=6,
    )
)
def test_whatever_stands_in_the_rows_the_reader_answers(rows: list[list[str]]) -> None:
    survey: list[list[object]] = [["type", "name", "label::fr"]]
    survey.extend(list(row) for row in rows)
    back = definition(book({"survey": survey, "choices": WELLBEING["choices"]}))
    assert (back.instrument is None) == bool(back.problems)


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    places = (1, 26, 27, 52, 702, 703, 16384)
    assert [column_letters(place) for place in places] == [
        get_column_letter(place) for place in places
    ]
