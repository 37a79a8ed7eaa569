"""A grant: a ring's key in the hands of one holder; and a request for one."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Q

from miriam.core import clock
from miriam.core.models import Record
from miriam.core.models.moments import NowField
from miriam.core.secrecy import classify
from miriam.vault.models.holder import Holder
from miriam.vault.models.ring import Ring


class GrantQuerySet(models.QuerySet["Grant"]):
    """What a grant can be."""

    def running(self, now: datetime | None = None) -> "GrantQuerySet":
        """In force now."""
        return self.not_over(now).filter(starts_at__lte=now or clock.now())

    def over(self) -> "GrantQuerySet":
        """Lent, and the day has come."""
        return self.filter(ends_at__lte=clock.now())

    def not_over(self, now: datetime | None = None) -> "GrantQuerySet":
        """In force now or later."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now or clock.now()))


class Grant(Record):
    """A ring's key boxed for one holder, by whom, why and how long.

    The witness is written with the ring's key: whoever edits rows can forge no grant that is
    carried over to the next generation, nor put another public key in a holder's place.
    """

    ring = models.ForeignKey(Ring, on_delete=models.CASCADE, related_name="grants")
    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="grants")
    boxed_key = models.BinaryField()
    granted_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=40)
    starts_at = NowField()
    ends_at = models.DateTimeField(null=True)
    witness = models.BinaryField(null=True)

    objects = GrantQuerySet.as_manager()

    secrecy = classify(
        operational="ring holder boxed_key granted_by reason starts_at ends_at witness"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ring", "holder"], name="vault_grant_once"),
        ]

    def facts(self) -> bytes:
        """What the witness stands for: to whom, to which key, why and for how long."""
        times = (self.starts_at, self.ends_at)
        said = [str(self.holder.public_id), bytes(self.holder.public_key).hex(), self.reason]
        said += [time.astimezone(UTC).isoformat() if time else "" for time in times]
        return self.ring.place + "|".join(["", *said]).encode()


class KeyRequest(Record):
    """Somebody entitled to a ring waits for a holder of it to hand over the key.

    The witness is written with the ring's key by whoever said yes, for a seat and not for a key:
    a request that no holder wrote is answered by nobody.
    """

    ring = models.ForeignKey(Ring, on_delete=models.CASCADE, related_name="requests")
    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="requests")
    reason = models.CharField(max_length=40)
    ends_at = models.DateTimeField(null=True)
    seat = models.UUIDField(null=True)
    witness = models.BinaryField(null=True)

    secrecy = classify(operational="ring holder reason ends_at seat witness")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ring", "holder"], name="vault_request_once"),
        ]

    def facts(self) -> bytes:
        """What the witness stands for: which seat, why and until when."""
        until = self.ends_at.astimezone(UTC).isoformat() if self.ends_at else ""
        said = f"|{self.seat}|{self.reason}|{until}"
        return b"request|" + self.ring.place + said.encode()
