"""What is written around a group: who may, what it opens, and what leaves no trace."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from miriam.audit import journal
from miriam.core import clock
from miriam.core.refusals import NotYours
from miriam.groups import selectors
from miriam.groups.domain import LaunchPoint, LaunchState, Phase
from miriam.groups.models import Candidate, Group, LaunchItem, Place
from miriam.groups.permissions import READ_GROUP
from miriam.groups.services import groups, launch, places
from miriam.groups.services.refusals import (
    HasAPlace,
    LastCarrier,
    LaunchNotSeen,
    NoFreePlace,
    NotACarrier,
    NotRunning,
    PhaseMovedOn,
    SizeOutsideEdition,
)
from miriam.people.models import File
from miriam.people.services import pausing
from miriam.vault.keychain import Closed
from tests.groups.working import at_work, read
from tests.world import Person, World, make_file, make_person

Propose = Callable[..., Candidate]


def test_a_new_group_is_carried_by_who_makes_it_and_has_its_launch_list(
    world: World, group: Group
) -> None:
    assert [it.mandate for it in selectors.carriers_of(group)] == [world.case_manager.actor().hat]
    points = [item.point for item in selectors.launch_list(group)]
    assert points == [point.value for point in LaunchPoint]
    assert group.phase == Phase.RECRUITMENT


@pytest.mark.parametrize("places_wanted", [11, 16])
def test_the_size_is_one_of_the_edition(world: World, places_wanted: int) -> None:
    with world.case_manager.at_work() as by, pytest.raises(SizeOutsideEdition):
        groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Trop", places=places_wanted), by=by
        )


@pytest.mark.parametrize("who", ["coordinator", "referent", "benefits_worker", "administrator"])
def test_only_a_case_manager_makes_a_group(world: World, who: str) -> None:
    person: Person = getattr(world, who)
    with person.at_work() as by, pytest.raises(NotYours):
        groups.create(groups.GroupFacts(edition_key="4", name_fr="Non", places=12), by=by)


def test_a_colleague_who_carries_the_group_reads_it_and_no_file(
    world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.referent)
    with at_work(world.case_manager, group) as by:
        groups.add_case_manager(group, mandate=world.other_group.actor().hat, by=by)
        with pytest.raises(NotACarrier):
            groups.add_case_manager(group, mandate=world.other_group.actor().hat, by=by)
    with at_work(world.other_group, group) as by:
        assert READ_GROUP.holds(group, by=by)
        assert read(candidate).first_name == "Amina"
        with pytest.raises(Closed):
            assert File.objects.get(pk=world.file.pk).call_name


def test_who_no_longer_carries_the_group_reads_nothing_more(
    world: World, group: Group, propose: Propose
) -> None:
    with at_work(world.case_manager, group) as by:
        membership = groups.add_case_manager(group, mandate=world.duo.actor().hat, by=by)
        groups.end_membership(membership, by=by)
    candidate = propose(world.referent)
    with at_work(world.duo, group) as by:
        assert not READ_GROUP.holds(group, by=by)
        with pytest.raises(Closed):
            assert read(candidate).first_name
    with at_work(world.case_manager, group):
        assert read(candidate).first_name == "Amina"


def test_somebody_always_carries_the_group(world: World, group: Group) -> None:
    [membership] = selectors.carriers_of(group)
    with at_work(world.case_manager, group) as by, pytest.raises(LastCarrier):
        groups.end_membership(membership, by=by)


def test_a_group_starts_only_after_its_launch_list_was_looked_at(
    world: World, group: Group
) -> None:
    with at_work(world.case_manager, group) as by, pytest.raises(LaunchNotSeen):
        groups.move_to(group, Phase.FORMATION, by=by)
    with world.coordinator.at_work() as by:
        launch.see(group, by=by)
    with at_work(world.case_manager, group) as by:
        groups.move_to(group, Phase.FORMATION, by=by)
        groups.move_to(group, Phase.DEEPENING, by=by)
        with pytest.raises(PhaseMovedOn):
            groups.move_to(group, Phase.ENDED, by=by)
    assert Group.objects.get(pk=group.pk).phase == Phase.DEEPENING


def moved_to_the_port(group: Group) -> groups.GroupFacts:
    known = {one.name: getattr(group, one.name) for one in fields(groups.GroupFacts)}
    return replace(groups.GroupFacts(**known), neighbourhood="Le Vieux Port")


def test_of_two_who_carry_a_group_neither_undoes_what_the_other_said_meanwhile(
    world: World, group: Group
) -> None:
    with at_work(world.case_manager, group) as by:
        groups.add_case_manager(group, mandate=world.duo.mandate, by=by)
    as_shown = Group.objects.get(pk=group.pk)
    with at_work(world.duo, group) as by:
        launch.see(group, by=by)
        groups.move_to(group, Phase.FORMATION, by=by)

    with at_work(world.case_manager, group) as by:
        groups.change(as_shown, moved_to_the_port(as_shown), version=1, by=by)

    kept = Group.objects.get(pk=group.pk)
    assert (kept.neighbourhood, kept.phase) == ("Le Vieux Port", Phase.FORMATION)
    assert (kept.launch_seen_on, kept.launch_seen_by) == (clock.today(), world.duo.mandate)


def test_of_two_who_carry_a_group_one_moves_it_and_the_other_one_describes_it(
    world: World, group: Group
) -> None:
    with at_work(world.case_manager, group) as by:
        launch.see(group, by=by)
        as_shown = Group.objects.get(pk=group.pk)
        groups.change(group, moved_to_the_port(group), version=1, by=by)
        groups.move_to(as_shown, Phase.FORMATION, by=by)
        launch.see(as_shown, by=by)

    kept = Group.objects.get(pk=group.pk)
    assert (kept.neighbourhood, kept.phase) == ("Le Vieux Port", Phase.FORMATION)


def test_points_that_stay_open_do_not_bar_the_start(world: World, group: Group) -> None:
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.PLACE)
    with world.coordinator.at_work() as by:
        launch.settle(item, state=LaunchState.SETTLED, version=1, by=by)
        assert selectors.overview(by)[0].launch_open == len(LaunchPoint) - 1


@pytest.mark.parametrize("who", ["referent", "other_group", "other_centre", "councillor"])
def test_the_launch_list_is_for_carriers_and_the_coordinator(
    world: World, group: Group, who: str
) -> None:
    person: Person = getattr(world, who)
    with person.at_work() as by, pytest.raises(NotYours):
        launch.see(group, by=by)


def test_a_place_is_taken_once_and_becomes_free_when_she_leaves(world: World, group: Group) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        place = places.take(group, file=world.file, by=by)
        assert [it.free for it in selectors.my_groups(by)] == [11]
        with pytest.raises(HasAPlace):
            places.take(group, file=world.file, by=by)
        places.free(place, by=by)
        assert [it.free for it in selectors.my_groups(by)] == [12]
        assert not world.file.is_closed


def test_the_thirteenth_woman_finds_no_free_place_among_twelve(world: World, group: Group) -> None:
    Place.objects.bulk_create(
        Place(group=group, file=make_file(world.other_group, f"Femme {number}"))
        for number in range(12)
    )
    with at_work(world.case_manager, group, world.file) as by, pytest.raises(NoFreePlace):
        places.take(group, file=world.file, by=by)


def test_stopping_the_accompaniment_frees_the_place_and_taking_it_back_returns_it(
    world: World, group: Group
) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        places.take(group, file=world.file, by=by)
        pausing.stop(world.file, by=by)
        assert [it.free for it in selectors.my_groups(by)] == [12]
        with pytest.raises(NotRunning):
            places.take(group, file=world.file, by=by)
        pausing.undo_stop(world.file, by=by)
        assert [it.free for it in selectors.my_groups(by)] == [11]


def test_a_place_is_given_only_to_a_woman_one_accompanies(world: World, group: Group) -> None:
    theirs = make_file(world.other_group, "Samira")
    with at_work(world.case_manager, group) as by, pytest.raises(NotYours):
        places.take(group, file=theirs, by=by)


def test_a_case_manager_who_waits_for_her_key_carries_the_group_and_reads_nothing_yet(
    world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.referent)
    waiting = make_person(world.centre, name="Noor Exemple", admitted=False)
    with at_work(world.case_manager, group) as by:
        groups.add_case_manager(group, mandate=waiting.actor().hat, by=by)
    with at_work(waiting, group), pytest.raises(Closed):
        assert read(candidate).first_name


def test_the_journal_of_a_group_holds(world: World, group: Group, propose: Propose) -> None:
    propose(world.referent)
    with at_work(world.case_manager, group, world.file) as by:
        places.take(group, file=world.file, by=by)
    assert journal.verify() == []
