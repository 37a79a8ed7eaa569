"""Her yes: only by the way that she says is safe, void when that changes, taken back with a tap."""

from datetime import time, timedelta

import pytest
import time_machine
from django.db import connection

from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.models import leaving
from miriam.core.models.leaving import MinutesAreOver
from miriam.core.refusals import NotYours, Overtaken
from miriam.outbox.domain.queue import MessageWay
from miriam.outbox.models import MessageChannel, OutgoingMessage
from miriam.outbox.services import channels
from miriam.outbox.services.channels import ReminderFacts
from miriam.outbox.services.refusals import (
    ContactToConfirm,
    NoMessageMayBeLeft,
    NotAWholeNumber,
    NoWayForMessages,
    RemindersAreForHerTeam,
    SaysYesAgain,
)
from miriam.people.domain import CONFIRM_EVERY, Channel
from miriam.people.models import SafeContact
from miriam.people.services import contacts, pausing
from miriam.people.services.refusals import FileClosed
from miriam.vault import machine
from tests.outbox.conftest import ALWAYS, NUMBER, agree_on, says_yes, waits
from tests.world import World

pytestmark = pytest.mark.django_db

MORNINGS = ReminderFacts("ar", frozenset({0, 2}), time(9), time(11, 30))


def in_force() -> bool:
    return MessageChannel.objects.in_force().exists()


def test_her_yes_copies_what_she_says_is_safe(world: World) -> None:
    agree_on(world)
    agreed = MessageChannel.objects.get(pk=says_yes(world, MORNINGS).pk).agreed
    assert (agreed.way, agreed.address, agreed.language) == (MessageWay.SMS, NUMBER, "ar")
    assert agreed.hours.days == frozenset({0, 2})
    assert (agreed.hours.start, agreed.hours.end) == (time(9), time(11, 30))
    assert in_force()


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"channel": None, "address": ""}, NoWayForMessages),
        ({"channel": Channel.PHONE}, NoWayForMessages),
        ({"channel": Channel.IN_PERSON, "address": "à l’école"}, NoWayForMessages),
        ({"channel": Channel.EMAIL, "address": ""}, NoWayForMessages),
        ({"may_leave_message": False}, NoMessageMayBeLeft),
        ({"address": "1733"}, NotAWholeNumber),
    ],
)
def test_by_no_way_that_she_did_not_say_is_safe(
    world: World, facts: dict[str, object], refusal: type[Exception]
) -> None:
    agree_on(world, **facts)
    with pytest.raises(refusal):
        says_yes(world)
    assert not MessageChannel.objects.exists()


def test_not_before_she_was_asked_lately_whether_it_is_safe(world: World) -> None:
    agree_on(world)
    later = time_machine.travel(clock.now() + CONFIRM_EVERY + timedelta(days=2))
    with later, pytest.raises(ContactToConfirm):
        says_yes(world)


def test_it_is_void_as_soon_as_anything_of_her_contact_changes(world: World) -> None:
    agree_on(world)
    says_yes(world)
    agree_on(world, code_word="lavande")
    assert not in_force()
    says_yes(world, version=1)
    assert in_force()


def test_confirming_it_or_keeping_the_same_words_keeps_it(world: World) -> None:
    agree_on(world, hours="le matin", may_leave_message=True)
    says_yes(world)
    with world.case_manager.at_work(world.file) as by:
        contacts.confirm(world.file.safe_contact, by=by)
    world.file.safe_contact = SafeContact.objects.get(file=world.file)
    agree_on(world, hours="le matin", may_leave_message=True)
    assert in_force()


@pytest.mark.parametrize("before", [None, True, False])
@pytest.mark.parametrize("after", [None, True, False])
def test_whether_a_message_may_be_left_is_part_of_it(
    world: World, before: bool | None, after: bool | None
) -> None:
    agree_on(world, may_leave_message=before)
    changes = world.file.safe_contact.changes
    agree_on(world, may_leave_message=after)
    assert (world.file.safe_contact.changes == changes) is (before is after)


def test_it_rests_while_nobody_asked_her_again(world: World) -> None:
    agree_on(world)
    says_yes(world)
    with time_machine.travel(clock.now() + CONFIRM_EVERY):
        assert in_force()
    with time_machine.travel(clock.now() + CONFIRM_EVERY + timedelta(days=1)):
        assert not in_force()


def test_it_rests_with_a_pause_and_ends_with_the_accompaniment(world: World) -> None:
    agree_on(world)
    says_yes(world)
    with world.case_manager.at_work(world.file) as by:
        pausing.pause(world.file, by=by)
        assert not in_force()
        pausing.resume(world.file, by=by)
        assert in_force()
        pausing.stop(world.file, by=by)
    assert not in_force()
    with pytest.raises(FileClosed):
        says_yes(world, version=1)


