"""A card leaves as a file and comes back the same; a file that is none is refused in words."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from miriam.practices.data.shipped import shipped
from miriam.practices.domain.card import PracticeCard
from miriam.practices.domain.exchange import LARGEST_FILE, BadCard, CardFault, brought, written
from miriam.practices.models import Practice
from miriam.practices.selectors.cards import as_card
from tests.reading import words

GOOD: dict[str, Any] = {
    "format": "miriam.practice/1",
    "words": {"fr": {"title": "Souffler", "steps": [[5, "On souffle."]]}},
}


@pytest.mark.parametrize("card", shipped().values(), ids=lambda card: card.code)
def test_it_comes_back_as_it_left(card: PracticeCard) -> None:
    assert brought(written(card)) == card


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
    ],
)
def test_what_is_no_card_is_refused_with_its_place(
    content: bytes, fault: CardFault, at: str
) -> None:
    with pytest.raises(BadCard) as refused:
        brought(content)
    assert (refused.value.fault, refused.value.at) == (fault, at)


def test_the_shortest_file_has_a_name_and_a_step() -> None:
    card = brought(spoiled())
    assert card.said("nl").title == "Souffler"
    assert card.minutes == 5


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
