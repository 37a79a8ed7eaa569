"""A message to leave: what it is about, when, where it stands. Its words are made on leaving."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.outbox.domain.queue import (
    MAY_HAVE_ARRIVED,
    OPEN,
    MessageKind,
    MessageState,
    NotLeft,
)
from miriam.outbox.models.channel import MessageChannel
from miriam.people.models import File

# A message in one of these is the only one about its subject at its moment; a cancelled one is not.
COUNTS = [state.value for state in (*OPEN, *MAY_HAVE_ARRIVED, MessageState.GIVEN_UP)]


class MessageQuerySet(models.QuerySet["OutgoingMessage"]):
    """What a message can be."""

    def still_to_leave(self) -> "MessageQuerySet":
        """Waiting, or taken up by somebody who has handed nothing over."""
        return self.filter(state__in=OPEN)

    def ready(self, now: datetime, *, left_alone: datetime) -> "MessageQuerySet":
        """Due, and nobody is at it: whoever took it up before that moment is gone. While she may
        still come back on her no, nothing is taken up.
        """
        waiting = Q(state=MessageState.WAITING, due_at__lte=now)
        forgotten = Q(state=MessageState.CLAIMED, claimed_at__lte=left_alone)
        return self.filter(waiting | forgotten).exclude(channel__leaving_since__isnull=False)

    def perhaps_heard_since(self, moment: datetime) -> "MessageQuerySet":
        """Those that reached her, or may have, since then."""
        return self.filter(state__in=MAY_HAVE_ARRIVED, claimed_at__gt=moment)


class OutgoingMessage(Record):
    """One message to one woman, and the row of the queue that it stands in.

    `subject` is the public name of what it is about, `about_at` when that takes place. Of two that
    take it up, the one whose `claim` stands in it goes on.
    """

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="outgoing_messages")
    channel = models.ForeignKey(
        MessageChannel, on_delete=models.SET_NULL, null=True, related_name="messages"
    )
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in MessageKind])
    subject = models.UUIDField()
    about_at = models.DateTimeField()
    due_at = models.DateTimeField()
    give_up_at = models.DateTimeField()
    state = models.CharField(
        max_length=10,
        default=MessageState.WAITING,
        choices=[(state, state) for state in MessageState],
    )
    why = models.CharField(max_length=12, blank=True, choices=[(why, why) for why in NotLeft])
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()
    secrecy = classify(
        structure="file channel kind subject about_at due_at give_up_at state why attempts",
        operational="claim claimed_at",
    )

    class Meta:
        ordering = ["-about_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="outbox_message_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "subject", "about_at"],
                condition=Q(state__in=COUNTS),
                name="outbox_message_once",
            )
        ]
