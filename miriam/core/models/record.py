"""A row with a public name of its own and the moment it was written."""

from uuid import uuid4

from django.db import models

from miriam.core.models.moments import NowField
from miriam.core.secrecy import classify


class Record(models.Model):
    """Every row that is shown or sealed: addresses and seals use `public_id`, never the number."""

    public_id = models.UUIDField(unique=True, default=uuid4, editable=False)
    created_at = NowField(editable=False)

    secrecy = classify(operational="id public_id created_at")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        # Never a name: this string may reach a log.
        return f"{self._meta.model_name} {self.public_id}"


class Versioned(models.Model):
    """A text that two people may edit: the version on the screen must be the version kept."""

    version = models.PositiveIntegerField(default=1)

    secrecy = classify(operational="version")

    class Meta:
        abstract = True
