"""A use of a card: that it was done, and what it taught. It names nobody."""

from uuid import uuid4

from django.db import models

from miriam.core.models.leaving import Leaving
from miriam.core.secrecy import classify


class PracticeUse(Leaving):
    """Neither session nor group, neither centre nor whoever wrote it, no day and no order of
    writing: its key is drawn by chance, and `month` is the first day of a month (ADR 37).
    """

    public_id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    practice = models.CharField(max_length=60)
    month = models.DateField()
    worked = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)

    secrecy = classify(operational="public_id", structure="practice month worked words")

    class Meta:
        ordering = ["-month", "public_id"]
        indexes = [models.Index(fields=["practice"], name="practices_use_practice")]

    def __str__(self) -> str:
        return f"use {self.public_id}"
