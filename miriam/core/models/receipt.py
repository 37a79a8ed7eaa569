"""A receipt: the answer given to a form, so that sending it again writes nothing."""

from django.db import models

from miriam.core.models.moments import NowField
from miriam.core.secrecy import classify


class Receipt(models.Model):
    """One form sent once by one person; a replay gets the same answer."""

    key = models.UUIDField()
    sender = models.UUIDField()
    location = models.CharField(max_length=500, blank=True)
    at = NowField()

    secrecy = classify(operational="id key sender location at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sender", "key"], name="core_receipt_once")]
