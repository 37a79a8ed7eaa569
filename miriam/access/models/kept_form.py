"""A form that arrived when the key of its writer had closed, kept until she is back."""

from django.db import models

from miriam.core import clock
from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.vault.models import Holder


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    """What a kept form can be."""

    def waiting(self) -> "KeptFormQuerySet":
        """Not yet sent again, and its days not over."""
        return self.filter(expires_at__gt=clock.now())


class KeptForm(Record):
    """What was typed, boxed towards the hat of whoever typed it: nobody else opens it.

    `key` is that of the form, which is written once however often it is sent.
    """

    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="kept_forms")
    key = models.UUIDField()
    sealed = models.BinaryField()
    expires_at = models.DateTimeField()

    objects = KeptFormQuerySet.as_manager()

    secrecy = classify(operational="holder key sealed expires_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["holder", "key"], name="access_kept_form_once")
        ]
