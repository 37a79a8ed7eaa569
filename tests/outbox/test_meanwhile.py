"""What changes while a worker is busy: all that decides is read anew before each single sending."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine

from miriam.core import clock
from miriam.outbox.domain.queue import MessageState, MessageWay, NotLeft
from miriam.outbox.models import MessageChannel, OutgoingMessage
from miriam.outbox.services import channels, queue, reminders
from miriam.outbox.services.channels import ReminderFacts
from miriam.outbox.services.reminders import Planned
from miriam.people.domain import CONFIRM_EVERY, Channel, Scope
from miriam.people.models import SafeContact
from miriam.people.services import consents, pausing
from tests.outbox.conftest import ALWAYS, EVERY_DAY, NUMBER, Handed, agree_on, planned, says_yes
from tests.world import World

pytestmark = pytest.mark.django_db
NOON = clock.now().astimezone(clock.BRUSSELS).replace(hour=12, minute=0, second=0, microsecond=0)
NEW_NUMBER, HER_MAIL = "+32470654321", "elle@exemple.example"
Change = Callable[[World], object]
# Lets something happen while the only message of hers, or the last of two, is in a worker's hand.
Meanwhile = Callable[[Change], OutgoingMessage]


@pytest.fixture
def diary() -> list[Planned]:
    """What is planned in her file."""
    return []


@pytest.fixture(params=["another is handed over", "the line is opened"])
def meanwhile(
    request: pytest.FixtureRequest, world: World, handed: Handed, diary: list[Planned]
) -> Iterator[Meanwhile]:
    is_of_two = request.param == "another is handed over"

    def happens(change: Change) -> OutgoingMessage:
        diary[:] = [planned(world, hours=20 + it) for it in range(1 + is_of_two)]
        reminders.keep_up(diary)
        moment = handed.while_handing if is_of_two else handed.while_opening
        moment.append(lambda: change(world))
        queue.send_due(lambda _files: diary)
        return OutgoingMessage.objects.latest("about_at")

    agree_on(world)
    says_yes(world)
    with time_machine.travel(NOON, tick=False):
        yield happens


def another_contact(world: World, **facts: Any) -> None:
    agree_on(world, **{"address": NEW_NUMBER, **facts})


def another_yes(world: World, facts: ReminderFacts = ALWAYS) -> None:
    says_yes(world, facts, version=MessageChannel.objects.get(file=world.file).version)


def another_number(world: World) -> None:
    another_contact(world)
    another_yes(world)


def a_mail(world: World) -> None:
    another_contact(world, channel=Channel.EMAIL, address=HER_MAIL)
    another_yes(world)


def later_hours(world: World) -> None:
    another_yes(world, ReminderFacts("fr", EVERY_DAY, time(15), time(17)))


def a_pause(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.pause(world.file, by=by)


def the_end(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)


def her_no(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        channels.withdraw(MessageChannel.objects.get(file=world.file), by=by)


def her_no_to_taking_part(world: World) -> None:
    given = {"scope": Scope.PARTICIPATION, "language": "fr", "with_interpreter": False}
    with world.case_manager.at_work(world.file) as by:
        consents.withdraw(consents.give(world.file, **given, by=by), by=by)


def too_long(_world: World) -> None:
    """Nobody has asked her for so long, all of a sudden."""
    long_ago = clock.today() - CONFIRM_EVERY - timedelta(days=1)
    SafeContact.objects.update(confirmed_on=long_ago)


@pytest.mark.parametrize(
    ("change", "state", "why"),
    [
        (another_contact, MessageState.CANCELLED, NotLeft.CHANGED),
        (too_long, MessageState.CANCELLED, NotLeft.UNCONFIRMED),
        (a_pause, MessageState.CANCELLED, NotLeft.NOT_OPEN),
        (the_end, MessageState.CANCELLED, NotLeft.NOT_OPEN),
        (her_no_to_taking_part, MessageState.CANCELLED, NotLeft.TAKEN_BACK),
        (her_no, MessageState.WAITING, ""),
        (later_hours, MessageState.WAITING, ""),
    ],
)
def test_it_does_not_leave(
    meanwhile: Meanwhile, handed: Handed, change: Change, state: MessageState, why: str
) -> None:
    message = meanwhile(change)
    assert (message.state, message.why) == (state, why)
    assert len(handed.letters) == OutgoingMessage.objects.count() - 1


def test_it_leaves_at_the_hours_she_said_meanwhile(meanwhile: Meanwhile) -> None:
    assert meanwhile(later_hours).due_at == NOON.replace(hour=15)


def test_it_leaves_to_the_number_she_said_meanwhile(meanwhile: Meanwhile, handed: Handed) -> None:
    assert meanwhile(another_number).state == MessageState.SENT
    assert handed.letters[-1][0] == NEW_NUMBER
    assert NUMBER not in {number for number, _said in handed.letters[1:]}


def test_it_leaves_by_the_way_she_said_meanwhile(
    meanwhile: Meanwhile, handed: Handed, diary: list[Planned]
) -> None:
    meanwhile(a_mail)
    queue.send_due(lambda _files: diary)
    assert handed.ways[-1] is MessageWay.EMAIL
    assert handed.letters[-1][0] == HER_MAIL


@pytest.mark.parametrize("later", [None, timedelta(hours=2)])
def test_what_was_dropped_or_moved_meanwhile_is_not_told(
    meanwhile: Meanwhile, handed: Handed, diary: list[Planned], later: timedelta | None
) -> None:
    def moves(_world: World) -> None:
        last = diary.pop()
        if later:
            diary.append(replace(last, at=last.at + later))

    message = meanwhile(moves)
    assert (message.state, message.why) == (MessageState.CANCELLED, NotLeft.MOVED)
    assert len(handed.letters) == OutgoingMessage.objects.count() - 1


def test_where_nothing_changes_all_leave(meanwhile: Meanwhile, handed: Handed) -> None:
    meanwhile(lambda _world: None)
    assert len(handed.letters) == OutgoingMessage.objects.count()
