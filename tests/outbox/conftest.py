"""A woman with a safe contact, her yes, and gateways that keep what they are handed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from miriam.core import clock
from miriam.outbox.domain.queue import MessageWay
from miriam.outbox.domain.wording import Wording
from miriam.outbox.models import MessageChannel, OutgoingMessage
from miriam.outbox.services import channels, gateways, queue, reminders
from miriam.outbox.services.channels import ReminderFacts
from miriam.outbox.services.reminders import Planned
from miriam.people.domain import Channel
from miriam.people.models import File
from miriam.people.services import contacts
from miriam.people.services.contacts import ContactFacts
from tests.world import Person, World

NUMBER = "+32470123456"
EVERY_DAY = frozenset(range(7))
ALWAYS = ReminderFacts("fr", EVERY_DAY, time(0), time(23, 59, 59))


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """It is noon when a test begins: what takes place in twenty hours is tomorrow's."""
    with time_machine.travel(clock.now().astimezone(clock.BRUSSELS).replace(hour=12, minute=0)):
        yield


@dataclass
class Handed:
    """What a gateway was handed, by which lines; `answers` is raised before, at each turn. While a
    line is opened or a message handed over, something else may happen (once).
    """

    letters: list[tuple[str, Wording]] = field(default_factory=list)
    ways: list[MessageWay] = field(default_factory=list)
    answers: list[BaseException | None] = field(default_factory=list)
    is_closed: bool = False
    while_opening: list[Callable[[], object]] = field(default_factory=list)
    while_handing: list[Callable[[], object]] = field(default_factory=list)

    @contextmanager
    def line(self, way: MessageWay) -> Iterator[gateways.Hand]:
        if self.is_closed:
            raise gateways.NotReached
        _happens(self.while_opening)
        self.ways.append(way)
        yield self.hand

    def hand(self, address: str, wording: Wording) -> None:
        _happens(self.while_handing)
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        self.letters.append((address, wording))


def _happens(meanwhile: list[Callable[[], object]]) -> None:
    while meanwhile:
        meanwhile.pop()()


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> Handed:
    """A gateway that takes everything, unless it is told otherwise."""
    gateway = Handed()
    monkeypatch.setattr(gateways, "line", gateway.line)
    monkeypatch.setattr(gateways, "can_leave", lambda _way: True)
    return gateway


def agree_on(world: World, file: File | None = None, **facts: Any) -> None:
    """What she says is safe: an SMS, unless it is said otherwise."""
    file = file or world.file
    said = ContactFacts(**{"channel": Channel.SMS, "address": NUMBER, **facts})
    with world.case_manager.at_work(file) as by:
        contacts.agree(file.safe_contact, said, version=file.safe_contact.version, by=by)


def says_yes(
    world: World, facts: ReminderFacts = ALWAYS, *, version: int = 0, by: Person | None = None
) -> MessageChannel:
    """Her yes, said to her case manager."""
    with (by or world.case_manager).at_work(world.file) as actor:
        return channels.say_yes(world.file, facts, version=version, by=actor)


def planned(world: World, **ahead: float) -> Planned:
    """Something planned in so many hours or days."""
    return Planned(world.file.pk, uuid4(), clock.now() + timedelta(**ahead))


def waits(world: World, **ahead: float) -> OutgoingMessage:
    """A message that waits for something planned in so many hours or days, and nothing else."""
    one = planned(world, **ahead)
    reminders.keep_up([one])
    return OutgoingMessage.objects.get(subject=one.subject)


def still_planned(files: Iterable[int]) -> list[Planned]:
    """All that messages tell of still is: nobody moved or dropped anything."""
    return [reminders.tells_of(one) for one in OutgoingMessage.objects.filter(file__in=files)]


def send_due() -> int:
    """A turn of the queue in which nobody moves or drops anything."""
    return queue.send_due(still_planned)
