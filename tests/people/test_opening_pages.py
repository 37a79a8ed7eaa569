"""The page that opens a file: a name is enough, and one that sounds alike is asked about."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.people.models import File
from miriam.people.services import pausing
from tests.reading import words
from tests.world import World, make_file

Page = Callable[[str], str]


def test_a_file_is_opened_with_a_name_alone(desk: Client) -> None:
    response = desk.post("/dossiers/nouveau", {"call_name": "Samira"}, follow=True)
    assert "Samira" in words(response)
    assert File.objects.count() == 2


def test_a_name_that_sounds_alike_is_asked_about_and_nothing_is_written_yet(desk: Client) -> None:
    response = desk.post("/dossiers/nouveau", {"call_name": "Nadja"})
    assert "Est-ce elle ?" in words(response)
    assert File.objects.count() == 1


def test_no_answer_to_who_she_is_is_said_beside_the_question(desk: Client) -> None:
    answer = desk.post("/dossiers/nouveau", {"call_name": "Nadja", "same": ""})
    assert "Dites si c’est elle, ou une autre femme." in words(answer)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Écrivez au moins un prénom."), ("x" * 81, "il y a 1 signe de trop (au plus 80).")],
)
def test_a_name_that_cannot_be_is_said_in_plain_words(
    desk: Client, typed: str, sentence: str
) -> None:
    said = words(desk.post("/dossiers/nouveau", {"call_name": typed}))
    assert f"Comment voulez-vous l’appeler ? {sentence}" in said.replace("C’est trop long : ", "")


def test_the_question_sends_its_answer_after_the_empty_one(desk: Client) -> None:
    page = BeautifulSoup(
        desk.post("/dossiers/nouveau", {"call_name": "Nadja"}).content, "html.parser"
    )
    sent = [str(field.get("type")) for field in page.select("main [name=same]")]
    assert sent == ["hidden", "radio", "radio"]


def test_it_is_her_leads_to_her_card(desk: Client, world: World, page: Page) -> None:
    typed = {"call_name": "Nadja", "same": str(world.file.public_id)}
    response = desk.post("/dossiers/nouveau", typed)
    assert response.headers["Location"] == page("fiche")
    assert File.objects.count() == 1


def test_it_is_another_opens_a_file_once_however_often_it_is_sent(desk: Client) -> None:
    typed = {"call_name": "Nadja", "same": "another", "once": str(uuid4())}
    first = desk.post("/dossiers/nouveau", typed)
    second = desk.post("/dossiers/nouveau", typed)
    assert first.headers["Location"] == second.headers["Location"]
    assert File.objects.count() == 2


def test_somebody_elses_file_is_no_answer(desk: Client, world: World) -> None:
    theirs = make_file(world.other_group, "Nadja")
    typed = {"call_name": "Nadja", "same": str(theirs.public_id)}
    response = desk.post("/dossiers/nouveau", typed)
    assert response.status_code == 200
    assert File.objects.count() == 2


def test_her_file_that_is_over_leads_to_a_new_one_and_says_so(desk: Client, world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
    asked = desk.post("/dossiers/nouveau", {"call_name": "Nadja"})
    assert "Nadia, dont le dossier est terminé : un nouveau s’ouvre" in words(asked)
    typed = {"call_name": "Nadja", "same": str(world.file.public_id)}
    assert (
        desk.post("/dossiers/nouveau", typed).headers["Location"]
        != f"/dossiers/{world.file.public_id}/fiche"
    )
    assert File.objects.count() == 2


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_name_with_a_sign_that_nobody_sees_is_refused_in_words(
    desk: Client, page: Page, language: str
) -> None:
    desk.cookies["miriam_language"] = language
    said = {"fr": "un signe qui ne se voit pas", "nl": "een teken dat u niet ziet"}[language]
    counts = {"child-TOTAL_FORMS": 1, "child-INITIAL_FORMS": 0}
    for address, typed in (
        ("/dossiers/nouveau", {"call_name": "Nadia\u202e"}),
        (page("identite"), {"version": 1, "call_name": "Na\u200bdia"}),
        (page("menage"), {"version": 1, **counts, "child-0-first_name": "Ad\u00adam"}),
        (page("contact"), {"version": 1, "name_to_show": "Anne\u2066"}),
    ):
        assert said in words(desk.post(address, typed)), address
    assert File.objects.count() == 1


def test_without_a_name_the_form_says_so(desk: Client) -> None:
    response = desk.post("/dossiers/nouveau", {"call_name": " "})
    assert "Il y a quelque chose à corriger" in words(response)


def test_asking_whether_a_file_exists_costs_the_same_with_two_files_and_five(
    desk: Client, world: World, same_queries: Callable[..., None]
) -> None:
    make_file(world.case_manager, "Nadja")
    same_queries(
        lambda: desk.post("/dossiers/nouveau", {"call_name": "Nadia"}),
        lambda: [make_file(world.case_manager, "Nadia") for _ in range(3)],
    )
