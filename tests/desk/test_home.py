"""Everybody has a home; it says what one can do and what is not shown."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.access.domain import Role
from miriam.desk.pages.homes import HOMES
from miriam.groups.models import Group, Reply
from miriam.groups.services import groups
from miriam.people.services import commitments
from tests.world import World, sign_in

SameQueries = Callable[[Callable[[], object], Callable[[], object]], None]


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
    assert answer.headers["Location"] == f"/se-connecter?next={back_to}&non-garde=1"
    told = client.get(answer.headers["Location"]).content.decode()
    assert "n’est pas gardé" in told
    assert "n’est pas gardé" not in client.get("/se-connecter").content.decode()


@pytest.fixture
def group(world: World) -> Group:
    with world.case_manager.at_work(world.file) as by:
        return groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )


def now_of(client: Client) -> str:
    """What the home says of this moment, as one line."""
    page = BeautifulSoup(client.get("/accueil").content, "html.parser")
    card = page.select_one("main .card")
    assert card is not None
    return " ".join(card.get_text(" ", strip=True).split())


def test_the_coordinator_sees_her_groups_in_figures_at_once(
    world: World, client: Client, group: Group
) -> None:
    said = now_of(sign_in(client, world.coordinator))
    assert said.startswith("Les groupes en ce moment Les Tilleuls")
    assert "12 places libres sur 12" in said
    assert "points ouverts" in said


def test_the_referent_sees_for_which_group_and_what_she_was_allowed_to_know(
    world: World, client: Client, group: Group
) -> None:
    sign_in(client, world.referent)
    assert "Les Tilleuls" in now_of(client)
    assert "a dit oui" not in now_of(client)
    Reply.objects.create(group=group, to=world.referent.mandate)
    assert "Quelqu’un que vous avez proposé a dit oui" in now_of(client)


@pytest.mark.parametrize("who", ["benefits_worker", "councillor"])
def test_who_decides_on_aid_or_sits_in_the_council_reads_the_word_of_the_centre(
    world: World, client: Client, who: str
) -> None:
    sign_in(client, getattr(world, who))
    assert now_of(client).startswith("Ce que vous pouvez faire")
    with world.coordinator.at_work() as by:
        commitments.commit_centre(by.hat, by=by)
    assert "sont suspendus" in now_of(client)


def test_a_home_costs_the_same_with_one_group_or_four(
    world: World, client: Client, group: Group, same_queries: SameQueries
) -> None:
    sign_in(client, world.coordinator)

    def more() -> None:
        with world.case_manager.at_work() as by:
            for number in range(3):
                groups.create(
                    groups.GroupFacts(edition_key="4", name_fr=f"Groupe {number}", places=12), by=by
                )

    same_queries(lambda: client.get("/accueil"), more)
