"""Childcare of the year: who arranges it, what counts on a day, and what the launch list says."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client

from miriam.audit import journal
from miriam.core import clock
from miriam.core.refusals import NotYours, Overtaken
from miriam.groups import selectors
from miriam.groups.domain import AgreementState, ChildcarePlaces, LaunchPoint, LaunchState
from miriam.groups.models import ChildcareArrangement, Group, LaunchItem
from miriam.groups.services import childcare, groups, launch
from miriam.groups.services.refusals import FollowsFromChildcare
from tests.groups.caring import agree, an_arrangement, need
from tests.groups.test_services import moved_to_the_port
from tests.reading import words
from tests.world import Person, World, sign_in

SameQueries = Callable[[Callable[[], object], Callable[[], object]], None]
SIX = ChildcarePlaces(babies=2, toddlers=4)


@pytest.fixture
def start(group: Group) -> date:
    """The group starts in a month."""
    group.starts_on = clock.today() + timedelta(days=30)
    group.save(update_fields=["starts_on"])
    return group.starts_on


def point(group: Group) -> LaunchItem:
    return LaunchItem.objects.get(group=group, point=LaunchPoint.CHILDCARE)


def how_far(group: Group) -> str:
    return point(group).state


def test_the_point_is_green_only_when_what_is_needed_at_the_start_is_agreed(
    world: World, group: Group, start: date
) -> None:
    assert how_far(group) == LaunchState.TO_DO
    need(world, group, SIX)
    assert how_far(group) == LaunchState.UNDERWAY
    with world.coordinator.at_work() as by:
        asked = childcare.ask(group, an_arrangement(start), by=by)
        assert how_far(group) == LaunchState.UNDERWAY, "asked is not agreed"
        childcare.stand(asked, AgreementState.AGREED, by=by)
        assert how_far(group) == LaunchState.SETTLED
        childcare.stand(asked, AgreementState.FALLEN_AWAY, by=by)
        assert how_far(group) == LaunchState.UNDERWAY


@pytest.mark.parametrize(
    "facts",
    [
        {"places": ChildcarePlaces(babies=2, toddlers=3)},
        {"places": ChildcarePlaces(pupils=9)},
        {"since": clock.today() + timedelta(days=60)},
        {"until": clock.today() + timedelta(days=29)},
        {"days": ()},
    ],
    ids=["too-few", "another-age", "later", "over-before", "no-day"],
)
def test_an_agreement_that_does_not_cover_the_start_leaves_the_point_open(
    world: World, group: Group, start: date, facts: dict[str, Any]
) -> None:
    need(world, group, SIX)
    agree(world, group, an_arrangement(**facts))
    assert how_far(group) == LaunchState.UNDERWAY
    assert selectors.childcare_at_start(group).missing.total


def test_two_agreements_cover_together_when_they_hold_on_the_same_day(
    world: World, group: Group, start: date
) -> None:
    need(world, group, SIX)
    one, other = start.isoweekday(), start.isoweekday() % 7 + 1
    half = partial(an_arrangement, start, places=ChildcarePlaces(babies=1, toddlers=2))
    agree(world, group, half(days=(one,)))
    second = agree(world, group, half(days=(other,)))
    assert how_far(group) == LaunchState.UNDERWAY, "half of the places on one day, half on another"
    with world.coordinator.at_work() as by:
        childcare.change(second, half(days=(one,)), version=1, by=by)
    assert how_far(group) == LaunchState.SETTLED


def test_who_needs_no_place_is_told_so_and_who_has_no_start_is_not_green(
    world: World, group: Group
) -> None:
    need(world, group, ChildcarePlaces())
    assert how_far(group) == LaunchState.NOT_NEEDED
    need(world, group, SIX, version=2)
    agree(world, group, an_arrangement())
    assert how_far(group) == LaunchState.UNDERWAY, "nobody said when the group starts"


def test_the_point_follows_when_the_group_starts_on_another_day(
    world: World, group: Group, start: date
) -> None:
    need(world, group, SIX)
    agree(world, group, an_arrangement(start))
    facts = moved_to_the_port(group)
    with world.case_manager.at_work() as by:
        earlier = start - timedelta(days=20)
        moved = groups.GroupFacts(**{**vars(facts), "starts_on": earlier})
        groups.change(group, moved, version=1, by=by)
    assert how_far(group) == LaunchState.UNDERWAY


def test_what_a_day_has_are_the_places_agreed_for_it_and_with_whom(
    world: World, group: Group, start: date
) -> None:
    need(world, group, ChildcarePlaces(babies=2, toddlers=4, pupils=3))
    agree(world, group, an_arrangement(start, until=start))
    agree(world, group, an_arrangement(start, places=ChildcarePlaces(pupils=1), with_whom="Le Val"))
    that_day = selectors.childcare_on(group, start)
    assert that_day.agreed == ChildcarePlaces(2, 4, 1)
    assert that_day.missing == ChildcarePlaces(0, 0, 2)
    assert that_day.with_whom == ("Les Petits Essais", "Le Val")
    after = selectors.childcare_on(group, start + timedelta(days=1))
    assert (after.agreed, after.with_whom) == (ChildcarePlaces(pupils=1), ("Le Val",))
    assert selectors.childcare_on(group, start - timedelta(days=1)).agreed.total == 0


@pytest.mark.parametrize("who", ["case_manager", "coordinator"])
def test_nobody_ticks_the_point(world: World, group: Group, who: str) -> None:
    person: Person = getattr(world, who)
    with person.at_work() as by, pytest.raises(FollowsFromChildcare):
        launch.settle(point(group), state=LaunchState.SETTLED, version=1, by=by)
    assert how_far(group) == LaunchState.TO_DO


@pytest.mark.parametrize("who", ["case_manager", "referent", "other_centre", "benefits_worker"])
def test_only_the_coordinator_of_the_centre_arranges_it(
    world: World, group: Group, who: str
) -> None:
    made = agree(world, group, an_arrangement())
    person: Person = getattr(world, who)
    with person.at_work() as by:
        for act in (
            lambda: childcare.say_need(group, SIX, version=1, by=by),
            lambda: childcare.ask(group, an_arrangement(), by=by),
            lambda: childcare.change(made, an_arrangement(), version=1, by=by),
            lambda: childcare.stand(made, AgreementState.FALLEN_AWAY, by=by),
        ):
            with pytest.raises(NotYours):
                act()


def test_of_two_who_correct_the_same_childcare_one_is_told(world: World, group: Group) -> None:
    made = agree(world, group, an_arrangement())
    need(world, group, SIX)
    with world.coordinator.at_work() as by:
        childcare.change(made, an_arrangement(with_whom="Le Val"), version=1, by=by)
        with pytest.raises(Overtaken):
            childcare.change(made, an_arrangement(), version=1, by=by)
        with pytest.raises(Overtaken):
            childcare.say_need(group, SIX, version=1, by=by)
    kept = ChildcareArrangement.objects.get(pk=made.pk)
    assert (kept.with_whom, kept.state) == ("Le Val", AgreementState.AGREED)
    assert journal.verify() == []


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_coordinator_arranges_it_page_by_page(
    client: Client, world: World, group: Group, start: date, language: str
) -> None:
    sign_in(client, world.coordinator)
    client.cookies["miriam_language"] = language
    page = f"/groupes/{group.public_id}/garde"
    places = {"babies": 2, "toddlers": 4, "pupils": 0}
    assert client.post(f"{page}/places", {**places, "version": 1}).status_code == 302
    typed = {
        **places,
        "source": "partner",
        "with_whom": "Les Petits Essais",
        "days": [1, 2, 3, 4, 5, 6, 7],
        "since": start.isoformat(),
        "until": (start + timedelta(days=90)).isoformat(),
    }
    backwards = {**typed, "until": (start - timedelta(days=1)).isoformat()}
    assert 'value="Les Petits Essais"' in words(client.post(f"{page}/nouvelle", backwards))
    asked = words(client.post(f"{page}/nouvelle", typed, follow=True))
    assert {"fr": "demandée", "nl": "gevraagd"}[language] in asked
    made = ChildcareArrangement.objects.get()
    for act in ("convenue", "tombee", "demandee", "convenue"):
        client.post(f"/groupes/garde/{made.public_id}/{act}")
    shown = words(client.get(page))
    assert {"fr": "réglé", "nl": "geregeld"}[language] in shown
    edit = f"/groupes/garde/{made.public_id}"
    assert 'value="Les Petits Essais"' in words(client.get(edit))
    assert client.post(edit, {**typed, "with_whom": "Le Val", "version": 1}).status_code == 302
    assert "Le Val" in words(client.get(page))


def test_an_arrangement_of_no_place_is_refused_beside_its_field(
    client: Client, world: World, group: Group
) -> None:
    sign_in(client, world.coordinator)
    sent = {"babies": 0, "toddlers": 0, "pupils": 0, "with_whom": "Le Val"}
    shown = words(client.post(f"/groupes/{group.public_id}/garde/nouvelle", sent))
    assert "Dites pour au moins un âge combien de places il y a." in shown
    assert not ChildcareArrangement.objects.exists()


def test_the_case_manager_reads_it_and_finds_no_button(
    desk: Client, world: World, group: Group, start: date
) -> None:
    need(world, group, SIX)
    agree(world, group, an_arrangement(start))
    page = words(desk.get(f"/groupes/{group.public_id}/garde"))
    assert "Les Petits Essais" in page
    assert "C’est seulement demandé" not in page
    assert "6 sur 6" in words(desk.get(f"/groupes/{group.public_id}"))
    for closed in ("places", "nouvelle"):
        assert desk.get(f"/groupes/{group.public_id}/garde/{closed}").status_code == 404


def test_the_point_of_the_launch_list_leads_to_the_page(desk: Client, group: Group) -> None:
    address = f"/groupes/lancement/{point(group).public_id}"
    for answer in (desk.get(address), desk.post(address, {"state": "settled", "version": 1})):
        assert answer.headers["Location"] == f"/groupes/{group.public_id}/garde"
    assert how_far(group) == LaunchState.TO_DO


def test_the_page_costs_the_same_with_two_arrangements_and_five(
    client: Client, world: World, group: Group, start: date, same_queries: SameQueries
) -> None:
    def grow(rows: int = 3) -> None:
        for _number in range(rows):
            agree(world, group, an_arrangement(start))

    grow(2)
    sign_in(client, world.coordinator)
    same_queries(lambda: client.get(f"/groupes/{group.public_id}/garde"), grow)
