"""Which messages wait: kept in step with what somebody above says is planned."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from miriam.core import clock
from miriam.core.models import leaving
from miriam.outbox.domain.queue import (
    DAYS_AHEAD,
    MessageKind,
    MessageState,
    NotLeft,
    due_for,
    given_up_at,
)
from miriam.outbox.models import MessageChannel, OutgoingMessage
from miriam.outbox.models.message import COUNTS
from miriam.people.selectors import has_taken_back

# What is planned further ahead is nobody's affair yet.
LOOKS_AHEAD = timedelta(days=max(DAYS_AHEAD) + 1)
# How long it stands on her page that something left.
SHOWN_FOR = timedelta(days=90)


@dataclass(frozen=True)
class Planned:
    """What she may be reminded of: in which file (its key), its public name, and when it is."""

    file: int
    subject: UUID
    at: datetime


# Who says what is planned in these files (their keys).
PlannedIn = Callable[[Iterable[int]], Collection[Planned]]


def tells_of(message: OutgoingMessage) -> Planned:
    """What it tells her of: planned like this, it is still true."""
    return Planned(message.file_id, message.subject, message.about_at)


def wanting() -> set[int]:
    """The keys of the files for which somebody has to say what is planned."""
    yes = leaving.with_those_leaving(MessageChannel).order_by().values_list("file", flat=True)
    waiting = OutgoingMessage.objects.still_to_leave().order_by().values_list("file", flat=True)
    return {*yes, *waiting}


def keep_up(planned: Collection[Planned]) -> None:
    """Let those wait that are planned, and cancel those that no longer are: `planned` is all of the
    files of `wanting` until LOOKS_AHEAD. Doing it twice changes nothing.
    """
    stands = set(planned)
    for message in OutgoingMessage.objects.still_to_leave().order_by("pk"):
        if tells_of(message) not in stands:
            _cancel(message)
    known = _known({it.file for it in planned})
    in_force = MessageChannel.objects.in_force().select_related("file").order_by("pk")
    yes = {channel.file_id: channel for channel in in_force}
    for it in planned:
        if it.file in yes and (it.file, it.subject, it.at) not in known:
            _let_wait(it, yes[it.file])


def _cancel(message: OutgoingMessage) -> None:
    still = OutgoingMessage.objects.still_to_leave().filter(pk=message.pk)
    still.update(state=MessageState.CANCELLED, why=NotLeft.MOVED)


def _known(files: set[int]) -> set[tuple[int, UUID, datetime]]:
    counting = OutgoingMessage.objects.filter(file__in=files, state__in=COUNTS).order_by()
    return set(counting.values_list("file", "subject", "about_at"))


def _let_wait(planned: Planned, channel: MessageChannel) -> None:
    """One message; where her hours leave no room for it, that is written down instead."""
    agreed, now = channel.agreed, clock.now()
    if agreed is None or has_taken_back(channel.file):
        return
    due = due_for(agreed.hours, planned.at, now)
    message = OutgoingMessage(
        file_id=planned.file,
        channel=channel,
        kind=MessageKind.APPOINTMENT,
        subject=planned.subject,
        about_at=planned.at,
        due_at=due or now,
        give_up_at=given_up_at(due or now, planned.at),
    )
    if due is None:
        message.state, message.why = MessageState.GIVEN_UP, NotLeft.TOO_LATE
    _insert(message)


def _insert(message: OutgoingMessage) -> None:
    """Unless somebody else, who looks after the same queue, did so a moment ago."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        return


def forget_those_over() -> int:
    """What left, or did not, so long ago that nobody asks; how many."""
    over = OutgoingMessage.objects.filter(about_at__lte=clock.now() - SHOWN_FOR)
    return over.delete()[0]
