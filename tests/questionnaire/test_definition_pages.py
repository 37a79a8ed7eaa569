"""Researchers see, compare, take away and bring questionnaires; nothing is kept without a word."""

import base64
import copy
import io
import json
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from miriam.questionnaire.domain.definition.canonical import as_data, content_hash, readable
from miriam.questionnaire.domain.definition.loader import load, load_json
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as
from miriam.questionnaire.domain.exchange import fhir_in, xlsform_in, xlsform_out
from miriam.questionnaire.models import InstrumentVersion
from miriam.questionnaire.selectors import definitions
from miriam.questionnaire.services import versions
from miriam.questionnaire.services.refusals import OtherContent, TooSmallAStep
from tests.world import Person, World, sign_in

pytestmark = pytest.mark.django_db
EXAMPLE = shipped_as("example", "1.0.0")


def text_of(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def next_version(version: str, wording: str = "Beaucoup d’arbres") -> dict[str, Any]:
    data = {**copy.deepcopy(as_data(EXAMPLE)), "version": version}
    data["items"][0]["wording"]["fr"] = wording
    return data


def carried(definition: str) -> str:
    """A file as the page sends it back."""
    return base64.urlsafe_b64encode(definition.encode()).decode()


def brought(client: Client, name: str, content: bytes) -> Any:
    return client.post(reverse("questionnaire:bring"), {"file": SimpleUploadedFile(name, content)})


def test_every_questionnaire_is_on_the_shelf_and_reads_in_each_language(
    client: Client, researcher: Person
) -> None:
    sign_in(client, researcher)
    shown = text_of(client.get(reverse("questionnaire:definitions")))
    for definition in shipped():
        assert definition.title["fr"] in shown
        for language in definition.languages:
            address = reverse("measures:definition", args=[definition.id, definition.version])
            page = text_of(client.get(address, {"langue": language.code}))
            assert definition.items[0].wording[language.code] in page


def test_origin_rights_and_unreviewed_texts_are_said(client: Client, researcher: Person) -> None:
    sign_in(client, researcher)
    page = text_of(client.get(reverse("measures:definition", args=["miriam-14-10", "1.0.0"])))
    assert "synthèse publique" in page
    assert "restent à leurs auteurs" in page
    assert "pas encore relu" in page
    assert page.count("réponse fermée à l’équipe") == 4


@pytest.mark.parametrize("kind", ["xlsx", "json", "fhir-nl", "csv"])
def test_each_file_can_be_taken_away_and_read_back(
    client: Client, researcher: Person, kind: str
) -> None:
    sign_in(client, researcher)
    response = client.get(reverse("questionnaire:download", args=["example", "1.0.0", kind]))
    assert "attachment" in response["Content-Disposition"]
    back = {
        "xlsx": lambda content: xlsform_in.definition(content).instrument,
        "json": load_json,
        "fhir-nl": lambda content: fhir_in.definition(content).instrument,
        "csv": lambda content: EXAMPLE if content.startswith(b"variable,language") else None,
    }[kind](response.content)
    assert back == EXAMPLE


@pytest.mark.parametrize(
    "arguments",
    [["example", "9.9.9"], ["nothing", "1.0.0"]],
    ids=["version", "name"],
)
def test_what_is_not_known_is_no_page(
    client: Client, researcher: Person, arguments: list[str]
) -> None:
    sign_in(client, researcher)
    assert client.get(reverse("measures:definition", args=arguments)).status_code == 404
    address = reverse("questionnaire:download", args=["example", "1.0.0", "fhir-xx"])
    assert client.get(address).status_code == 404


def test_a_spreadsheet_is_read_shown_and_only_then_kept(client: Client, researcher: Person) -> None:
    sign_in(client, researcher)
    made = load_workbook(io.BytesIO(xlsform_out.workbook(load(next_version("1.1.0")))))
    target = io.BytesIO()
    made.save(target)
    shown = brought(client, "example.xlsx", target.getvalue())
    assert "Tout a été compris" in text_of(shown)
    assert not InstrumentVersion.objects.exists()
    page = BeautifulSoup(shown.content, "html.parser")
    hidden = page.select_one("input[name=content]")
    assert hidden is not None
    kept = client.post(
        reverse("questionnaire:keep"), {"content": hidden["value"], "once": uuid4()}, follow=True
    )
    assert "La version est gardée." in text_of(kept)
    assert definitions.definition("example", "1.1.0") == load(next_version("1.1.0"))


def test_a_form_of_somebody_else_shows_what_was_assumed(client: Client, researcher: Person) -> None:
    sign_in(client, researcher)
    resource = {
        "resourceType": "Questionnaire",
        "title": "Mood",
        "item": [
            {
                "linkId": "q1",
                "type": "choice",
                "text": "Good?",
                "answerOption": [
                    {"valueCoding": {"code": "0", "display": "No"}},
                    {"valueCoding": {"code": "1", "display": "Yes"}},
                ],
            }
        ],
    }
    shown = text_of(brought(client, "mood.json", json.dumps(resource).encode()))
    assert "Ce qui a été supposé" in shown
    assert "Questionnaire.status" in shown


@pytest.mark.parametrize(
    "content", [b"", b"{", b"hello", b'{"id": "x"}', b'{"resourceType": "Patient"}']
)
def test_a_file_that_cannot_be_read_says_why(
    client: Client, researcher: Person, content: bytes
) -> None:
    sign_in(client, researcher)
    response = brought(client, "file.json", content)
    assert response.status_code == 200
    assert "Garder cette version" not in text_of(response)
    assert not InstrumentVersion.objects.exists()


def test_a_changed_wording_under_the_same_number_is_refused(researcher: Person) -> None:
    with researcher.at_work() as by, pytest.raises(OtherContent):
        versions.add(load(next_version("1.0.0")), by=by)


def test_a_changed_wording_needs_more_than_the_third_number(
    client: Client, researcher: Person
) -> None:
    definition = load(next_version("1.0.1"))
    with researcher.at_work() as by, pytest.raises(TooSmallAStep) as refused:
        versions.add(definition, by=by)
    assert "1.1.0" in str(refused.value)
    sign_in(client, researcher)
    sent = client.post(
        reverse("questionnaire:keep"),
        {"content": carried(readable(definition)), "once": uuid4()},
        follow=True,
    )
    assert "1.1.0" in text_of(sent)


def test_bringing_the_same_version_twice_keeps_it_once(researcher: Person) -> None:
    definition = load(next_version("1.1.0"))
    with researcher.at_work() as by:
        first = versions.add(definition, by=by)
        assert versions.add(definition, by=by).pk == first.pk
    assert content_hash(definition) == first.content_hash


def test_two_versions_are_compared_place_by_place(client: Client, researcher: Person) -> None:
    with researcher.at_work() as by:
        versions.add(load(next_version("1.1.0")), by=by)
    sign_in(client, researcher)
    shown = text_of(
        client.get(reverse("questionnaire:comparison", args=["example", "1.1.0", "1.0.0"]))
    )
    assert "question trees, libellé, fr" in shown
    assert "Beaucoup d’arbres" in shown
    assert "Le deuxième nombre change" in shown


def test_who_sees_and_who_brings(world: World, client: Client) -> None:
    shelf, bring = reverse("questionnaire:definitions"), reverse("questionnaire:bring")
    for person, sees, brings in (
        (world.case_manager, True, False),
        (world.researcher, True, True),
        (world.steward, True, False),
        (world.facilitator, True, False),
        (world.coordinator, False, False),
        (world.councillor, False, False),
        (world.benefits_worker, False, False),
        (world.administrator, False, False),
    ):
        sign_in(client, person)
        assert (client.get(shelf).status_code == 200) is sees
        assert (client.get(bring).status_code == 200) is brings


def test_the_preview_says_how_each_question_is_asked_counted_and_licensed(
    client: Client, researcher: Person
) -> None:
    sign_in(client, researcher)
    definition = shipped_as("miriam-14-10", "1.0.0")
    address = reverse("measures:definition", args=[definition.id, definition.version])
    for language in ("fr", "nl", "ar"):
        page = text_of(client.get(address, {"langue": language}))
        for section in definition.sections:
            assert section.title[language] in page
            assert (section.lead or {}).get(language, "") in page
        assert definition.then_test
        for words in (
            definition.then_test.cue,
            definition.item(definition.then_test.control).wording,
            *(transition.wording for transition in definition.transitions),
        ):
            assert words[language] in page
        assert page.count("ou bien : je ne sais pas, je ne veux pas répondre") == 24
        assert f"Licence : {definition.licence}" in page
        assert "moyenne de 14 questions, au moins 10 réponses" in page
    shown = BeautifulSoup(client.get(address).content, "html.parser")
    pictures = [item for item in definition.items if item.picture]
    assert len(shown.select("main li img.pictogram")) == len(pictures) > 0
