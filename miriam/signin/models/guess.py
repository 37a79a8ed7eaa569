"""A try at something that can be guessed, counted until its time is over."""

from datetime import datetime

from django.db import models

from miriam.core import clock
from miriam.core.secrecy import classify


class GuessQuerySet(models.QuerySet["Guess"]):
    """What a guess can be."""

    def over(self, now: datetime | None = None) -> "GuessQuerySet":
        """No longer counted."""
        return self.filter(counts_until__lte=now or clock.now())


class Guess(models.Model):
    """`mark` says what it counts against, and neither a name nor an address can be read in it."""

    mark = models.CharField(max_length=64)
    counts_until = models.DateTimeField()

    objects = GuessQuerySet.as_manager()

    secrecy = classify(operational="id mark counts_until")

    class Meta:
        indexes = [models.Index(fields=["mark", "counts_until"], name="signin_guess_counted")]
