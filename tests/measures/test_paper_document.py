"""The sheet as a document: a screen reader and a tired eye find their way, and no name is on it."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from miriam.measures.models import Administration
from miriam.measures.pages import printing
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.canonical import as_data, canonical, content_hash
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as
from miriam.questionnaire.models import InstrumentVersion
from miriam.questionnaire.pages.screen_words import screen_words
from tests.measures.measuring import Team
from tests.world import sign_in

MIRIAM = shipped_as("miriam-14-10", "1.0.0")
LANGUAGES = ("fr", "nl", "en", "ar", "tr", "es")
Told = Callable[..., str]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What a program of the system says of a document."""

    def said(document: bytes, program: str, *options: str) -> str:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(document)
        there = ["-"] if program == "pdftotext" else []
        command = [program, *options, str(path), *there]
        # A letter half written at the edge of a line is the program's, not the document's.
        read = subprocess.run(command, capture_output=True, check=True)
        return read.stdout.decode(errors="replace")

    return said


def measure(language: str = "fr", definition: Instrument = MIRIAM) -> Administration:
    """A measure that nobody keeps: enough to print its sheet."""
    version = InstrumentVersion(
        content=canonical(definition), content_hash=content_hash(definition)
    )
    return Administration(version=version, moment=Moment.START, language=language)


def printed(administration: Administration, *, simple: bool = False, large: bool = False) -> bytes:
    return printing.document(administration, simple=simple, large=large)


def pages(text: str) -> list[str]:
    return text.split("\f")[:-1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_it_is_tagged_and_says_its_title_and_language(
    language: str, large: bool, told: Told
) -> None:
    document = printed(measure(language), large=large)
    assert f"/Lang({language}".encode() in document.replace(b" ", b"")
    about = told(document, "pdfinfo")
    assert screen_words(language)["title"] in about
    assert re.search(r"Tagged:\s+yes", about)
    structure = told(document, "pdfinfo", "-struct")
    assert structure.count("H3") == 34
    assert [structure.count(tag) for tag in ("H1", "H2")] == [1, 4]


@pytest.mark.parametrize("definition", shipped(), ids=lambda one: f"{one.id}-{one.version}")
def test_every_questionnaire_prints_in_each_of_its_languages(
    definition: Instrument, told: Told
) -> None:
    for language in definition.language_codes:
        text = told(printed(measure(language, definition)), "pdftotext")
        assert "▯" not in text
        assert text.strip()


def test_the_code_and_the_number_stand_on_each_page(told: Told) -> None:
    administration = measure("nl")
    found = pages(told(printed(administration), "pdftotext", "-layout"))
    assert len(found) > 3
    for number, page in enumerate(found, start=1):
        assert f"Code {administration.code}" in page
        assert f"Bladzijde {number} van {len(found)}" in page
        assert "miriam-14-10 1.0.0" in page


@pytest.mark.django_db
def test_no_name_stands_on_it(told: Told) -> None:
    administration = Team().start(language="nl")
    text = told(printed(administration), "pdftotext", "-layout")
    assert administration.code in text
    assert "Nadia" not in text
    assert "Lieve" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_three_sheets_of_paper_at_most_and_no_page_is_almost_empty(
    language: str, told: Told
) -> None:
    for simple in (False, True):
        found = pages(told(printed(measure(language), simple=simple), "pdftotext", "-layout"))
        assert len(found) <= 6
        assert min(len(page.split()) for page in found) > 40


@pytest.mark.parametrize("definition", shipped(), ids=lambda one: f"{one.id}-{one.version}")
def test_a_short_questionnaire_is_one_sheet(definition: Instrument, told: Told) -> None:
    if definition.id != MIRIAM.id:
        for language in definition.language_codes:
            found = pages(told(printed(measure(language, definition)), "pdftotext", "-layout"))
            assert len(found) <= 2, language


@pytest.mark.parametrize(("large", "points"), [(False, 13), (True, 18)], ids=["normal", "large"])
def test_no_letter_is_smaller_than_she_can_read(large: bool, points: int, told: Told) -> None:
    document = printed(measure(), simple=True, large=large)
    drawn = told(document, "pdftohtml", "-xml", "-zoom", "1", "-i", "-stdout")
    sizes = [int(size) for size in re.findall(r'<fontspec [^>]*size="(\d+)"', drawn)]
    assert sizes
    assert min(sizes) >= points


def test_arabic_is_written_with_a_font_that_travels_along(told: Told) -> None:
    document = printed(measure("ar"))
    fonts = [row.split() for row in told(document, "pdffonts").splitlines()[2:]]
    assert any("NotoSansArabic" in row[0] for row in fonts)
    # …, embedded, subset, with its letters as Unicode, then the two numbers of the object
    assert {tuple(row[-5:-2]) for row in fonts} == {("yes", "yes", "yes")}
    assert "حياتي منظمة" in told(document, "pdftotext")


def test_a_translation_that_nobody_read_says_so(told: Told) -> None:
    marks = {"fr": "n’a pas encore été relue", "nl": "nog niet nagelezen", "ar": "هذه الترجمة"}
    for language, mark in marks.items():
        text = " ".join(told(printed(measure(language)), "pdftotext").split())
        assert (mark in text) is (language != "fr")


def test_a_language_with_its_region_is_printed(told: Told) -> None:
    assert "/Lang(nl" in printed(measure("nl-BE")).decode("latin-1").replace(" ", "")


def test_letters_that_no_font_has_are_printed_by_the_browser_alone() -> None:
    assert all(printing.sheet(measure(one), simple=True).has_letters for one in LANGUAGES)
    data = as_data(MIRIAM)
    for item in data["items"]:
        item["wording"]["fr"] = "漢字"
    assert not printing.sheet(measure("fr", load(data)), simple=True).has_letters


def test_the_simple_words_stand_under_the_question_when_asked(told: Told) -> None:
    administration = measure()
    assert "Il y a de l’ordre" not in told(printed(administration), "pdftotext")
    assert "Il y a de l’ordre" in told(printed(administration, simple=True), "pdftotext")


def test_simple_words_are_offered_where_there_are_some() -> None:
    offered = {one: printing.sheet(measure(one), simple=False) for one in LANGUAGES}
    assert {one for one, sheet in offered.items() if sheet.has_simple_words} == {"fr", "nl"}


def test_each_answer_has_its_picture_where_the_questionnaire_has_one() -> None:
    shown = printing.sheet(measure(), simple=False)
    on_scale = shown.blocks[0].questions[0]
    assert [box.key for box in on_scale.boxes] == list("12345")
    assert all("<svg" in box.symbol for box in on_scale.boxes)
    assert not any(box.symbol for box in on_scale.beside)
    assert on_scale.picture == "calendar"


def test_closed_questions_are_not_on_it(told: Told) -> None:
    text = told(printed(measure()), "pdftotext")
    assert "CPAS" not in text
    assert "sécurité chez moi" not in text


@pytest.mark.django_db
def test_the_page_leads_to_both_documents(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    page = client.get(reverse("measures:paper", args=[administration.public_id]))
    address = reverse("measures:paper_document", args=[administration.public_id])
    assert f'action="{address}"' in page.content.decode()
    for chosen in ({}, {"large": "1"}, {"simple": "1", "large": "1"}):
        response = client.get(address, chosen)
        assert response["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF")
        assert "Nadia" not in response["Content-Disposition"]
