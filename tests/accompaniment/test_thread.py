"""The thread: all that happened, newest first, and what one looks for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from miriam.accompaniment import selectors
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Encounter
from miriam.accompaniment.selectors.themes import public_id_of
from miriam.accompaniment.selectors.thread import SoughtInThread, thread, told_of
from miriam.accompaniment.services import encounters
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.vault.domain import Depth
from tests.accompaniment.reading import Page, one, soup_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import Person, World, make_file, sign_in


def meet(
    person: Person,
    file: File,
    *,
    days_ago: int = 0,
    kind: EncounterKind = EncounterKind.WALK,
    text: str = "Au parc.",
    depth: Depth = Depth.SHARED,
    **more: Any,
) -> Encounter:
    with person.at_work(file) as by:
        on = clock.today() - timedelta(days=days_ago)
        return encounters.record(
            file, EncounterFacts(kind=kind, on=on, text=text, depth=depth, **more), by=by
        )


@pytest.fixture
def story(world: World) -> World:
    """Three encounters of three kinds."""
    about = [public_id_of(world.centre, "housing_search")]
    meet(
        world.case_manager,
        world.file,
        days_ago=9,
        kind=EncounterKind.HOME,
        text="La crèche est pleine.",
    )
    meet(world.duo, world.file, days_ago=2, kind=EncounterKind.CAFE, text="Le bail.", about=about)
    meet(
        world.case_manager,
        world.file,
        kind=EncounterKind.WALK,
        text="À creuser.",
        depth=Depth.WORKING,
    )
    return world


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(
            SoughtInThread(), ["À creuser.", "Le bail.", "La crèche est pleine."], id="all"
        ),
        pytest.param(SoughtInThread(kind=EncounterKind.CAFE), ["Le bail."], id="kind"),
        pytest.param(SoughtInThread(domain=LifeDomain.HOUSING), ["Le bail."], id="life domain"),
        pytest.param(SoughtInThread(domain=LifeDomain.HEALTH), [], id="life domain not touched"),
        pytest.param(SoughtInThread(depth=Depth.WORKING), ["À creuser."], id="working notes"),
        pytest.param(
            SoughtInThread(words="CRECHE pleine"), ["La crèche est pleine."], id="no accents"
        ),
        pytest.param(SoughtInThread(words="introuvable"), [], id="words that are nowhere"),
        pytest.param(
            SoughtInThread(kind=EncounterKind.WALK, words="bail"), [], id="two wishes at once"
        ),
    ],
)
def test_what_the_thread_shows(story: World, wanted: SoughtInThread, expected: list[str]) -> None:
    with story.case_manager.at_work(story.file):
        met = told_of(story.file, thread(story.file, wanted))
        found = [one.said[0].text for one in met]

    assert found == expected


def test_a_theme_finds_its_encounters(story: World) -> None:
    theme = public_id_of(story.centre, "housing_search")

    assert len(thread(story.file, SoughtInThread(theme=theme))) == 1


def test_the_page_says_when_the_list_is_partial(
    story: World, client: InspectingClient, page: Page
) -> None:
    sign_in(client, story.case_manager)

    said = words_of(client.get(page("thread") + "?kind=cafe"))

    assert "Liste partielle : 1 sur 3 rencontres" in said
    assert "Le bail." in said
    assert "crèche" not in said


def test_words_are_looked_for_without_entering_the_address(
    story: World, client: InspectingClient, page: Page
) -> None:
    sign_in(client, story.case_manager)

    answer = client.post(page("thread"), {"words": "creche"})

    assert "La crèche est pleine." in words_of(answer)
    assert "Liste partielle : 1 sur 3" in words_of(answer)
    assert "Le bail." not in words_of(answer)


def test_the_words_to_look_for_are_asked_by_name_and_kept_by_no_browser(
    story: World, client: InspectingClient, page: Page
) -> None:
    sign_in(client, story.case_manager)

    soup = soup_of(client.get(page("thread") + "?chercher"))

    field = one(soup, "input[name=words]")
    assert one(soup, f"label[for={field['id']}]").get_text(strip=True) == "Des mots d’une note"
    assert field["autocomplete"] == "off"


def test_a_filter_that_nobody_can_read_shows_everything(
    story: World, client: InspectingClient, page: Page
) -> None:
    sign_in(client, story.case_manager)

    assert "Le bail." in words_of(client.get(page("thread") + "?kind=balloon&about=x&page=99"))


def test_a_working_note_is_marked_as_one(
    story: World, client: InspectingClient, page: Page
) -> None:
    sign_in(client, story.duo)

    soup = soup_of(client.get(page("thread")))

    marked = soup.select(".note--working")
    assert [one(note, "p[dir=auto]").text for note in marked] == ["À creuser."]
    assert "pour l’équipe seule" in marked[0].text


def test_an_empty_thread_says_what_it_is_for(desk: InspectingClient, page: Page) -> None:
    said = words_of(desk.get(page("thread")))

    assert "Le fil commence à la première rencontre" in said
    assert "Chercher dans le fil" not in said


def test_the_thread_costs_the_same_for_two_and_five(
    desk: InspectingClient, world: World, page: Page, same_queries: Callable[..., None]
) -> None:
    def grow() -> None:
        for day in range(3):
            met = meet(world.case_manager, world.file, days_ago=day)
            with world.duo.at_work(world.file) as by:
                encounters.follow(met, text="Plus tard.", depth=Depth.SHARED, by=by)

    about = [public_id_of(world.centre, "budget")]
    meet(world.case_manager, world.file, about=about)
    meet(world.duo, world.file, about=about)

    same_queries(lambda: desk.get(page("thread")), grow)
    assert desk.get(page("thread")).content.count(b"Plus tard.") == 3


def test_two_hundred_encounters_come_twenty_a_page_for_the_same_price(
    desk: InspectingClient,
    world: World,
    page: Page,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    with world.case_manager.at_work(world.file) as by:
        for number in range(200):
            encounters.record(
                world.file,
                EncounterFacts(kind=EncounterKind.WALK, text=f"Pas {number}."),
                by=by,
            )
    desk.get(page("thread"))

    with django_assert_max_num_queries(24):
        first = desk.get(page("thread"))
    with django_assert_max_num_queries(24):
        found = desk.post(page("thread"), {"words": "pas 13"})

    assert "1 à 20 sur 200" in words_of(first)
    assert b"Pas 199." in first.content
    assert b"Pas 179." not in first.content
    assert "Liste partielle : 12 sur 200" in words_of(found)


def test_the_last_encounters_for_a_page_that_gathers(story: World) -> None:
    with story.case_manager.at_work(story.file):
        last = selectors.recent(story.file)[:2]

        assert [met.notes.all()[0].text for met in last] == ["À creuser.", "Le bail."]


def test_the_latest_of_many_files_comes_in_one_query(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    rosa, fatou = (make_file(world.case_manager, name) for name in ("Rosa", "Fatou"))
    for file, days in ((world.file, 3), (world.file, 1), (rosa, 5)):
        meet(world.case_manager, file, days_ago=days)

    with django_assert_num_queries(1):
        latest = selectors.latest_by_file([world.file, rosa, fatou])

    assert {file: (clock.today() - met.on).days for file, met in latest.items()} == {
        world.file.pk: 1,
        rosa.pk: 5,
    }


def test_the_address_of_a_thread_carries_no_name(world: World) -> None:
    assert "nadia" not in reverse("accompaniment:thread", args=[world.file.public_id]).lower()


def test_how_long_an_encounter_took_is_shown_with_its_unit(
    desk: InspectingClient, page: Page, world: World
) -> None:
    meet(world.case_manager, world.file, minutes=75)
    assert "75 minutes" in words_of(desk.get(page("thread")))
