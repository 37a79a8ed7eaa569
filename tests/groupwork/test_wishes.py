"""Agreements and ideas of a group: in its words, in its order, each with its way back."""

from datetime import timedelta

import pytest
from django.test import Client

from miriam.core.refusals import Overtaken
from miriam.groups.models import Group
from miriam.groupwork.domain import Wished
from miriam.groupwork.models import Agreement, Idea, Series, Session
from miriam.groupwork.selectors.wishes import agreements_of, ideas_of, wished_and_done
from miriam.groupwork.services import agreements, ideas
from miriam.lists.life_domains import LifeDomain
from tests.groups.working import at_work
from tests.reading import words
from tests.world import World

SAID = ("On écoute", "On rit", "Rien ne sort d’ici")


@pytest.fixture
def agreed(world: World, group: Group) -> list[Agreement]:
    """Three of them."""
    with at_work(world.case_manager, group) as by:
        return [agreements.agree(group, said, by=by) for said in SAID]


def order(world: World, group: Group) -> list[str]:
    with at_work(world.case_manager, group):
        return [agreement.words for agreement in agreements_of(group)]


def test_an_agreement_is_added_on_the_page(desk: Client, group: Group) -> None:
    page = f"/groupes/{group.public_id}/accords"
    answer = desk.post(page, {"words": "On écoute jusqu’au bout"}, follow=True)
    assert "L’accord est gardé." in words(answer)
    assert "On écoute jusqu’au bout" in words(answer)
    assert "Écrivez au moins un mot." in words(desk.post(page, {"words": " "}))


@pytest.mark.parametrize("again", ["On écoute", " on  écoute.", "ON ÉCOUTE"])
def test_the_same_agreement_is_not_written_twice(
    desk: Client, group: Group, agreed: list[Agreement], again: str
) -> None:
    page = f"/groupes/{group.public_id}/accords"
    assert "Cet accord est déjà dans la liste." in words(desk.post(page, {"words": again}))
    desk.post(f"/accords-du-groupe/{agreed[0].public_id}/enlever")
    assert desk.post(page, {"words": again}).status_code == 302, "what was taken off is free"


def test_they_move_and_go_back(
    desk: Client, world: World, group: Group, agreed: list[Agreement]
) -> None:
    last = f"/accords-du-groupe/{agreed[2].public_id}"
    desk.post(f"{last}/monter")
    assert order(world, group) == [SAID[0], SAID[2], SAID[1]]
    desk.post(f"{last}/descendre")
    desk.post(f"{last}/descendre")
    assert order(world, group) == list(SAID)


def test_one_goes_and_comes_back_where_it_stood(
    desk: Client, world: World, group: Group, agreed: list[Agreement]
) -> None:
    first = f"/accords-du-groupe/{agreed[0].public_id}"
    desk.post(f"{first}/enlever")
    assert order(world, group) == list(SAID[1:])
    desk.post(f"{first}/remettre")
    assert order(world, group) == list(SAID)


def test_it_is_said_otherwise_and_both_texts_are_shown_when_two_do(
    desk: Client, world: World, group: Group, agreed: list[Agreement]
) -> None:
    page = f"/accords-du-groupe/{agreed[0].public_id}"
    assert desk.post(page, {"words": "On s’écoute", "version": 1}).status_code == 302
    answer = desk.post(page, {"words": "On se tait", "version": 1})
    assert answer.status_code == 200
    assert "On s’écoute" in words(answer)
    with at_work(world.case_manager, group) as by, pytest.raises(Overtaken):
        agreements.say_otherwise(agreed[0], "Non", version=1, by=by)


def test_one_that_was_taken_off_meanwhile_is_no_page_any_more(
    desk: Client, agreed: list[Agreement]
) -> None:
    page = f"/accords-du-groupe/{agreed[0].public_id}"
    desk.post(f"{page}/enlever")
    assert desk.post(page, {"words": "Trop tard", "version": 1}).status_code == 404


def test_they_hang_on_a_wall_in_the_language_that_was_chosen(
    desk: Client, group: Group, agreed: list[Agreement]
) -> None:
    page = f"/groupes/{group.public_id}/accords/papier"
    assert "Nos accords" in words(desk.get(page))
    dutch = desk.get(page, {"language": "nl"})
    assert "Onze afspraken" in words(dutch)
    assert SAID[1] in words(dutch)
    assert "Miriam" not in words(dutch)
    assert group.name not in dutch.content.decode().split("<main")[1]


def test_an_idea_comes_in_and_goes_with_a_way_back(desk: Client, group: Group) -> None:
    page = f"/groupes/{group.public_id}/idees"
    typed = {"kind": "theme", "words": "Le permis de conduire", "domain": "mobility"}
    assert "Le permis de conduire" in words(desk.post(page, typed, follow=True))
    idea = Idea.objects.get()
    desk.post(f"/idees/{idea.public_id}/enlever")
    assert not Idea.objects.exists()
    desk.post(f"/idees/{idea.public_id}/remettre")
    assert Idea.objects.get() == idea
    assert b"permis" not in bytes(Idea.objects.values_list("words", flat=True)[0])


def test_wishes_stand_against_held_sessions_as_counts(
    world: World, group: Group, series: Series
) -> None:
    dropped, held, coming, _ = Session.objects.all()
    for session in (dropped, held):
        session.starts_at -= timedelta(weeks=60)
        session.ends_at -= timedelta(weeks=60)
        session.domains = ["money", "health"]
    dropped.is_dropped = True
    coming.domains = ["health"]
    Session.objects.bulk_update(
        [dropped, held, coming], ["starts_at", "ends_at", "domains", "is_dropped"]
    )
    with at_work(world.case_manager, group) as by:
        for domain in ("health", "housing", "health", ""):
            ideas.put_in(group, Wished.THEME, "un thème", domain=domain, by=by)
        counted = wished_and_done(group, ideas_of(group, Wished.THEME))
    assert {one.domain: (one.wished, one.held) for one in counted} == {
        LifeDomain.HEALTH: (2, 1),
        LifeDomain.HOUSING: (1, 0),
        LifeDomain.MONEY: (0, 1),
    }
