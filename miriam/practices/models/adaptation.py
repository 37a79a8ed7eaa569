"""A layer on a card: what a centre changed in it. The card stays one, and nothing is replaced."""

from django.db import models

from miriam.access.models import Account, Centre
from miriam.core.models import Record
from miriam.core.models.leaving import Leaving
from miriam.core.secrecy import classify
from miriam.practices.domain.card import CardStep


class Adaptation(Record, Leaving):
    """`practice` is the key of the card; `steps` its own course as pairs of minutes and words, or
    none. Colleagues of the centre read it; all who read the card do once it `is_shared`.
    """

    practice = models.CharField(max_length=60)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="adaptations")
    author = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="adaptations"
    )
    changed = models.CharField(max_length=600)
    steps = models.JSONField(default=list, blank=True)
    signed = models.CharField(max_length=80, blank=True)
    is_shared = models.BooleanField(default=False)

    secrecy = classify(structure="practice centre author changed steps signed is_shared")

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["practice"], name="practices_adaptation_practice")]

    @property
    def course(self) -> list[CardStep]:
        """Its own steps, where it has some."""
        return [CardStep(title, minutes) for minutes, title in self.steps]

    @property
    def minutes(self) -> int:
        """How long its own steps last."""
        return sum(step.minutes for step in self.course)
