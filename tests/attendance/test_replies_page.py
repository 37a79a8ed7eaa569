"""« Elles ont répondu »: an answer is one tap, without a reason, and a second tap takes it back."""

from datetime import timedelta

import pytest

from miriam.attendance.selectors import lists
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import CareState
from miriam.groupwork.models import Session
from miriam.groupwork.services import care
from tests.attendance.seating import seated
from tests.groups.working import at_work
from tests.inspecting.client import InspectingClient
from tests.reading import words
from tests.world import World


def address(session: Session, rest: str = "") -> str:
    return f"/seances/{session.public_id}/reponses{rest}"


def children(world: World, session: Session) -> str:
    return f"{address(session, '/enfants')}?elle={world.file.public_id}"


def test_an_answer_is_one_tap_and_a_second_one_takes_it_back(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    said = {"woman": world.file.public_id, "reply": "yes"}
    desk.post(address(session, "/touche"), said)
    assert "1 vient." in words(desk.get(f"/seances/{session.public_id}"))
    desk.post(address(session, "/touche"), {**said, "reply": ""})
    assert "Personne n’a encore répondu." in words(desk.get(f"/seances/{session.public_id}"))


def test_the_ages_of_the_children_are_typed_in_one_line(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    desk.get(children(world, session))
    assert desk.post(children(world, session), {"ages": "3, 1 et 0"}).status_code == 302
    assert "avec 3 enfants (3, 1 et 0 ans)" in words(desk.get(address(session)))
    desk.post(address(session, "/touche"), {"woman": world.file.public_id, "reply": "yes"})
    with at_work(world.case_manager, group, world.file) as by:
        assert lists.expected(session, group, by=by).ages == [0, 1, 3]


@pytest.mark.parametrize(
    "typed", ["trois", "3 ans", "120", "1.5", "-1", "ten", "net", "1 " * 12 + "1"]
)
def test_what_are_no_ages_is_said_and_stays_typed(
    world: World, desk: InspectingClient, session: Session, typed: str
) -> None:
    answer = desk.post(children(world, session), {"ages": typed})
    assert "Écrivez seulement des nombres" in words(answer)
    assert f'value="{typed}"' in answer.content.decode()


@pytest.mark.parametrize("asked", ["", "?elle=rien", "?elle=0d5fe18e-b371-4df0-b597-d1e9279a39a9"])
def test_children_of_nobody_lead_back(desk: InspectingClient, session: Session, asked: str) -> None:
    answer = desk.get(f"{address(session, '/enfants')}{asked}")
    assert answer.headers["Location"] == address(session)


def test_children_without_a_place_show_on_her_day_and_on_the_session(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    Session.objects.filter(pk=session.pk).update(starts_at=session.starts_at - timedelta(days=2))
    desk.post(children(world, session), {"ages": "1, 2, 5"})
    with world.case_manager.at_work() as by:
        care.say(session, CareState.CONFIRMED, places=1, version=0, by=by)
    assert "Il manque 2 places de garde" in words(desk.get(f"/seances/{session.public_id}"))
    assert "Il manque 2 places de garde" in words(desk.get("/journee"))
    with world.case_manager.at_work() as by:
        care.say(session, CareState.CONFIRMED, places=3, version=1, by=by)
    assert "Il manque" not in words(desk.get(f"/seances/{session.public_id}"))


def test_who_will_not_come_brings_no_children(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    desk.post(children(world, session), {"ages": "1, 2"})
    desk.post(address(session, "/touche"), {"woman": world.file.public_id, "reply": "no"})
    with at_work(world.case_manager, group, world.file) as by:
        assert lists.expected(session, group, by=by).ages == []


def test_fifteen_women_ask_no_more_of_the_database_than_one(
    world: World, desk: InspectingClient, group: Group, session: Session, same_queries: object
) -> None:
    assert callable(same_queries)
    same_queries(lambda: desk.get(address(session)), lambda: seated(world, group, 11))


def test_places_that_are_only_asked_for_are_not_there(
    world: World, desk: InspectingClient, session: Session
) -> None:
    desk.post(children(world, session), {"ages": "1, 2, 5"})
    with world.case_manager.at_work() as by:
        care.say(session, CareState.ASKED, version=0, places=20, by=by)
    assert "Il manque 3 places de garde" in words(desk.get(f"/seances/{session.public_id}"))


def test_children_of_who_does_not_know_come_perhaps(
    world: World, desk: InspectingClient, session: Session
) -> None:
    desk.post(children(world, session), {"ages": "1, 3"})
    page = f"/seances/{session.public_id}"
    desk.post(address(session, "/touche"), {"woman": world.file.public_id, "reply": "unsure"})
    assert "2 enfants, dont 2 peut-être" in words(desk.get(page))
    desk.post(address(session, "/touche"), {"woman": world.file.public_id, "reply": "yes"})
    assert "2 enfants viennent" in words(desk.get(page))


def test_who_left_the_group_is_not_expected_any_more(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    desk.post(children(world, session), {"ages": "1, 3"})
    desk.post(address(session, "/touche"), {"woman": world.file.public_id, "reply": "yes"})
    group.seats.update(left_on=clock.today())
    shown = words(desk.get(f"/seances/{session.public_id}"))
    assert "Personne n’a encore répondu." in shown
    assert "enfants viennent" not in shown
