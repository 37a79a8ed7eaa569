"""The bank on paper: A4, A5 and drawings, in both languages, on one page where it should be."""

import re
import subprocess
from dataclasses import replace

import pytest
from django.test import Client

from miriam.look.letters import UNKNOWN_LETTER
from miriam.practices.data.shipped import shipped
from miriam.practices.domain.card import CardStep, CardWords
from tests.practices.cards import OWN, written
from tests.world import World

A5 = "419.5"


def read(desk: Client, address: str) -> tuple[str, str]:
    """What is known of a paper, and its text."""
    answer = desk.get(address)
    assert answer["Content-Type"] == "application/pdf"
    known = subprocess.run(["pdfinfo", "-"], input=answer.content, capture_output=True)
    text = subprocess.run(["pdftotext", "-", "-"], input=answer.content, capture_output=True)
    return known.stdout.decode(), text.stdout.decode()


def fact(known: str, name: str) -> str:
    found = re.search(rf"^{name}: +(.*)$", known, re.M)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Respirer ensemble"), ("nl", "Samen ademen")]
)
def test_whoever_leads_has_steps_minutes_and_what_to_watch(
    desk: Client, language: str, title: str
) -> None:
    pdf, text = read(desk, f"/pratiques/fiches/respirer/a4.pdf?langue={language}")
    said = shipped()["respirer"].said(language)
    assert "(A4)" in fact(pdf, "Page size")
    assert title in text
    assert said.watch.split()[0] in text
    assert fact(pdf, "Title") == title
    assert fact(pdf, "Tagged") == "yes"


def test_whoever_takes_part_has_a_small_sheet_on_one_page(desk: Client) -> None:
    for code in shipped():
        pdf, _text = read(desk, f"/pratiques/fiches/{code}/a5.pdf?langue=fr")
        assert fact(pdf, "Page size").startswith(A5)
        assert fact(pdf, "Pages") == "1", code


@pytest.mark.parametrize("title", ["😀", "\u2800", "\ue000"], ids=ascii)
@pytest.mark.parametrize("size", ["a4", "a5"])
def test_a_name_that_no_font_can_write_prints_as_a_box(
    world: World, desk: Client, title: str, size: str
) -> None:
    steps = (CardStep(title, 10),)
    row = written(world.case_manager, replace(OWN, words={"fr": CardWords(title, steps=steps)}))
    pdf, text = read(desk, f"/pratiques/fiches/{row.code}/{size}.pdf?langue=fr")
    assert fact(pdf, "Title") == UNKNOWN_LETTER
    assert UNKNOWN_LETTER in text


def test_drawings_are_named_in_both_languages(desk: Client) -> None:
    pdf, text = read(desk, "/pratiques/pictogrammes.pdf")
    assert "(A4)" in fact(pdf, "Page size")
    assert "respirer" in text
    assert "ademen" in text
    children, fewer = read(desk, "/pratiques/pictogrammes.pdf?enfants")
    assert int(fact(children, "Pages")) < int(fact(pdf, "Pages"))
    assert "argent" not in fewer


@pytest.mark.parametrize("code", shipped())
def test_every_card_prints(desk: Client, code: str) -> None:
    pdf, _text = read(desk, f"/pratiques/fiches/{code}/a4.pdf?langue=nl")
    assert int(fact(pdf, "Pages")) <= 2
