"""Her yes to reminders: said with her contact open, taken back with one tap, and never guessed."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.models import leaving
from miriam.core.refusals import Overtaken, Refused, refuse_if
from miriam.lists import phones
from miriam.outbox.acts import REMINDERS_AGREED, REMINDERS_RETURNED, REMINDERS_STOPPED
from miriam.outbox.domain.agreed import AgreedWay
from miriam.outbox.domain.hours import SafeHours
from miriam.outbox.domain.queue import MessageWay
from miriam.outbox.models import MessageChannel
from miriam.outbox.permissions import RETURN_REMINDERS, STOP_REMINDERS, WRITE_REMINDERS
from miriam.outbox.services.refusals import (
    ContactToConfirm,
    NoMessageMayBeLeft,
    NotAWholeNumber,
    NoWayForMessages,
    RemindersAreForHerTeam,
    SaysYesAgain,
)
from miriam.people.domain import Channel
from miriam.people.models import File, SafeContact
from miriam.people.services.editing import demand_taking_part, demand_team, take_version

WAYS = {Channel.SMS: MessageWay.SMS, Channel.EMAIL: MessageWay.EMAIL}


@dataclass(frozen=True)
class ReminderFacts:
    """In which language (ISO 639), and at which hours: days from Monday (0), from one to another
    hour by the clock on the wall.
    """

    language: str
    days: frozenset[int]
    start: time
    end: time


def hindrance(contact: SafeContact) -> type[Refused] | None:
    """What of her safe contact, which must be open, keeps reminders from her, if anything."""
    way = _way(contact)
    if way is None or not contact.address:
        return NoWayForMessages
    if contact.may_leave_message is False:
        return NoMessageMayBeLeft
    if contact.needs_confirming:
        return ContactToConfirm
    return NotAWholeNumber if way is MessageWay.SMS and not _is_whole(contact.address) else None


def _way(contact: SafeContact) -> MessageWay | None:
    return WAYS.get(Channel(contact.channel)) if contact.channel else None


def _is_whole(number: str) -> bool:
    return number.startswith("+") and phones.is_known(number)


@transaction.atomic
def say_yes(file: File, facts: ReminderFacts, *, version: int, by: Actor) -> MessageChannel:
    """She wants reminders: what she says is safe is copied, as it is now; a yes that stands already
    is changed (`version` is the one on the screen, 0 when none was).

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed, HasTakenBack: when nothing of hers is written down any more.
        RemindersAreForHerTeam: when the actor stands in.
        NoWayForMessages, NoMessageMayBeLeft, ContactToConfirm, NotAWholeNumber: as her contact is.
        Overtaken: when somebody else wrote one down in between.
    """
    WRITE_REMINDERS.demand(file, by=by)
    demand_taking_part(file)
    demand_team(file, by=by, refusal=RemindersAreForHerTeam)
    contact = file.safe_contact
    refusal = hindrance(contact)
    if refusal:
        raise refusal
    channel = _standing(file, version)
    channel.agreed = _copied(contact, facts)
    channel.of_changes, channel.agreed_on = contact.changes, clock.today()
    channel.save()
    log.write(REMINDERS_AGREED, about=file, by=by)
    return channel


def _copied(contact: SafeContact, facts: ReminderFacts) -> AgreedWay:
    way = _way(contact)
    assert way, "nothing hinders it"
    hours = SafeHours(facts.days, facts.start, facts.end)
    return AgreedWay(way, contact.address, facts.language, hours)


def _standing(file: File, version: int) -> MessageChannel:
    """Her yes as it stands, moved to its next version, or a new one."""
    _in_turn(file)
    channel = MessageChannel.objects.filter(file=file).first()
    refuse_if(channel is None and version > 0, Overtaken)
    if channel is None:
        return MessageChannel(file=file)
    take_version(channel, version)
    return channel


def _in_turn(file: File) -> None:
    """Of two who write at once, one comes after."""
    File.objects.select_for_update().order_by().get(pk=file.pk)


@transaction.atomic
def withdraw(channel: MessageChannel, *, by: Actor) -> None:
    """She wants none any more, and no reason is asked.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    STOP_REMINDERS.demand(channel, by=by)
    if leaving.leave(channel):
        log.write(REMINDERS_STOPPED, about=channel.file, by=by)


@transaction.atomic
def give_back(channel: MessageChannel, *, by: Actor) -> None:
    """It was stopped by mistake: her yes stands again, as it was.

    Raises:
        NotYours: when the actor does not accompany her.
        SaysYesAgain: when she said another one meanwhile.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_REMINDERS.demand(channel, by=by)
    _in_turn(channel.file)
    others = MessageChannel.objects.filter(file=channel.file).exclude(pk=channel.pk)
    refuse_if(others.exists(), SaysYesAgain)
    if leaving.stay(channel):
        log.write(REMINDERS_RETURNED, about=channel.file, by=by)