def test_a_yes_that_stands_is_changed_on_top_of_the_version_on_the_screen(world: World) -> None:
    agree_on(world)
    first = says_yes(world)
    again = says_yes(world, MORNINGS, version=1)
    assert (again.pk, again.agreed.language) == (first.pk, "ar")
    with pytest.raises(Overtaken):
        says_yes(world, version=1)
    with pytest.raises(Overtaken):
        says_yes(world)
    assert MessageChannel.objects.get().agreed.language == "ar"


def test_taken_back_and_back_again(world: World) -> None:
    agree_on(world)
    channel = says_yes(world)
    with world.case_manager.at_work(world.file) as by:
        channels.withdraw(channel, by=by)
        assert not MessageChannel.objects.exists()
        channels.give_back(channel, by=by)
        channels.give_back(channel, by=by)
    assert in_force()
    assert acts_of(world) == ["reminders.agreed", "reminders.stopped", "reminders.returned"]


def test_ten_minutes_later_the_number_is_nowhere(world: World) -> None:
    agree_on(world)
    channel = says_yes(world)
    with world.case_manager.at_work(world.file) as by:
        channels.withdraw(channel, by=by)
        with time_machine.travel(clock.now() + leaving.MINUTES + timedelta(seconds=1)):
            leaving.destroy_those_over()
            with pytest.raises((MinutesAreOver, NotYours)):
                channels.give_back(channel, by=by)
    assert not leaving.with_those_leaving(MessageChannel).exists()


def test_another_yes_stands_alone(world: World) -> None:
    agree_on(world)
    channel = says_yes(world)
    with world.case_manager.at_work(world.file) as by:
        channels.withdraw(channel, by=by)
    says_yes(world, MORNINGS)
    with world.case_manager.at_work(world.file) as by, pytest.raises(SaysYesAgain):
        channels.give_back(channel, by=by)


def test_whoever_stands_in_stops_it_and_notes_none(world: World) -> None:
    agree_on(world)
    with pytest.raises(RemindersAreForHerTeam):
        says_yes(world, by=world.stand_in)
    channel = says_yes(world)
    with world.stand_in.at_work(world.file) as by:
        channels.withdraw(channel, by=by)
    assert not in_force()


@pytest.mark.parametrize("who", ["former_stand_in", "other_group", "other_centre", "coordinator"])
def test_nobody_else_notes_or_stops_it(world: World, who: str) -> None:
    agree_on(world)
    channel, person = says_yes(world), getattr(world, who)
    with person.at_work() as by:
        with pytest.raises(NotYours):
            channels.say_yes(world.file, ALWAYS, version=1, by=by)
        with pytest.raises(NotYours):
            channels.withdraw(channel, by=by)
    assert in_force()


def test_with_another_key_of_the_installation_it_is_unknown(world: World, settings: object) -> None:
    agree_on(world)
    channel = says_yes(world)
    settings.MACHINE_SECRET = "another machine, another key"
    assert MessageChannel.objects.get().agreed is None
    settings.MACHINE_SECRET = "yet another"
    says_yes(world, version=1)
    assert MessageChannel.objects.get(pk=channel.pk).agreed.address == NUMBER


def every_value() -> bytes:
    """All that the rows of her yes and of what leaves hold."""
    with connection.cursor() as rows:
        found = []
        for model in (MessageChannel, OutgoingMessage):
            rows.execute(f"SELECT * FROM {model._meta.db_table}")
            found += [value for row in rows.fetchall() for value in row]
    return b"|".join(
        bytes(value) if isinstance(value, bytes | memoryview) else repr(value).encode()
        for value in found
    )


def test_the_number_lies_nowhere_in_clear(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    agree_on(world)
    channel = says_yes(world, MORNINGS)
    waits(world, hours=20)
    assert NUMBER.encode() not in every_value()
    assert b"09:00" not in every_value()
    monkeypatch.setattr(machine.crypto, "seal", lambda clear, *_rest: clear)
    says_yes(world, MORNINGS, version=channel.version)
    assert NUMBER.encode() in every_value()


@pytest.mark.parametrize("number", [NUMBER, "+3225551234"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_how_long_it_is_tells_nothing(world: World, number: str, language: str) -> None:
    agree_on(world, address=number)
    yes = ReminderFacts(language, frozenset({0}), time(9), time(11, 30))
    assert len(says_yes(world, yes).kept) == machine.BLOCK + 1 + 24 + 16


def test_moved_into_another_row_it_does_not_open(world: World) -> None:
    agree_on(world)
    channel = says_yes(world)
    moved = MessageChannel(file=world.file, kept=channel.kept)
    assert channel.agreed.address == NUMBER
    assert moved.agreed is None


def acts_of(world: World) -> list[str]:
    lines = Line.objects.filter(subject=world.file.public_id, act__startswith="reminders")
    return list(lines.order_by("number").values_list("act", flat=True))
