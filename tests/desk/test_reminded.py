"""What a woman may be reminded of: appointments and sessions that stand, where she is expected."""

from datetime import timedelta

import pytest

from miriam.accompaniment.domain import Company, EncounterKind
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.services import appointments
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.core import clock
from miriam.desk.selectors.reminded import planned_in
from miriam.groups.domain import Phase
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.groupwork.models import Session
from miriam.groupwork.services import sessions
from miriam.groupwork.services.sessions import SessionFacts
from miriam.outbox.models import OutgoingMessage
from miriam.outbox.services import queue, reminders
from miriam.outbox.services.reminders import LOOKS_AHEAD, Planned
from miriam.vault.domain import Depth
from tests.outbox.conftest import Handed, agree_on, handed, says_yes
from tests.world import World

pytestmark = pytest.mark.django_db
__all__ = ["handed"]


def make(world: World, company: Company = Company.HER, **ahead: float) -> Appointment:
    facts = AppointmentFacts(
        starts_at=clock.now() + timedelta(**ahead), kind=EncounterKind.WALK, company=company
    )
    with world.case_manager.at_work(world.file) as by:
        return appointments.make(world.file, facts, by=by)


def planned(world: World) -> list[Planned]:
    return planned_in([world.file.pk])


def test_an_appointment_ahead_at_which_she_is_expected(world: World) -> None:
    soon = make(world, days=2)
    make(world, Company.WITHOUT_HER, days=2)
    make(world, days=LOOKS_AHEAD.days + 1)
    assert planned(world) == [Planned(world.file.pk, soon.public_id, soon.starts_at)]
    assert planned_in([]) == []


def test_dropped_it_is_none(world: World) -> None:
    soon = make(world, days=2)
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(soon, by=by)
        assert planned(world) == []
        appointments.take_up(soon, by=by)
    assert len(planned(world)) == 1


def test_the_queue_follows_what_is_planned(world: World, handed: Handed) -> None:
    agree_on(world)
    says_yes(world)
    soon = make(world, hours=20)
    reminders.keep_up(planned_in(reminders.wanting()))
    assert OutgoingMessage.objects.still_to_leave().count() == 1
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(soon, by=by)
    reminders.keep_up(planned_in(reminders.wanting()))
    assert queue.send_due(planned_in) == 0
    assert handed.letters == []


def in_a_group(world: World, **ahead: float) -> Session:
    """A session of a group in which she has a place."""
    starts = clock.now() + timedelta(**ahead)
    with world.case_manager.at_work(world.file) as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )
        places.take(group, file=world.file, by=by)
        by.open([group.ring_subject], [Depth.GROUP])
        return sessions.plan(group, SessionFacts(starts, starts + timedelta(hours=2)), by=by)


def test_a_group_that_ended_reminds_of_nothing_until_it_goes_on(
    world: World, handed: Handed
) -> None:
    agree_on(world)
    says_yes(world)
    session = in_a_group(world, hours=20)
    reminders.keep_up(planned_in(reminders.wanting()))
    ended = Group.objects.filter(pk=session.group_id)
    ended.update(phase=Phase.ENDED)
    assert planned(world) == []
    queue.send_due(planned_in)
    assert handed.letters == []
    ended.update(phase=Phase.FOLLOW_UP)
    assert [one.subject for one in planned(world)] == [session.public_id]


@pytest.mark.parametrize("whose", ["its own", "of those who were invited"])
def test_groups_that_meet_together_remind_while_both_go_on(world: World, whose: str) -> None:
    hers = in_a_group(world, days=2)
    other = Group.objects.create(
        centre=hers.group.centre, edition_key="5", name_fr="Les Saules", places=12
    )
    session = Session.objects.create(group=other, starts_at=hers.starts_at, ends_at=hers.ends_at)
    session.joined.add(hers.group)
    assert session.public_id in {one.subject for one in planned(world)}
    ended = other if whose == "its own" else hers.group
    Group.objects.filter(pk=ended.pk).update(phase=Phase.ENDED)
    assert session.public_id not in {one.subject for one in planned(world)}


def test_a_session_of_her_group_until_it_is_dropped(world: World) -> None:
    starts = clock.now() + timedelta(days=2)
    with world.case_manager.at_work(world.file) as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )
        by.open([group.ring_subject], [Depth.GROUP])
        facts = SessionFacts(starts, starts + timedelta(hours=2))
        session = sessions.plan(group, facts, by=by)
        assert planned(world) == []
        places.take(group, file=world.file, by=by)
        assert planned(world) == [Planned(world.file.pk, session.public_id, starts)]
        sessions.drop(session, by=by)
        assert planned(world) == []
