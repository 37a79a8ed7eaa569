"""A form kept for its writer: as she types it, or when it arrived and her key had closed."""

from datetime import datetime

from django.db import models

from miriam.core import clock
from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.vault.models import Holder


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    """What a kept form can be."""

    def waiting(self, now: datetime | None = None) -> "KeptFormQuerySet":
        """Not yet written where it belongs, and its days not over."""
        return self.filter(expires_at__gt=clock.now() if now is None else now)

    def sent_in_vain(self) -> "KeptFormQuerySet":
        """Sent when the key had closed."""
        return self.filter(is_draft=False)

    def begun(self) -> "KeptFormQuerySet":
        """Being typed, or left half-way."""
        return self.filter(is_draft=True)


class KeptForm(Record):
    """What was typed, boxed towards the hat of whoever typed it: nobody else opens it.

    `key` is that of the form, which is written once however often it is sent.
    """

    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="kept_forms")
    key = models.UUIDField()
    sealed = models.BinaryField()
    is_draft = models.BooleanField(default=False)
    typed_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = KeptFormQuerySet.as_manager()

    secrecy = classify(operational="holder key sealed is_draft typed_at expires_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["holder", "key"], name="access_kept_form_once")
        ]
