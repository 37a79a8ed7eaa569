"""An edition for another public: its own word for its people, launch list and themes."""

from collections.abc import Iterator

import pytest
from django.test import Client

from miriam.access.models import Centre
from miriam.groups import selectors
from miriam.groups.data import editions
from miriam.groups.domain import DONE, LaunchPoint
from miriam.groups.models import Group
from miriam.groups.services import groups
from tests.reading import words
from tests.world import World

YOUNG = "example-young-adults"
OF_MOTHERS = ("maman", "mère", "moeder", "garde des enfants est convenue")


@pytest.fixture
def young(world: World) -> Iterator[Group]:
    """Eight places for young adults."""
    facts = groups.GroupFacts(edition_key=YOUNG, name_fr="Les Passerelles", places=8)
    with world.case_manager.at_work() as by:
        yield groups.create(facts, by=by)


def test_an_edition_that_says_nothing_is_for_mothers_and_asks_for_every_point() -> None:
    for edition in editions.offered():
        assert str(edition.people.many) == "mamans"
        assert edition.launch == tuple(LaunchPoint)


def test_a_fictional_edition_is_offered_to_fictional_centres_only(
    desk: Client, world: World
) -> None:
    assert YOUNG in {key for key, _name in editions.choices(fictional=True)}
    assert YOUNG not in {key for key, _name in editions.choices()}
    assert YOUNG in words(desk.get("/groupes/nouveau"))
    Centre.objects.filter(pk=world.centre.pk).update(is_fictional=False)
    assert YOUNG not in words(desk.get("/groupes/nouveau"))
    typed = {"name_fr": "Les Passerelles", "edition_key": YOUNG, "places": 8}
    desk.post("/groupes/nouveau", typed)
    assert not Group.objects.exists()


def test_its_launch_list_has_its_own_points_and_its_own_words(desk: Client, young: Group) -> None:
    points = [item.point for item in selectors.launch_list(young)]
    assert points == list(editions.known()[YOUNG].launch)
    assert LaunchPoint.CHILDCARE not in points
    page = words(desk.get(f"/groupes/{young.public_id}/lancement"))
    assert "Maison de jeunes, aide en milieu ouvert" in page
    assert not {item.state for item in selectors.launch_list(young)} & DONE


@pytest.mark.parametrize("page", ["", "/lancement", "/aller-vers", "/proposer", "/places/nouvelle"])
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_no_page_of_its_group_speaks_of_mothers(
    desk: Client, young: Group, page: str, language: str
) -> None:
    desk.cookies["miriam_language"] = language
    shown = words(desk.get(f"/groupes/{young.public_id}{page}"))
    body = shown[shown.index("<main") : shown.index("</main>")].casefold()
    assert [word for word in OF_MOTHERS if word in body] == []


def test_its_page_tells_its_themes_and_goes_where_its_people_are(
    desk: Client, young: Group
) -> None:
    assert "un premier logement" in words(desk.get(f"/groupes/{young.public_id}"))
    assert "là où sont les jeunes" in words(desk.get(f"/groupes/{young.public_id}/aller-vers"))
