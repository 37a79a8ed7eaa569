"""Answers of a study made elsewhere come in one form and go out in another; nothing stays."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.exchange import any_answers, fhir_bundle
from miriam.questionnaire.domain.exchange.codebook import (
    CodebookRow,
    long_csv,
    read_long,
    read_wide,
    wide_csv,
)
from miriam.questionnaire.domain.exchange.fhir_response import response
from miriam.questionnaire.forms.bringing import LARGEST_UPLOAD

pytestmark = pytest.mark.django_db
EXAMPLE = shipped_as("example", "1.0.0")
ADDRESS = "/questionnaires/example/1.0.0/reponses"
GIVEN: list[int | MissingReason] = [3, MissingReason.REFUSED, 2, MissingReason.NO_ANSWER]
MOST_QUESTIONS = 5
ROWS = [
    CodebookRow(person, occasion, item.code, GIVEN[(place + turn) % len(GIVEN)])
    for turn, (person, occasion) in enumerate([("a1", "T0"), ("a1", "T1"), ("b2", "T0")])
    for place, item in enumerate(EXAMPLE.items)
]
FILES = {
    "long": long_csv(ROWS).encode(),
    "wide": wide_csv(EXAMPLE, ROWS).encode(),
    "fhir": fhir_bundle.as_json(EXAMPLE, ROWS).encode(),
}


def send(page: Client, content: bytes, wanted: str = "long") -> Any:
    return page.post(ADDRESS, {"file": SimpleUploadedFile("x", content), "wanted": wanted})


def text_of(response: Any) -> str:
    page = BeautifulSoup(response.content, "html.parser").get_text(" ")
    return " ".join(page.split())


def rows_of(content: bytes, form: str) -> list[CodebookRow]:
    read = {"long": read_long, "wide": read_wide}.get(form)
    return read(EXAMPLE, content.decode()) if read else fhir_bundle.read(EXAMPLE, content)[0]


def key(row: CodebookRow) -> tuple[str, str, str]:
    return row.person, row.occasion, row.item


@pytest.mark.parametrize("wanted", FILES)
@pytest.mark.parametrize("brought", FILES)
def test_every_form_turns_into_every_other(page: Client, brought: str, wanted: str) -> None:
    answer = send(page, FILES[brought], wanted)
    assert 'attachment; filename="answers-' in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"
    assert sorted(rows_of(answer.content, wanted), key=key) == sorted(ROWS, key=key)


def test_the_way_leads_from_the_page_of_the_version(page: Client) -> None:
    assert reverse("questionnaire:answers", args=["example", "1.0.0"]) == ADDRESS
    shown = page.get(reverse("measures:definition", args=["example", "1.0.0"]))
    assert ADDRESS in shown.content.decode()
    assert "jamais de noms" in text_of(page.get(ADDRESS))


def test_what_is_assumed_is_read_first_and_then_taken(page: Client) -> None:
    alone = response(EXAMPLE, {"trees": 3}, language="fr")
    other = json.dumps({**alone, "questionnaire": "urn:other|2"}).encode()
    shown = send(page, other)
    assert "Content-Disposition" not in shown
    for words in ("urn:other|2", "QuestionnaireResponse.subject", "« T0 »"):
        assert words in text_of(shown)
    found = BeautifulSoup(shown.content, "html.parser").select("form input[type=hidden]")
    carried = {str(one["name"]): str(one["value"]) for one in found}
    taken = page.post(ADDRESS, carried)
    assert rows_of(taken.content, "long")[0] == CodebookRow("1", "T0", "trees", 3)


def test_a_list_of_responses_without_moments_is_read_in_its_order(page: Client) -> None:
    one = {**response(EXAMPLE, {}, language="fr"), "subject": {"reference": "Patient/a1"}}
    rows, remarks = fhir_bundle.read(EXAMPLE, json.dumps([one, one]).encode())
    assert [(row.person, row.occasion) for row in rows[:: len(EXAMPLE.items)]] == [
        ("Patient/a1", "T0"),
        ("Patient/a1", "T1"),
    ]
    assert [remark.where for remark in remarks] == ["[0].encounter", "[1].encounter"]


def test_columns_that_have_no_place_are_named(page: Client) -> None:
    content = b"person,occasion,item,value,mode,group\na,T0,trees,3,paper,G1\n"
    assert "la colonne « group » n’est pas reprise" in text_of(send(page, content))
    shown = text_of(send(page, content, "fhir"))
    assert "La façon dont elle a répondu" in shown
    assert f"{len(EXAMPLE.items) - 1} questions absentes" in shown


BUNDLED = json.loads(FILES["fhir"])
BUNDLED["entry"][1]["resource"]["item"] = [{"linkId": "stars"}]
TWICE = {**BUNDLED, "entry": [BUNDLED["entry"][0]] * 2}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"person,occasion,item,value\na,T0,trees,9\n", "2, value : « 9 » n’est pas"),
        (b"person,occasion,trees\na,T0,9\n", "2, trees : « 9 » n’est pas"),
        (b"person,occasion,item,value\na,T0,stars,1\n", "2, item : « stars » n’existe pas"),
        (b"person,occasion,trees,trees\na,T0,1,2\n", "« trees » est écrite plusieurs fois"),
        (b"person,occasion,stars\na,T0,1\n", "Aucune réponse à cette version"),
        (b"hello", "la colonne « person » manque"),
        (b"\xff\xfeh", "UTF-8"),
        (json.dumps(BUNDLED).encode(), "Bundle.entry[1].resource.item[0].linkId : « stars »"),
        (json.dumps(TWICE).encode(), "Bundle.entry[1].resource : cette personne a déjà"),
        (b'{"resourceType": "Bundle", "entry": [3]}', "Bundle.entry[0].resource.resourceType"),
        (b'{"resourceType": "Bundle", "entry": 3}', "Aucune réponse à cette version"),
        (b"[[", "JSON"),
        (b"person,occasion,trees\n" + b"a,T0,1\n" * 20_000, "Trop de réponses"),
    ],
    ids=[
        *("long value", "wide value", "item", "column twice", "other columns", "no table", "bytes"),
        *("path", "person twice", "entry", "no entries", "no json", "too many"),
    ],
)
def test_what_is_wrong_is_named_where_it_stands(
    page: Client, content: bytes, sentence: str
) -> None:
    shown = send(page, content)
    assert "Content-Disposition" not in shown
    assert sentence in text_of(shown)
    assert "Prendre le fichier ainsi" not in text_of(shown)


def test_a_file_that_is_too_large_is_not_read(page: Client) -> None:
    assert "5 Mo au plus" in text_of(send(page, b"x" * (LARGEST_UPLOAD + 1)))


def test_more_than_a_bundle_holds_is_refused() -> None:
    women = any_answers.MOST_ANSWERS["fhir"] // len(EXAMPLE.items) + 1
    rows = [CodebookRow(str(woman), "T0", "trees", 3) for woman in range(women)]
    turned = any_answers.turn(EXAMPLE, long_csv(rows).encode(), any_answers.AnswerFormat.FHIR)
    assert turned.content is None
    assert "trop de réponses" in str(turned.problems[0])


@pytest.mark.parametrize(
    "carried", [{"content": "?"}, {"content": "", "wanted": "long"}, {"content": "aGVsbG8="}]
)
def test_what_comes_back_spoiled_leads_to_the_beginning(
    page: Client, carried: dict[str, str]
) -> None:
    assert page.post(ADDRESS, carried)["Location"] == ADDRESS


def test_nothing_is_written_and_no_answer_of_the_house_is_read(page: Client) -> None:
    page.get(ADDRESS)
    with CaptureQueriesContext(connection) as met:
        send(page, FILES["long"], "fhir")
    asked = " ".join(one["sql"] for one in met.captured_queries).upper()
    assert not any(word in asked for word in ("INSERT", "UPDATE", "DELETE"))
    assert not any(name in asked for name in ("ADMINISTRATION", "INSTRUMENT_ANSWER", "PEOPLE_"))
    assert len(met) <= MOST_QUESTIONS
