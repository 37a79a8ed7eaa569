"""« Mon groupe »: who has a place, who has none yet, for whom one is the duo."""

from collections.abc import Callable

from bs4 import BeautifulSoup
from django.test import Client

from miriam.groups.models import Group
from miriam.groups.services import groups, places
from tests.world import Person, World, make_file, sign_in


def make_group(person: Person, name: str = "Les Marronniers") -> Group:
    with person.at_work() as by:
        return groups.create(groups.GroupFacts(edition_key="4", name_fr=name, places=12), by=by)


def cards(client: Client, person: Person) -> dict[str, str]:
    page = BeautifulSoup(sign_in(client, person).get("/mon-groupe").content, "html.parser")
    found = {}
    for card in page.select("main .card"):
        heading = card.find("h2")
        assert heading is not None
        found[heading.get_text(strip=True)] = card.get_text(" ", strip=True)
    return found


def test_a_woman_stands_in_her_group_and_the_free_places_are_counted(
    world: World, client: Client
) -> None:
    group = make_group(world.case_manager)
    outside = make_file(world.case_manager, "Rosa")
    with world.case_manager.at_work(world.file) as by:
        places.take(group, file=world.file, by=by)
    found = cards(client, world.case_manager)
    assert "Nadia" in found["Les Marronniers"]
    assert "11 places libres" in found["Les Marronniers"]
    assert found["Hors groupe"] == "Hors groupe Rosa"
    assert outside.places.count() == 0


def test_the_duo_finds_the_women_for_whom_she_is_ready(world: World, client: Client) -> None:
    assert "Nadia" in cards(client, world.duo)["Avec vous en duo"]


def test_whoever_stands_in_finds_them_apart_from_women_without_a_group(
    world: World, client: Client
) -> None:
    found = cards(client, world.stand_in)
    assert "Nadia" in found["En remplacement"]
    assert "Hors groupe" not in found


def test_without_a_group_the_page_offers_to_form_one(world: World, client: Client) -> None:
    page = sign_in(client, world.other_centre).get("/mon-groupe").content.decode()
    assert "Pas encore de groupe" in page


def test_the_page_costs_the_same_for_two_women_and_for_five(
    world: World, client: Client, same_queries: Callable[..., None]
) -> None:
    group = make_group(world.case_manager)

    def join(name: str) -> None:
        file = make_file(world.case_manager, name)
        with world.case_manager.at_work(file) as by:
            places.take(group, file=file, by=by)

    join("Rosa")
    sign_in(client, world.case_manager)

    def three_more() -> None:
        for name in ("Fatou", "Irina", "Grâce"):
            join(name)

    same_queries(lambda: client.get("/mon-groupe"), three_more)
