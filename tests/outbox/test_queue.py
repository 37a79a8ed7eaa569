"""The queue: each message at most once, in her hours, not too many, and given up kindly."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from miriam.core import clock
from miriam.core.models import leaving
from miriam.outbox.domain.queue import (
    LATEST,
    MOST_A_DAY,
    MOST_A_WEEK,
    MessageState,
    MessageWay,
    NotLeft,
)
from miriam.outbox.models import MessageChannel, OutgoingMessage
from miriam.outbox.services import channels, gateways, queue, reminders
from miriam.outbox.services.channels import ReminderFacts
from miriam.outbox.services.reminders import Planned
from miriam.people.domain import CONFIRM_EVERY, Scope
from miriam.people.services import consents, pausing
from tests.outbox.conftest import (
    EVERY_DAY,
    NUMBER,
    Handed,
    agree_on,
    planned,
    says_yes,
    send_due,
    still_planned,
    waits,
)
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def yes(world: World) -> MessageChannel:
    agree_on(world)
    return says_yes(world)


def state_of(message: OutgoingMessage) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.why


def test_what_is_due_leaves_once(world: World, yes: MessageChannel, handed: Handed) -> None:
    message = waits(world, hours=20)
    assert send_due() == 1
    assert send_due() == 0
    [(number, wording)] = handed.letters
    assert number == NUMBER
    assert wording.text.startswith("Rappel : rendez-vous ")
    assert state_of(message) == (MessageState.SENT, "")


def test_what_is_not_due_waits(world: World, yes: MessageChannel, handed: Handed) -> None:
    message = waits(world, hours=49)
    assert send_due() == 0
    with time_machine.travel(message.due_at):
        assert send_due() == 1
    assert message.about_at - message.due_at == timedelta(days=1)


def test_keeping_up_twice_makes_no_second_one(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    one = planned(world, hours=20)
    for _time in range(2):
        reminders.keep_up([one])
        send_due()
    assert len(handed.letters) == OutgoingMessage.objects.count() == 1


def test_moved_it_tells_the_new_hour_alone(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    one = planned(world, hours=20)
    moved = Planned(one.file, one.subject, one.at + timedelta(hours=1))
    reminders.keep_up([one])
    reminders.keep_up([moved])
    send_due()
    assert len(handed.letters) == 1
    told = OutgoingMessage.objects.order_by("pk").values_list("about_at", "state", "why")
    assert list(told) == [
        (one.at, MessageState.CANCELLED, NotLeft.MOVED),
        (moved.at, MessageState.SENT, ""),
    ]
    reminders.keep_up([one])
    send_due()
    assert len(handed.letters) == 2


def test_dropped_it_does_not_leave_and_taken_up_it_does(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    one = planned(world, hours=20)
    reminders.keep_up([one])
    reminders.keep_up([])
    assert send_due() == 0
    reminders.keep_up([one])
    assert send_due() == 1


def test_nothing_leaves_outside_her_hours(world: World, handed: Handed) -> None:
    agree_on(world)
    now = clock.now().astimezone(clock.BRUSSELS).replace(hour=12, minute=0, second=0)
    later = (now + timedelta(hours=2)).time().replace(microsecond=0)
    latest = (now + timedelta(hours=4)).time().replace(microsecond=0)
    with time_machine.travel(now, tick=False):
        channel = says_yes(world)
        message = waits(world, hours=20)
        says_yes(world, ReminderFacts("fr", EVERY_DAY, later, latest), version=channel.version)
        send_due()
        assert handed.letters == []
        assert state_of(message) == (MessageState.WAITING, "")
    with time_machine.travel(message.due_at):
        send_due()
    assert len(handed.letters) == 1
    assert message.due_at.astimezone(clock.BRUSSELS).time() == later


def test_where_her_hours_leave_no_room_it_is_written_down(world: World, handed: Handed) -> None:
    agree_on(world)
    now = clock.now().astimezone(clock.BRUSSELS).replace(hour=12, minute=0, second=0)
    with time_machine.travel(now):
        says_yes(
            world, ReminderFacts("fr", EVERY_DAY, now.time(), (now + timedelta(hours=1)).time())
        )
        message = waits(world, hours=LATEST.seconds // 3600 - 1)
        assert state_of(message) == (MessageState.GIVEN_UP, NotLeft.TOO_LATE)
        assert send_due() == 0


def test_she_hears_no_more_than_is_enough_in_a_day(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    reminders.keep_up([planned(world, hours=14 + it) for it in range(MOST_A_DAY + 2)])
    send_due()
    assert len(handed.letters) == MOST_A_DAY
    over = OutgoingMessage.objects.filter(state=MessageState.GIVEN_UP, why=NotLeft.ENOUGH)
    assert over.count() == 2


def test_nor_in_a_week_and_what_may_have_arrived_counts(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    begun = clock.now()
    handed.answers = [gateways.NobodyKnows()]
    for day in range(MOST_A_WEEK + 1):
        with time_machine.travel(begun + timedelta(days=day, hours=1)):
            message = waits(world, hours=20)
            send_due()
    assert len(handed.letters) == MOST_A_WEEK - 1
    assert state_of(message) == (MessageState.GIVEN_UP, NotLeft.ENOUGH)
    with time_machine.travel(begun + timedelta(days=9)):
        waits(world, hours=20)
        send_due()
    assert len(handed.letters) == MOST_A_WEEK


def test_a_gateway_that_is_away_is_asked_again_and_not_for_ever(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    message = waits(world, hours=49)
    handed.is_closed = True
    tries, moment = 0, message.due_at
    while state_of(message)[0] == MessageState.WAITING:
        with time_machine.travel(message.due_at):
            tries += send_due()
            assert message.due_at >= moment
            moment = message.due_at
    assert state_of(message) == (MessageState.GIVEN_UP, NotLeft.UNREACHED)
    assert 5 < tries < 40


def test_away_for_a_while_it_leaves_afterwards(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    message = waits(world, hours=20)
    handed.is_closed = True
    send_due()
    handed.is_closed = False
    assert send_due() == 0
    message.refresh_from_db()
    with time_machine.travel(message.due_at):
        assert send_due() == 1
    assert len(handed.letters) == 1


@pytest.mark.parametrize(
    ("answer", "state", "why"),
    [
        (gateways.NotTaken(for_good=True), MessageState.GIVEN_UP, NotLeft.REFUSED),
        (gateways.NotTaken(for_good=False), MessageState.WAITING, ""),
        (gateways.NobodyKnows(), MessageState.PERHAPS, ""),
        (TimeoutError(), MessageState.PERHAPS, ""),
    ],
)
def test_what_the_answer_means(
    world: World,
    yes: MessageChannel,
    handed: Handed,
    answer: Exception,
    state: MessageState,
    why: str,
) -> None:
    message = waits(world, hours=20)
    handed.answers = [answer]
    send_due()
    assert state_of(message) == (state, why)
    with time_machine.travel(clock.now() + timedelta(minutes=3)):
        send_due()
    assert len(handed.letters) == (state == MessageState.WAITING)


class Killed(BaseException):
    """Nothing catches it: as if the process were gone."""


def test_stopped_in_the_middle_of_handing_over_it_never_leaves_again(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    message = waits(world, hours=20)
    handed.answers = [Killed()]
    with pytest.raises(Killed):
        send_due()
    assert state_of(message)[0] == MessageState.SENDING
    assert send_due() == 0
    with time_machine.travel(clock.now() + queue.LEASE + timedelta(seconds=1)):
        assert send_due() == 0
    assert state_of(message) == (MessageState.PERHAPS, "")
    assert handed.letters == []


def test_stopped_before_handing_over_another_does_it(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    message = waits(world, hours=20)
    assert [it.pk for it in queue.take_up()] == [message.pk]
    assert send_due() == 0
    with time_machine.travel(clock.now() + queue.LEASE + timedelta(seconds=1)):
        assert send_due() == 1
    assert len(handed.letters) == 1


def test_who_was_away_too_long_finds_it_taken_by_another(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    waits(world, hours=20)
    [slow] = queue.take_up()
    with time_machine.travel(clock.now() + queue.LEASE + timedelta(seconds=1)):
        assert send_due() == 1
        queue._see_to(slow, still_planned)
    assert len(handed.letters) == 1


def test_who_was_away_too_long_changes_nothing_of_what_another_has_in_hand(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    message = waits(world, hours=20)
    [slow] = queue.take_up()
    with time_machine.travel(clock.now() + queue.LEASE + timedelta(seconds=1)):
        [other] = queue.take_up()
        assert queue._begins(other, MessageWay.SMS, still_planned)
        handed.is_closed = True
        queue._see_to(slow, still_planned)
    assert state_of(message) == (MessageState.SENDING, "")


def test_cancelled_while_somebody_had_it_it_does_not_leave(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    message = waits(world, hours=20)
    [taken] = queue.take_up()
    reminders.keep_up([])
    queue._see_to(taken, still_planned)
    assert handed.letters == []
    assert state_of(message) == (MessageState.CANCELLED, NotLeft.MOVED)


def test_with_her_no_nothing_leaves(world: World, yes: MessageChannel, handed: Handed) -> None:
    message = waits(world, hours=20)
    with world.case_manager.at_work(world.file) as by:
        channels.withdraw(yes, by=by)
    assert send_due() == 0
    assert reminders.wanting() == {world.file.pk}
    with time_machine.travel(clock.now() + leaving.MINUTES + timedelta(seconds=1)):
        leaving.destroy_those_over()
        send_due()
    assert handed.letters == []
    assert state_of(message) == (MessageState.CANCELLED, NotLeft.WITHDRAWN)


def test_with_her_no_while_somebody_had_it_it_waits(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    message = waits(world, hours=20)
    [taken] = queue.take_up()
    with world.case_manager.at_work(world.file) as by:
        channels.withdraw(yes, by=by)
        queue._see_to(taken, still_planned)
        assert state_of(message) == (MessageState.WAITING, "")
        channels.give_back(yes, by=by)
    assert send_due() == 1
    assert len(handed.letters) == 1


def test_when_her_contact_changed_nothing_leaves(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    message, one = waits(world, hours=20), planned(world, hours=21)
    agree_on(world, address="+32470654321")
    send_due()
    reminders.keep_up([one])
    assert send_due() == 0
    assert handed.letters == []
    assert state_of(message) == (MessageState.CANCELLED, NotLeft.CHANGED)


def test_when_nobody_asked_her_again_nothing_leaves(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    with time_machine.travel(clock.now() + CONFIRM_EVERY):
        message = waits(world, days=3)
    with time_machine.travel(message.due_at):
        send_due()
    assert handed.letters == []
    assert state_of(message) == (MessageState.CANCELLED, NotLeft.UNCONFIRMED)


def test_in_a_pause_nothing_leaves(world: World, yes: MessageChannel, handed: Handed) -> None:
    message = waits(world, hours=20)
    with world.case_manager.at_work(world.file) as by:
        pausing.pause(world.file, by=by)
    send_due()
    assert handed.letters == []
    assert state_of(message) == (MessageState.CANCELLED, NotLeft.NOT_OPEN)


def test_after_she_took_back_her_yes_to_take_part_nothing_leaves(
    world: World, yes: MessageChannel, handed: Handed
) -> None:
    one = planned(world, hours=20)
    reminders.keep_up([one])
    given = {"scope": Scope.PARTICIPATION, "language": "fr", "with_interpreter": False}
    with world.case_manager.at_work(world.file) as by:
        consents.withdraw(consents.give(world.file, **given, by=by), by=by)
    send_due()
    reminders.keep_up([one])
    assert send_due() == 0
    assert handed.letters == []
    assert state_of(OutgoingMessage.objects.get()) == (
        MessageState.CANCELLED,
        NotLeft.TAKEN_BACK,
    )


def test_what_is_long_over_is_forgotten(world: World, yes: MessageChannel, handed: Handed) -> None:
    waits(world, hours=20)
    send_due()
    assert reminders.forget_those_over() == 0
    with time_machine.travel(clock.now() + reminders.SHOWN_FOR + timedelta(days=2)):
        assert reminders.forget_those_over() == 1


def test_two_of_one_queue_share_it(world: World, yes: MessageChannel, handed: Handed) -> None:
    waits(world, hours=20)
    mine, theirs = queue.take_up(), queue.take_up()
    assert (len(mine), len(theirs)) == (1, 0)
    assert OutgoingMessage.objects.exclude(claim=uuid4()).get().claim == mine[0].claim
