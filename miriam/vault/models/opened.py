"""A private key held open for one session, readable only with the secret in the cookie."""

from datetime import datetime

from django.db import models

from miriam.core import clock
from miriam.core.models import Record
from miriam.core.models.moments import NowField
from miriam.core.secrecy import classify
from miriam.vault.models.holder import Holder


class OpenedKeyQuerySet(models.QuerySet["OpenedKey"]):
    """What an opened key can be."""

    def live(self, now: datetime | None = None) -> "OpenedKeyQuerySet":
        """Not yet over."""
        return self.filter(expires_at__gt=now or clock.now())


class OpenedKey(Record):
    """Rewrapped at the password step; gone at sign-out, after idling, after twelve hours."""

    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="opened")
    sealed_private_key = models.BinaryField()
    used_at = NowField()
    expires_at = models.DateTimeField()

    objects = OpenedKeyQuerySet.as_manager()

    secrecy = classify(operational="holder sealed_private_key used_at expires_at")
