"""Everybody has a home; it says what one can do and what is not shown."""

import pytest
from django.test import Client
from django.urls import reverse

from miriam.access.domain import Role
from miriam.desk.homes import HOMES
from tests.world import World, sign_in


@pytest.mark.parametrize(
    ("who", "home"),
    [
        ("case_manager", "/journee"),
        ("coordinator", "/accueil"),
        ("benefits_worker", "/accueil"),
        ("administrator", "/accueil"),
        ("participant", "/fonctions"),
    ],
)
def test_the_door_sends_everybody_home(world: World, client: Client, who: str, home: str) -> None:
    assert sign_in(client, getattr(world, who)).get("/")["Location"] == home


def test_the_door_sends_nobody_to_sign_in(db: None, client: Client) -> None:
    assert client.get("/")["Location"] == "/se-connecter"


@pytest.mark.parametrize(
    "who",
    [
        "coordinator",
        "referent",
        "benefits_worker",
        "councillor",
        "facilitator",
        "researcher",
        "steward",
        "administrator",
    ],
)
def test_a_home_says_what_is_not_shown_and_only_leads_where_one_may_go(
    world: World, client: Client, who: str
) -> None:
    person = getattr(world, who)
    page = sign_in(client, person).get("/accueil")
    home = HOMES[Role(person.mandate.role)]
    assert str(home.hidden) in page.content.decode()
    for act in page.context["acts"]:
        assert client.get(reverse(act.address)).status_code == 200


def test_every_hat_but_the_case_managers_has_a_home() -> None:
    assert set(HOMES) == set(Role) - {Role.CASE_MANAGER}


def test_a_case_manager_who_knocks_there_is_sent_to_her_day(world: World, client: Client) -> None:
    assert sign_in(client, world.case_manager).get("/accueil")["Location"] == "/journee"


def test_the_address_of_a_button_opened_like_a_page_says_what_it_is(
    world: World, client: Client
) -> None:
    her = sign_in(client, world.case_manager)
    answer = her.get(f"/dossiers/{world.file.public_id}/pause")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "elle ne s’ouvre pas comme une page" in answer.content.decode()


@pytest.mark.parametrize(
    ("came_from", "back_to"),
    [
        ("http://testserver/journee", "/journee"),
        ("https://elsewhere.example/journee", "/"),
        ("", "/"),
    ],
)
def test_a_button_touched_when_the_session_is_over_leads_back_to_its_page(
    world: World, client: Client, came_from: str, back_to: str
) -> None:
    address = f"/dossiers/{world.file.public_id}/pause"
    answer = client.post(address, headers={"Referer": came_from} if came_from else {})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/se-connecter?next={back_to}"
