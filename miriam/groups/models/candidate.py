"""A candidate: a woman somebody thought of, who has said nothing yet."""

from datetime import date, datetime

from django.db import models
from django.utils.timezone import localdate

from miriam.access.models import Mandate
from miriam.core import clock
from miriam.core.models import Leaving, Record, Staying
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.groups.domain import PROPOSAL_LASTS, Meeting
from miriam.groups.models.group import Group
from miriam.lists import phones
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON, SealedText


class CandidateQuerySet(models.QuerySet["Candidate"]):
    """What a candidate can be."""

    def live(self, since: datetime | None = None) -> "CandidateQuerySet":
        """Proposed less than sixty days ago."""
        return self.filter(created_at__gt=since or clock.now() - PROPOSAL_LASTS)

    def expired(self) -> "CandidateQuerySet":
        """Sixty days went by without a yes."""
        return self.filter(created_at__lte=clock.now() - PROPOSAL_LASTS)


class Candidate(Record, Leaving):
    """First name and safe contact, nothing else: no reason, no criterion, no rank.

    Whoever proposes her drops this in and cannot read it back.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="candidates")
    meeting = models.CharField(
        max_length=10, default=Meeting.PROPOSED, choices=[(it, it) for it in Meeting]
    )
    proposed_by = models.ForeignKey(
        Mandate, on_delete=models.SET_NULL, null=True, related_name="proposals"
    )
    first_name = SealedText(depth=Depth.GROUP)
    channel = SealedText(depth=Depth.GROUP, coded=True)
    address = SealedText(depth=Depth.GROUP, block=64)
    hours = SealedText(depth=Depth.GROUP, block=64)
    may_leave_message = SealedJSON(depth=Depth.GROUP)

    objects = Staying.from_queryset(CandidateQuerySet)()  # type: ignore[misc]
    sealed_by = "group"
    secrecy = classify(
        identity="first_name channel address hours may_leave_message",
        structure="group meeting proposed_by",
    )

    class Meta:
        ordering = ["created_at", "pk"]

    @property
    def way(self) -> str:
        """Her number as one dials it, or the address or the place."""
        return phones.shown(self.address or "")

    @property
    def gone_on(self) -> date:
        """The day on which nothing is left of this proposal."""
        return localdate(self.created_at + PROPOSAL_LASTS)


class Reply(Record):
    """What a woman agreed that the colleague who proposed her may know: that she came. No name."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="replies")
    to = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="replies")
    on = TodayField()

    secrecy = classify(structure="group to on")

    class Meta:
        ordering = ["-on", "-pk"]
