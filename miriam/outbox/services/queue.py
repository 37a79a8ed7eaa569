"""The queue: what is due is taken up by one, handed over once, tried again, or given up kindly.

Between « sending » and « sent » nobody knows whether it left: whoever finds it there after a crash
writes « perhaps », and it never leaves again. So she gets each message at most once. What was taken
up may have to wait for others: all that decides is read anew when its turn comes, and once more
with the line open, where it is written down as « sending ».
"""

import logging
from contextlib import ExitStack
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from miriam.core import clock
from miriam.outbox.domain.agreed import AgreedWay
from miriam.outbox.domain.queue import (
    DAY,
    WEEK,
    MessageKind,
    MessageState,
    MessageWay,
    NotLeft,
    is_enough,
    next_try,
)
from miriam.outbox.domain.wording import worded
from miriam.outbox.models import OutgoingMessage
from miriam.outbox.services import gateways
from miriam.outbox.services.reminders import PlannedIn, tells_of
from miriam.people.domain import needs_confirming
from miriam.people.models import File
from miriam.people.selectors import has_taken_back

logger = logging.getLogger(__name__)

# Whoever took a message up and has not said more for so long is gone; longer than any gateway is
# waited for.
LEASE = timedelta(minutes=5)
AT_ONCE = 20


def send_due(planned_in: PlannedIn) -> int:
    """Take up some of what is due and do with each what is right; how many there were. What is
    planned in her file is asked anew for each.
    """
    say_perhaps()
    taken = take_up()
    for message in taken:
        _see_to(message, planned_in)
    return len(taken)


def say_perhaps() -> int:
    """What somebody was handing over when she was stopped: it may have left. How many."""
    gone = clock.now() - LEASE
    lost = OutgoingMessage.objects.filter(state=MessageState.SENDING, claimed_at__lte=gone)
    return lost.update(state=MessageState.PERHAPS)


@transaction.atomic
def take_up() -> list[OutgoingMessage]:
    """Some of what is due, for the one who asks alone. PostgreSQL passes over what another holds;
    SQLite lets one write at a time.
    """
    now, claim = clock.now(), uuid4()
    ready = OutgoingMessage.objects.ready(now, left_alone=now - LEASE).order_by("due_at", "pk")
    held = ready.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)
    mine = OutgoingMessage.objects.filter(pk__in=list(held[:AT_ONCE]))
    mine.update(state=MessageState.CLAIMED, claim=claim, claimed_at=now)
    taken = OutgoingMessage.objects.filter(claim=claim, state=MessageState.CLAIMED)
    return list(taken.order_by("due_at", "pk"))


def _see_to(message: OutgoingMessage, planned_in: PlannedIn) -> None:
    agreed = _leaves(message, planned_in)
    if agreed:
        _hand_over(message, agreed.way, planned_in)


def _leaves(message: OutgoingMessage, planned_in: PlannedIn) -> AgreedWay | None:
    """What she said yes to, when it leaves now as things stand at this moment; when it does not,
    that is written down.
    """
    kept = _still(message).select_related("file__safe_contact", "channel").first()
    if kept is None:
        return None
    now, agreed = clock.now(), _agreed(kept)
    if kept.channel and kept.channel.leaving_since:
        # She may still come back on her no.
        _wait(message)
    elif why := _cancelled(kept, agreed, planned_in):
        _settle(message, MessageState.CANCELLED, why)
    elif agreed is None or now >= kept.give_up_at:
        _settle(message, MessageState.GIVEN_UP, _too_late(kept))
    elif not agreed.hours.allows(now):
        _wait_until(message, agreed.hours.next_from(now))
    else:
        return agreed
    return None


def _agreed(message: OutgoingMessage) -> AgreedWay | None:
    return message.channel.agreed if message.channel else None


