"""An exclusion: somebody who must never see her file, because she said so."""

from django.db import models

from miriam.access.models import Account
from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.people.models.file import File


class Exclusion(Record):
    """Deny beats every allow, a stand-in included."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="exclusions")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="excluded_from")

    secrecy = classify(structure="file account")

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["file", "account"], name="people_exclusion_once")
        ]
