"""A theme: a thing that encounters are about, in the words of one centre."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Q

from miriam.access.models import Centre
from miriam.core.models import Record, Versioned
from miriam.core.secrecy import classify
from miriam.lists.life_domains import LifeDomain
from miriam.look.language import page_language


class Theme(Record, Versioned):
    """One word of a centre's list, with the life domains it touches; retired, never deleted."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="themes")
    name_fr = models.CharField(max_length=60, blank=True)
    name_nl = models.CharField(max_length=60, blank=True)
    # Values of LifeDomain.
    domains = models.JSONField(default=list)
    place = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    secrecy = classify(structure="centre name_fr name_nl domains place retired_on")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_fr="", name_nl=""), name="accompaniment_theme_named"
            )
        ]

    def __str__(self) -> str:
        """Its name in the language of the page, or in the only one it has."""
        names = (self.name_fr, self.name_nl)
        first, second = reversed(names) if page_language() == "nl" else names
        return first or second

    def touches(self) -> Sequence[LifeDomain]:
        """The life domains it touches, in the order of the method."""
        return [domain for domain in LifeDomain if domain in self.domains]