def _cancelled(
    message: OutgoingMessage, agreed: AgreedWay | None, planned_in: PlannedIn
) -> NotLeft | None:
    """Why it must not leave, of a message as it is kept."""
    if message.channel is None:
        return NotLeft.WITHDRAWN
    if not message.file.is_open:
        return NotLeft.NOT_OPEN
    if has_taken_back(message.file):
        return NotLeft.TAKEN_BACK
    contact = message.file.safe_contact
    if agreed is None or message.channel.of_changes != contact.changes:
        return NotLeft.CHANGED
    if needs_confirming(contact.confirmed_on, clock.today()):
        return NotLeft.UNCONFIRMED
    is_planned = tells_of(message) in planned_in([message.file_id])
    return None if is_planned else NotLeft.MOVED


def _too_late(message: OutgoingMessage) -> NotLeft:
    return NotLeft.UNREACHED if message.attempts else NotLeft.TOO_LATE


def _wait_until(message: OutgoingMessage, moment: datetime | None) -> None:
    if moment is None or moment >= message.give_up_at:
        _settle(message, MessageState.GIVEN_UP, _too_late(message))
    else:
        _wait(message, due_at=moment)


def _wait(message: OutgoingMessage, **until: datetime) -> None:
    _still(message).update(state=MessageState.WAITING, **until)


def _hand_over(message: OutgoingMessage, way: MessageWay, planned_in: PlannedIn) -> None:
    with ExitStack() as stack:
        try:
            hand = stack.enter_context(gateways.line(way))
        except gateways.NotReached:
            _try_later(message)
            return
        agreed = _begins(message, way, planned_in)
        if agreed:
            _hand(message, hand, agreed)


@transaction.atomic
def _begins(message: OutgoingMessage, way: MessageWay, planned_in: PlannedIn) -> AgreedWay | None:
    """What she said yes to, when it may leave now by this way: it is still hers who took it up,
    nothing changed, and it is not one too many. From here on it counts as one that may have
    reached her.
    """
    # Of two to the same woman, one comes after and counts the other.
    File.objects.select_for_update().order_by().get(pk=message.file_id)
    agreed = _leaves(message, planned_in)
    if agreed is None:
        return None
    if agreed.way is not way:
        _wait(message)
        return None
    if _heard_enough(message):
        _settle(message, MessageState.GIVEN_UP, NotLeft.ENOUGH)
        return None
    ours = _still(message).filter(state=MessageState.CLAIMED)
    begun = ours.update(state=MessageState.SENDING, claimed_at=clock.now())
    return agreed if begun else None


def _heard_enough(message: OutgoingMessage) -> bool:
    heard, now = OutgoingMessage.objects.filter(file=message.file_id), clock.now()
    today = heard.perhaps_heard_since(now - DAY).count()
    return is_enough(today, heard.perhaps_heard_since(now - WEEK).count())


def _hand(message: OutgoingMessage, hand: gateways.Hand, agreed: AgreedWay) -> None:
    wording = worded(MessageKind(message.kind), message.about_at, agreed.language)
    try:
        hand(agreed.address, wording)
    except gateways.NotTaken as refused:
        if refused.for_good:
            _settle(message, MessageState.GIVEN_UP, NotLeft.REFUSED)
        else:
            _try_later(message)
    except Exception as error:  # noqa: BLE001
        # Neither the number nor what was said: the kind of error is enough.
        logger.warning("A message may have left: %s", type(error).__name__)
        _settle(message, MessageState.PERHAPS)
    else:
        _settle(message, MessageState.SENT)


def _try_later(message: OutgoingMessage) -> None:
    """The way is closed: again in a while, and no longer than it helps."""
    message.attempts += 1
    _still(message).update(attempts=message.attempts)
    _wait_until(message, next_try(clock.now(), message.attempts))


def _settle(message: OutgoingMessage, state: MessageState, why: NotLeft | None = None) -> None:
    _still(message).update(state=state, why=why or "")


def _still(message: OutgoingMessage) -> QuerySet[OutgoingMessage]:
    """The row, as long as it is of the one who took it up and nobody cancelled it meanwhile."""
    ours = OutgoingMessage.objects.filter(pk=message.pk, claim=message.claim)
    return ours.exclude(state=MessageState.CANCELLED)
