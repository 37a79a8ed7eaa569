"""A card leaves as a file and comes back the same; a file that is none is refused in words."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from miriam.practices.data.pictograms import drawings
from miriam.practices.data.shipped import shipped
from miriam.practices.domain.card import PracticeCard
from miriam.practices.domain.exchange import (
    LARGEST_FILE,
    BadCard,
    CardFault,
    brought,
    card_of,
    written,
)
from miriam.practices.models import Practice
from miriam.practices.pages.cards import card_page
from miriam.practices.pages.words import FAULTS
from miriam.practices.selectors.cards import as_card
from tests.reading import words

GOOD: dict[str, Any] = {
    "format": "miriam.practice/1",
    "words": {"fr": {"title": "Souffler", "steps": [[5, "On souffle."]]}},
}


@pytest.mark.parametrize("card", shipped().values(), ids=lambda card: card.code)
def test_it_comes_back_as_it_left(card: PracticeCard) -> None:
    assert brought(written(card), drawings=drawings()) == card


def spoiled(**parts: Any) -> bytes:
    return json.dumps({**GOOD, **parts}).encode()


def in_french(**parts: Any) -> bytes:
    french = {**GOOD["words"]["fr"], **parts}
    return spoiled(words={"fr": french})


@pytest.mark.parametrize(
    ("content", "fault", "at"),
    [
        (b"x" * (LARGEST_FILE + 1), CardFault.TOO_LARGE, ""),
        (b"\x89PNG", CardFault.NOT_JSON, ""),
        (b"[" * 100_000, CardFault.NOT_JSON, ""),
        (b"[]", CardFault.OTHER_FORMAT, ""),
        (spoiled(format="miriam.practice/2"), CardFault.OTHER_FORMAT, ""),
        (spoiled(exec="import os"), CardFault.UNKNOWN, "exec"),
        (spoiled(words={}), CardFault.NO_WORDS, ""),
        (spoiled(words={"xx": {}}), CardFault.UNKNOWN, "words.xx"),
        (in_french(title=" "), CardFault.NO_TITLE, "words.fr"),
        (in_french(title=["a"]), CardFault.NOT_TEXT, "words.fr.title"),
        (in_french(title="a" * 121), CardFault.TOO_LONG, "words.fr.title"),
        (in_french(steps=[]), CardFault.NO_STEPS, "words.fr"),
        (in_french(steps="a"), CardFault.NOT_A_LIST, "words.fr.steps"),
        (in_french(steps=[[1, "a"]] * 31), CardFault.NOT_A_LIST, "words.fr.steps"),
        (in_french(steps=[["5", "a"]]), CardFault.NOT_A_STEP, "words.fr.steps"),
        (in_french(steps=[[481, "a"]]), CardFault.NOT_A_STEP, "words.fr.steps"),
        (spoiled(theme="football"), CardFault.NOT_ONE_OF, "theme"),
        (spoiled(theme=[]), CardFault.NOT_ONE_OF, "theme"),
        (spoiled(people=[9, 3]), CardFault.NOT_PEOPLE, "people"),
        (spoiled(people=[True, 3]), CardFault.NOT_PEOPLE, "people"),
        (in_french(title="\ud800"), CardFault.NOT_READABLE, "words.fr.title"),
        (in_french(steps=[[5, "a\x00"]]), CardFault.NOT_READABLE, "words.fr.steps"),
        (spoiled(source="\ud800"), CardFault.NOT_READABLE, "source"),
        (in_french(title="\u2800"), CardFault.NOT_A_NAME, "words.fr.title"),
        (spoiled(signed="\u202eeve"), CardFault.NOT_A_NAME, "signed"),
        (in_french(steps=[[5, "a"], [5, " "]]), CardFault.NO_WORDS_THERE, "words.fr.steps"),
        (in_french(steps=[[5, "\u200b"]]), CardFault.NO_WORDS_THERE, "words.fr.steps"),
        (in_french(materials=[""]), CardFault.NO_WORDS_THERE, "words.fr.materials"),
        (spoiled(phases=["start"] * 5), CardFault.TWICE, "phases"),
        (spoiled(pictograms=["sun", "sun"]), CardFault.TWICE, "pictograms"),
        (spoiled(pictograms=["../../etc/passwd"]), CardFault.NOT_ONE_OF, "pictograms"),
        (in_french(steps=[[1, "a" * 400]] * 30), CardFault.TOO_LONG_TOGETHER, "words.fr.steps"),
    ],
)
def test_what_is_no_card_is_refused_with_its_place(
    content: bytes, fault: CardFault, at: str
) -> None:
    with pytest.raises(BadCard) as refused:
        brought(content, drawings=drawings())
    assert (refused.value.fault, refused.value.at) == (fault, at)


def test_the_shortest_file_has_a_name_and_a_step() -> None:
    card = brought(spoiled(), drawings=drawings())
    assert card.said("nl").title == "Souffler"
    assert card.minutes == 5


@pytest.mark.parametrize("fault", CardFault)
def test_each_fault_has_a_sentence(fault: CardFault) -> None:
    assert str(FAULTS[fault] % {"at": "words.fr"})


def test_what_was_kept_before_is_still_read() -> None:
    """What a file may say was narrowed; no card disappears from the bank for that."""
    french = {"title": "Souffler", "steps": [[5, ""]]}
    kept = card_of({"phases": ["start", "start"], "pictograms": ["gone"], "words": {"fr": french}})
    assert card_page(kept).pictures == ()


def test_a_file_becomes_a_draft_of_her_own(desk: Client) -> None:
    content = desk.get("/pratiques/fiches/respirer/fichier.json").content
    kept = desk.post("/pratiques/apporter", {"file": SimpleUploadedFile("fiche.json", content)})
    row = Practice.objects.get()
    assert kept["Location"].endswith(row.code)
    assert as_card(row).words == shipped()["respirer"].words
    assert row.state == "draft"


def test_a_bad_file_gets_a_sentence_and_nothing_is_kept(desk: Client) -> None:
    file = SimpleUploadedFile("fiche.json", spoiled(exec="import os"))
    answer = desk.post("/pratiques/apporter", {"file": file})
    assert "« exec » n’existe pas dans une fiche" in words(answer).replace("\u00a0", " ")
    assert not Practice.objects.exists()
