"""Her yes to reminders and what left by it, as those who accompany her find it; and how many wait
in a centre, without saying for whom.
"""

from dataclasses import dataclass
from datetime import datetime

from miriam.access.models import Centre
from miriam.core import clock
from miriam.outbox.domain.queue import WEEK, MessageState
from miriam.outbox.models import MessageChannel, OutgoingMessage
from miriam.people.models import File

# The last ones; what left is kept for some months.
SHOWN = 20


@dataclass(frozen=True)
class QueueCounts:
    """Messages of a centre: those that wait, among them those that a gateway did not take, and what
    became of those of the last seven days.
    """

    waiting: int
    held_up: int
    sent: int
    perhaps: int
    given_up: int
    overdue_since: datetime | None


def channel_of(file: File) -> MessageChannel | None:
    """Her yes, if she said one."""
    return MessageChannel.objects.filter(file=file).first()


def fresh_channel(file: File) -> MessageChannel:
    """Her yes as it is kept now, for whoever was overtaken."""
    return MessageChannel.objects.get(file=file)


def is_in_force(channel: MessageChannel) -> bool:
    """Whether something may leave by it today."""
    return MessageChannel.objects.in_force().filter(pk=channel.pk).exists()


def told_of(file: File) -> list[OutgoingMessage]:
    """What left, waits or did not leave, what is latest first."""
    return list(OutgoingMessage.objects.filter(file=file).order_by("-about_at", "-pk")[:SHOWN])


def counts_of(centre: Centre) -> QueueCounts:
    """How many messages of the women of a centre stand where."""
    every = OutgoingMessage.objects.filter(file__centre=centre)
    lately = every.filter(due_at__gt=clock.now() - WEEK)
    # By a yes that is no longer in force nothing leaves: it waits for nothing.
    waiting = every.still_to_leave().filter(channel__in=MessageChannel.objects.in_force())
    late = waiting.filter(due_at__lte=clock.now()).order_by("due_at").first()
    return QueueCounts(
        waiting=waiting.count(),
        held_up=waiting.filter(attempts__gt=0).count(),
        sent=lately.filter(state=MessageState.SENT).count(),
        perhaps=lately.filter(state=MessageState.PERHAPS).count(),
        given_up=lately.filter(state=MessageState.GIVEN_UP).count(),
        overdue_since=late.due_at if late else None,
    )
