"""Women who are proposed to a group: who may, what her yes opens, and what leaves no trace."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection

from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.refusals import NotYours
from miriam.groups import selectors
from miriam.groups.domain import Meeting, Phase
from miriam.groups.models import Candidate, Group, Place, Reply
from miriam.groups.permissions import MEET_CANDIDATE
from miriam.groups.services import candidates
from miriam.groups.services.candidates import YesFacts
from miriam.groups.services.refusals import (
    NoFreePlace,
    NoMoreProposals,
    SheMustKnow,
)
from miriam.people import selectors as people
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.vault.keychain import Closed
from tests.groups.working import YES, at_work, read
from tests.world import World, make_file

Propose = Callable[..., Candidate]


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
