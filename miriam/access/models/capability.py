"""A capability: one act for one object, in the hands of whoever holds a secret."""

from django.db import models

from miriam.core import clock
from miriam.core.models import Record
from miriam.core.secrecy import classify


class CapabilityQuerySet(models.QuerySet["Capability"]):
    """What a capability can be."""

    def live(self) -> "CapabilityQuerySet":
        """Usable now."""
        return self.filter(ended_at=None, expires_at__gt=clock.now())


class Capability(Record):
    """What a handed-over tablet or a one-time link may do, and nothing else.

    Only the hash of the secret is kept. The mark stands for what it may, under the installation's
    secret: whoever writes rows makes none and turns none to something else.
    """

    act = models.CharField(max_length=60)
    subject = models.UUIDField()
    given_by = models.UUIDField(null=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    mark = models.CharField(max_length=64, default="")

    objects = CapabilityQuerySet.as_manager()

    secrecy = classify(operational="act subject given_by secret_hash expires_at ended_at mark")
