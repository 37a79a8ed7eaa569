"""What the page of her reminders shows: her yes, what she receives word for word, what left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from miriam.core import clock
from miriam.lists import phones
from miriam.lists.languages import Language, find
from miriam.look.language import page_language
from miriam.outbox.domain.agreed import AgreedWay
from miriam.outbox.domain.hours import SafeHours
from miriam.outbox.domain.queue import (
    MOST_A_DAY,
    MOST_A_WEEK,
    MessageKind,
    MessageState,
    MessageWay,
    NotLeft,
)
from miriam.outbox.domain.wording import is_reviewed, languages, worded
from miriam.outbox.models import MessageChannel, OutgoingMessage
from miriam.outbox.pages import words
from miriam.outbox.selectors import messages
from miriam.outbox.services import channels, gateways
from miriam.people.models import File
from miriam.people.selectors import has_taken_back, preferred_language


@dataclass(frozen=True)
class SaidIn:
    """The message of an appointment in one language, word for word."""

    language: Language
    text: str
    is_reviewed: bool


@dataclass(frozen=True)
class ToldOf:
    """One message as the page tells of it."""

    about_at: datetime
    state: str | Promise
    why: str | Promise
    leaves_at: datetime | None


@dataclass(frozen=True)
class RemindersPage:
    """Everything on the page but the form: `hindrance` says why she cannot say yes yet, `rests` why
    nothing leaves by the yes that she said.
    """

    file: File
    channel: MessageChannel | None
    agreed: AgreedWay | None
    can_leave: bool
    hindrance: str
    rests: str
    texts: list[SaidIn]
    told: list[ToldOf]
    most_a_day: int = MOST_A_DAY
    most_a_week: int = MOST_A_WEEK

    @property
    def address(self) -> str:
        """Where they go, as one dials it."""
        return phones.shown(self.agreed.address) if self.agreed else ""

    @property
    def way(self) -> str | Promise:
        """By SMS, or by e-mail."""
        return words.WAYS[self.agreed.way] if self.agreed else ""

    @property
    def hours(self) -> str:
        """Her days and hours in words."""
        return in_words(self.agreed.hours) if self.agreed else ""

    @property
    def language(self) -> str:
        """The language in which they leave."""
        return find(self.agreed.language).name if self.agreed else ""


def reminders_page(file: File) -> RemindersPage:
    """The page of a file whose safe contact is open."""
    channel = messages.channel_of(file)
    agreed = channel.agreed if channel else None
    refusal = channels.hindrance(file.safe_contact)
    rests = _rests(channel, agreed)
    leaves = channel is not None and not rests
    return RemindersPage(
        file=file,
        channel=channel,
        agreed=agreed,
        can_leave=_can_leave(agreed),
        hindrance=str(refusal.sentence) if refusal else "",
        rests=rests,
        texts=_texts(),
        told=[_told(one, leaves=leaves) for one in messages.told_of(file)],
    )


def language_first(file: File) -> str:
    """The language that the form begins with: hers, when a message can be said in it."""
    hers = preferred_language(file)
    return hers if hers in languages() else page_language()


def in_words(hours: SafeHours) -> str:
    """« lundi, mardi, de 9:00 à 15:00 », or every day."""
    every_day = len(hours.days) == len(WEEKDAYS)
    named = ", ".join(str(WEEKDAYS[day]) for day in sorted(hours.days))
    days = _("tous les jours") if every_day else named
    span = {"days": days, "start": f"{hours.start:%H:%M}", "end": f"{hours.end:%H:%M}"}
    return _("%(days)s, de %(start)s à %(end)s") % span


def _can_leave(agreed: AgreedWay | None) -> bool:
    ways: Iterable[MessageWay] = [agreed.way] if agreed else MessageWay
    return any(gateways.can_leave(way) for way in ways)


def _rests(channel: MessageChannel | None, agreed: AgreedWay | None) -> str:
    if channel is None:
        return ""
    file, contact = channel.file, channel.file.safe_contact
    if has_taken_back(file):
        return _("Elle a retiré son accord de participer : rien ne part.")
    if agreed and messages.is_in_force(channel):
        return ""
    if agreed is None or channel.of_changes != contact.changes:
        return _("Son contact a changé depuis : rien ne part avant qu’elle ait redit oui.")
    if not file.is_open:
        return _("Son accompagnement est en pause ou arrêté : rien ne part.")
    return _("Son contact est à confirmer avec elle : rien ne part avant.")


def _texts() -> list[SaidIn]:
    """As they would leave for an appointment tomorrow at half past nine."""
    tomorrow = clock.moment_of(clock.today() + timedelta(days=1), time(9, 30))
    return [_said_in(code, tomorrow) for code in languages()]


def _said_in(code: str, at: datetime) -> SaidIn:
    return SaidIn(find(code), worded(MessageKind.APPOINTMENT, at, code).text, is_reviewed(code))


def _told(message: OutgoingMessage, *, leaves: bool) -> ToldOf:
    """One that waits for nothing, because nothing leaves any more, is not said to wait."""
    state = MessageState(message.state)
    if state is MessageState.WAITING and not leaves:
        return ToldOf(message.about_at, words.LEAVES_NO_MORE, "", None)
    why = words.REASONS[NotLeft(message.why)] if message.why else words.EXPLAINED.get(state, "")
    waits = state is MessageState.WAITING
    return ToldOf(message.about_at, words.STATES[state], why, message.due_at if waits else None)
