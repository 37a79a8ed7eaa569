"""What is written around a group: who may, what it opens, and what leaves no trace."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection

from miriam.access.actor import Actor
from miriam.audit import journal
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.refusals import NotYours
from miriam.groups import selectors
from miriam.groups.domain import LaunchPoint, LaunchState, Meeting, Phase
from miriam.groups.models import Candidate, Group, LaunchItem, Place, Reply
from miriam.groups.permissions import MEET_CANDIDATE, READ_GROUP
from miriam.groups.services import candidates, groups, launch, places
from miriam.groups.services.candidates import YesFacts
from miriam.groups.services.refusals import (
    HasAPlace,
    LastCarrier,
    LaunchNotSeen,
    NoFreePlace,
    NoMoreProposals,
    NotACarrier,
    NotRunning,
    PhaseMovedOn,
    SheMustKnow,
    SizeOutsideEdition,
)
from miriam.people import selectors as people
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.services import pausing
from miriam.vault.keychain import Closed, using
from tests.world import Person, World, make_file, make_person

Propose = Callable[..., Candidate]
YES: dict[str, Any] = {
    "language": "ar",
    "with_interpreter": False,
    "tell_proposer": False,
    "contact_is_right": True,
}


def read(candidate: Candidate) -> Candidate:
    return Candidate.objects.select_related("group", "proposed_by").get(pk=candidate.pk)


@contextmanager
def at_work(person: Person, group: Group, *files: File) -> Iterator[Actor]:
    """A case manager with the ring of the group open, as inside its pages."""
    actor = person.actor()
    actor.open([group.ring_subject], ("group",))
    actor.open([file.ring_subject for file in files], ("identity", "shared", "working"))
    with using(actor.keychain):
        yield actor


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
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.CHILDCARE)
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


def test_a_colleague_proposes_and_cannot_read_it_back(
    world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.referent)
    with at_work(world.referent, group) as by:
        assert not MEET_CANDIDATE.holds(candidate, by=by)
        with pytest.raises(Closed):
            assert read(candidate).first_name
    with at_work(world.case_manager, group):
        kept = read(candidate)
        assert (kept.first_name, kept.channel, kept.address) == ("Amina", "phone", "0470")


def test_nobody_is_proposed_without_knowing(propose: Propose, world: World) -> None:
    with pytest.raises(SheMustKnow):
        propose(world.referent, she_knows=False)


@pytest.mark.parametrize("who", ["other_group", "other_centre", "coordinator", "benefits_worker"])
def test_others_propose_nobody(propose: Propose, world: World, who: str) -> None:
    with pytest.raises(NotYours):
        propose(getattr(world, who))


@pytest.mark.parametrize("who", ["case_manager", "referent"])
@pytest.mark.parametrize("phase", [Phase.CLOSING, Phase.FOLLOW_UP, Phase.ENDED])
def test_to_a_group_that_comes_to_its_end_nobody_is_proposed(
    propose: Propose, world: World, group: Group, who: str, phase: Phase
) -> None:
    Group.objects.filter(pk=group.pk).update(phase=phase)
    group.refresh_from_db()
    with pytest.raises(NoMoreProposals):
        propose(getattr(world, who))
    assert not Candidate.objects.exists()
    assert selectors.open_to_proposals(getattr(world, who).actor()) == []


@pytest.mark.parametrize("right", [True, False])
def test_her_contact_is_confirmed_when_she_said_so_and_not_by_her_yes(
    world: World, group: Group, propose: Propose, right: bool
) -> None:
    candidate = propose(world.referent)
    with at_work(world.case_manager, group) as by:
        said = {**YES, "contact_is_right": right}
        contact = candidates.say_yes(read(candidate), YesFacts(**said), by=by).file.safe_contact
        assert contact.needs_confirming is not right
        assert contact.confirmed_on == (clock.today() if right else None)


@pytest.mark.parametrize("met", range(3))
@pytest.mark.parametrize("meeting", [Meeting.MET, Meeting.NOT_NOW])
def test_candidates_stand_in_the_order_in_which_they_were_proposed_whoever_was_met(
    world: World, group: Group, propose: Propose, met: int, meeting: Meeting
) -> None:
    proposed = [propose(world.referent, name) for name in ("Zoé", "Amina", "Mona")]
    with at_work(world.case_manager, group) as by:
        candidates.note_meeting(read(proposed[met]), meeting, by=by)
        listed = selectors.candidates_of(group)
        assert listed == proposed
        assert [one.first_name for one in listed] == ["Zoé", "Amina", "Mona"]


def test_a_no_leaves_no_row_and_no_line(world: World, group: Group, propose: Propose) -> None:
    candidate = propose(world.referent)
    lines = Line.objects.count()
    with at_work(world.case_manager, group) as by:
        candidates.say_no(read(candidate), by=by)
    assert not Candidate.objects.exists()
    assert Line.objects.count() == lines
    assert not Line.objects.filter(subject=candidate.public_id).exists()


def test_a_yes_opens_file_consent_contact_and_place_in_one_go(
    world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.referent, hours="le matin", may_leave_message=False)
    with at_work(world.case_manager, group) as by:
        place = candidates.say_yes(read(candidate), YesFacts(**YES), by=by)
        file = place.file
        assert (file.call_name, file.safe_contact.hours) == ("Amina", "le matin")
        assert people.has_consent(file, Scope.PARTICIPATION)
    assert not Candidate.objects.exists()
    assert not Reply.objects.exists()


def test_without_a_free_place_a_yes_writes_nothing_and_the_proposal_stays(
    world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.referent)
    Place.objects.bulk_create(
        Place(group=group, file=make_file(world.other_group, f"Femme {number}"))
        for number in range(12)
    )
    before = File.objects.count()
    with at_work(world.case_manager, group) as by, pytest.raises(NoFreePlace):
        candidates.say_yes(read(candidate), YesFacts(**YES), by=by)
    assert File.objects.count() == before
    assert Candidate.objects.count() == 1


def test_a_woman_already_accompanied_keeps_her_file(
    world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.case_manager, "Nadja")
    with at_work(world.case_manager, group) as by:
        place = candidates.say_yes(read(candidate), YesFacts(**YES, known_as=world.file), by=by)
    assert place.file == world.file
    assert File.objects.count() == 1


def test_the_proposer_learns_her_yes_only_when_she_agrees_and_without_her_name(
    world: World, group: Group, propose: Propose
) -> None:
    first, second = propose(world.referent, "Amina"), propose(world.referent, "Joëlle")
    with at_work(world.case_manager, group) as by:
        candidates.say_yes(read(first), YesFacts(**YES), by=by)
        candidates.say_yes(read(second), YesFacts(**{**YES, "tell_proposer": True}), by=by)
    with world.referent.at_work() as by:
        [reply] = selectors.replies_to(by)
    assert (reply.group, reply.on) == (group, clock.today())


def test_what_happened_with_a_candidate_does_not_move_the_day_she_is_forgotten(
    world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.referent)
    gone_on = candidate.gone_on
    with at_work(world.case_manager, group) as by:
        candidates.note_meeting(read(candidate), Meeting.MET, by=by)
        candidates.note_meeting(read(candidate), Meeting.NOT_NOW, by=by)
    assert read(candidate).gone_on == gone_on


def test_sixty_days_without_a_yes_and_nothing_is_left(world: World, propose: Propose) -> None:
    candidate = propose(world.referent)
    with time_machine.travel(clock.now() + timedelta(days=59)):
        assert candidates.purge() == 0
    with time_machine.travel(clock.now() + timedelta(days=60, minutes=1)):
        with world.case_manager.at_work() as by:
            assert not MEET_CANDIDATE.holds(candidate, by=by)
        assert selectors.candidates_of(candidate.group) == []
        call_command("purge_candidates")
    assert not Candidate.objects.exists()


def test_a_new_proposal_sweeps_the_old_ones_away(world: World, propose: Propose) -> None:
    propose(world.referent, "Amina")
    with time_machine.travel(clock.now() + timedelta(days=61)):
        fresh = propose(world.referent, "Joëlle")
    assert list(Candidate.objects.order_by("pk")) == [fresh]


def test_no_name_of_a_candidate_lies_in_the_database(world: World, propose: Propose) -> None:
    propose(world.referent, "Zéphyrine", address="0499 12 34 56")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM groups_candidate")
        row = repr([bytes(it) if isinstance(it, memoryview) else it for it in cursor.fetchone()])
    assert "phyrine" not in row
    assert "0499" not in row


def test_a_candidate_has_no_field_for_a_reason_or_a_criterion() -> None:
    said = {field.name for field in Candidate._meta.get_fields()}
    assert said == {
        "id", "public_id", "created_at", "group", "meeting", "proposed_by",
        "first_name", "channel", "address", "hours", "may_leave_message", "leaving_since",
    }  # fmt: skip


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
