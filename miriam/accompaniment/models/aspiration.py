"""An aspiration: what she wants, in her words; and the words she used before."""

from django.db import models

from miriam.core.models import Leaving, Record, Versioned
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class Aspiration(Record, Versioned, Leaving):
    """One thing she wants. It may change on the way, and that is no failure. What was written by
    mistake leaves, while nothing was done with it since.
    """

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="aspirations")
    words = SealedText(depth=Depth.SHARED)
    # The language she said it in, so that it is read aloud and set in the right direction.
    language = models.CharField(max_length=5)
    domain = models.CharField(
        max_length=20, blank=True, choices=[(domain, domain) for domain in LifeDomain]
    )
    # A need that presses stands on top of her plan; it has no day.
    presses = models.BooleanField(default=False)
    said_on = TodayField()
    # The day it left her plan: her turns say whether it was set aside or came true.
    set_aside_on = models.DateField(null=True, blank=True)

    sealed_by = "file"

    secrecy = classify(
        content="words", structure="file language domain presses said_on set_aside_on"
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["file"], name="accompaniment_aspiration_file")]

    @property
    def is_hers_now(self) -> bool:
        """Whether it stands in her plan today."""
        return self.set_aside_on is None


class EarlierWords(Record):
    """How she said it before it changed; kept as it was."""

    aspiration = models.ForeignKey(Aspiration, on_delete=models.CASCADE, related_name="earlier")
    words = SealedText(depth=Depth.SHARED)
    language = models.CharField(max_length=5)
    said_on = models.DateField()

    sealed_by = "aspiration.file"

    secrecy = classify(content="words", structure="aspiration language said_on")

    class Meta:
        ordering = ["-pk"]
