"""PDF: a screen reader finds the structure, no words become code, no sign stops it."""

import subprocess
from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from miriam.look import pdf
from miriam.look.charts import samples
from miriam.look.components.tables import Table
from miriam.look.letters import printable
from miriam.look.paper import (
    Boxed,
    Heading,
    NewPage,
    Pairs,
    PaperStep,
    Paragraph,
    Picture,
    Piece,
    Points,
    Quote,
    Rows,
    Steps,
    WritingLines,
    document,
)

HOSTILE = [
    "#let x = 1 #x",
    "$ x^2 $",
    "*gras* _souligné_ `code`",
    "back\\slash \\u{41}",
    "[crochet] {accolade} <étiquette>",
    "@référence // commentaire /* autre */",
    "= pas un titre",
    "- pas une liste",
    '#import "/etc/passwd": *',
    '#read("/etc/passwd")',
    "https://exemple.be ~ -- --- ... 'a' \"b\"",
]


def made(*pieces: Piece, language: str = "fr", title: str = "Mon plan") -> bytes:
    with translation.override(language):
        return document(pieces, language=language, title=title)


def told(paper: bytes, folder: Path, *words: str) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(paper)
    asked = subprocess.run(
        [words[0], *words[1:], path, *(["-"] if words[0] == "pdftotext" else [])],
        capture_output=True,
        text=True,
    )
    return asked.stdout


def text_of(paper: bytes, folder: Path) -> str:
    return told(paper, folder, "pdftotext", "-layout")


@pytest.mark.parametrize("words", HOSTILE)
def test_what_people_write_stays_text(words: str, tmp_path: Path) -> None:
    text = text_of(made(Paragraph(words), Quote(words), Steps((PaperStep(words),))), tmp_path)

    assert text.count(words) >= 2


def test_lines_and_paragraphs_stay_as_they_were_typed(tmp_path: Path) -> None:
    text = text_of(made(Paragraph("une ligne\nune autre\n\nplus loin")), tmp_path)

    assert [line.strip() for line in text.splitlines() if line.strip()][2:5] == [
        "une ligne",
        "une autre",
        "plus loin",
    ]


def test_a_screen_reader_finds_title_headings_lists_and_tables(tmp_path: Path) -> None:
    table = Table("Séances", ("Séance", "Femmes"), (("Budget", 11),), numeric=frozenset({1}))
    paper = made(
        Heading("Ce que je veux"),
        Points(("un", "deux")),
        Steps((PaperStep("Appeler", who="elle", done=True),)),
        Pairs((("Où", "ici"),)),
        Rows(table),
    )

    structure = told(paper, tmp_path, "pdfinfo", "-struct-text")
    for tag in ("H1", "H2", "L ", "LI", "Table", "TH", "TD", "Caption"):
        assert tag in structure
    assert '"Budget"' in structure


@pytest.mark.parametrize("language", ["fr", "nl", "ar"])
def test_a_document_says_its_language_and_title(language: str, tmp_path: Path) -> None:
    paper = made(Paragraph("…"), language=language, title="Mon plan")

    assert f"/Lang({language}".encode() in paper.replace(b" ", b"")
    about = told(paper, tmp_path, "pdfinfo")
    assert "Mon plan" in about
    assert "Tagged:          yes" in about


@pytest.mark.parametrize(
    "chart",
    [
        samples.wheel(),
        samples.numbered_wheel(),
        samples.change(),
        samples.answers(),
        samples.slopes(),
    ],
    ids=lambda chart: type(chart).__name__,
)
def test_a_chart_is_a_figure_with_words(chart: Picture, tmp_path: Path) -> None:
    paper = made(Picture(chart.svg, "Son chemin en mots"))

    assert "Figure" in told(paper, tmp_path, "pdfinfo", "-struct")


def test_every_piece_can_stand_in_a_document(tmp_path: Path) -> None:
    paper = made(
        Heading("Un"),
        Heading("Deux", level=3),
        Quote("أريد", author="Nadia", language="ar"),
        Boxed("Demain", title="Attention", tone="brick"),
        WritingLines(2, "À dire"),
        NewPage(),
        Paragraph("Fin", tone="soft"),
    )

    assert "Pages:           2" in told(paper, tmp_path, "pdfinfo")
    assert "Attention" in text_of(paper, tmp_path)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Merci 😊👍🏽", "Merci "),
        ("1 → 2 ✓", "1 → 2 ✓"),
        ("Київ, Ελλάδα, ሰላም, سلام, Łódź, İstanbul", "Київ, Ελλάδα, ሰላም, سلام, Łódź, İstanbul"),
        ("漢字", "▯▯"),
        ("ligne\nsuivante\t!", "ligne\nsuivante\t!"),
        ("\x00\x07", "▯"),
        (" 😀 ", "▯"),
        ("\u2800", "▯"),
        ("\ue000", "▯"),
        ("\ud800", "▯"),
        ("\u3000", "▯"),
        (" \n", " \n"),
        ("", ""),
    ],
    ids=[
        *("emoji", "signs", "scripts", "unknown", "spaces", "control", "emoji alone", "braille"),
        *("private", "half a sign", "wide space", "nothing but spaces", "nothing"),
    ],
)
def test_signs_without_a_letter_give_way(typed: str, kept: str) -> None:
    assert printable(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("Merci 😊👍🏽", "漢字", "Київ ሰላም سلام", "\x00\u202e\ufffd"),
        *(" 😀 ", "\u2800", "\ud800", "\ue000", "\ufffd"),
    ],
    ids=ascii,
)
def test_no_sign_stops_a_document(typed: str) -> None:
    paper = made(Paragraph(typed), Quote(typed), Heading(typed), title=typed)
    assert paper.startswith(b"%PDF")


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_whatever_is_typed_there_is_a_document(typed: str) -> None:
    title = typed or "t"
    assert made(Paragraph(typed), Heading(title), title=title).startswith(b"%PDF")


def test_an_unknown_template_is_said() -> None:
    with pytest.raises(TemplateDoesNotExist):
        pdf.render("look/nowhere.typ", {}, language="fr", title="t")
