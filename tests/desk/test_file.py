"""A file on one page, and the paper she takes along."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.accompaniment.domain import Doer, EncounterKind, StepState
from miriam.accompaniment.services import aspirations, encounters, steps
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.people.domain import Scope
from miriam.people.services import consents
from miriam.vault.domain import Depth
from tests.world import World, sign_in

SECRET = "Ceci reste dans l’équipe."


@pytest.fixture
def told(world: World) -> World:
    """Nadia's words, steps of three kinds, a shared and a working note."""
    with world.case_manager.at_work(world.file) as by:
        aspirations.write(world.file, words="Un jardin à nous.", language="fr", by=by)
        aspirations.write(world.file, words="أريد بيتا هادئا", language="ar", by=by)
        for who in Doer:
            steps.write(world.file, words=f"Pas de {who}", who=who, by=by)
        done = steps.write(world.file, words="Déjà fait", who=Doer.HER, by=by)
        steps.settle(done, state=StepState.DONE, by=by)
        encounters.record(
            world.file, EncounterFacts(kind=EncounterKind.WALK, text="Au parc."), by=by
        )
        encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.CAFE, text=SECRET, depth=Depth.WORKING),
            by=by,
        )
        consents.give(world.file, scope=Scope.MEASURE, language="ar", with_interpreter=False, by=by)
    return world


def page(world: World, client: Client, end: str = "") -> str:
    sign_in(client, world.case_manager)
    answer = client.get(f"/dossiers/{world.file.public_id}{end}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_everything_of_one_woman_stands_on_one_page(told: World, client: Client) -> None:
    shown = page(told, client)
    for said in ("Un jardin à nous.", "Pas de together", "Au parc.", "Déjà fait", "Promenade"):
        assert said in shown
    assert "Nadia, vous, Sofie et Aline lisez cette page." in shown


def test_a_working_note_is_named_and_not_shown(told: World, client: Client) -> None:
    shown = page(told, client)
    assert "Note de travail" in shown
    assert SECRET not in shown


def test_her_paper_speaks_as_she_does_and_keeps_the_notes_out(told: World, client: Client) -> None:
    shown = page(told, client, "/pour-elle")
    assert "Ce que je veux" in shown
    assert "Un jardin à nous." in shown
    assert ">moi<" in shown
    assert "Déjà fait" not in shown
    assert "Au parc." not in shown


def test_words_in_arabic_carry_their_language(told: World, client: Client) -> None:
    assert 'lang="ar" dir="auto"' in page(told, client)


@pytest.mark.parametrize("end", ["", "/pour-elle"])
@pytest.mark.parametrize(
    "who", ["other_group", "former_stand_in", "coordinator", "benefits_worker"]
)
def test_nobody_else_knows_that_the_page_exists(
    told: World, client: Client, who: str, end: str
) -> None:
    sign_in(client, getattr(told, who))
    assert client.get(f"/dossiers/{told.file.public_id}{end}").status_code == 404


def test_the_page_costs_the_same_for_two_rows_and_for_five(
    told: World, client: Client, same_queries: Callable[..., None]
) -> None:
    sign_in(client, told.case_manager)

    def more() -> None:
        with told.case_manager.at_work(told.file) as by:
            for number in range(3):
                steps.write(told.file, words=f"Pas {number}", who=Doer.CASE_MANAGER, by=by)
                encounters.record(
                    told.file,
                    EncounterFacts(kind=EncounterKind.PHONE, text="Un appel."),
                    by=by,
                )
                aspirations.write(told.file, words=f"Souhait {number}", language="nl", by=by)

    same_queries(lambda: client.get(f"/dossiers/{told.file.public_id}"), more)


def test_a_small_step_is_settled_with_one_tap_on_her_page(told: World, client: Client) -> None:
    her = sign_in(client, told.case_manager)
    address = f"/dossiers/{told.file.public_id}"
    page = BeautifulSoup(her.get(address).content, "html.parser")
    taps = page.select("#plan form.btn-form")
    assert len(taps) == 3, "the open ones, and no other"
    sent = {str(it.get("name")): str(it.get("value")) for it in taps[0].select("input")}
    answer = her.post(str(taps[0]["action"]), sent)
    assert answer.headers["Location"] == address
    again = BeautifulSoup(her.get(address).content, "html.parser")
    assert len(again.select("#plan form.btn-form")) == 2
