"""A receipt: the answer given to a form, so that sending it again writes nothing."""

from django.db import models

from miriam.core.models.moments import NowField
from miriam.core.secrecy import classify


class Receipt(models.Model):
    """One form sent once by one person; a replay gets the same answer.

    `key` and `sender` are names that only the form itself can make again (see `form_keys`),
    `location` is sealed with its key, `at` is the end of the day on which it came.
    """

    key = models.UUIDField()
    sender = models.UUIDField()
    location = models.TextField(blank=True)
    at = NowField()

    secrecy = classify(operational="id key sender location at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sender", "key"], name="core_receipt_once")]
