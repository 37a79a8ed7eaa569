"""An encounter: they met, on a day, in a place; what was said stands in its notes."""

from typing import Any

from django.db import models
from django.utils.functional import cached_property

from miriam.access.models import Mandate
from miriam.accompaniment.domain import BegunBy, EncounterKind
from miriam.accompaniment.models.theme import Theme
from miriam.core.models import Leaving, Record, Staying
from miriam.core.secrecy import classify
from miriam.people.models import File
from miriam.vault.domain import Depth


class EncounterQuerySet(models.QuerySet["Encounter"]):
    """What an encounter can be, and how it is read."""

    def latest_first(self) -> "EncounterQuerySet":
        """The newest day on top."""
        return self.order_by("-on", "-pk")

    def with_themes(self) -> "EncounterQuerySet":
        """With what they were about, as a list where it is shown."""
        # Django fills a cached property in advance; the stubs of Django do not know that it can.
        return self.prefetch_related(models.Prefetch("themes", to_attr="about"))  # type: ignore[no-redef]

    def at(self, depth: Depth) -> "EncounterQuerySet":
        """Those that carry a note of this depth."""
        return self.filter(notes__depth=depth, notes__leaving_since=None).distinct()


class Encounter(Record, Leaving):
    """A meeting that took place, of any kind; no kind is worth more than another."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="encounters")
    on = models.DateField()
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in EncounterKind])
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    begun_by = models.CharField(max_length=10, blank=True, choices=[(who, who) for who in BegunBy])
    themes = models.ManyToManyField(Theme, related_name="encounters", blank=True)
    written_by = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="encounters")

    objects = Staying.from_queryset(EncounterQuerySet)()  # type: ignore[misc]

    secrecy = classify(structure="file on kind minutes begun_by themes written_by")

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["file", "-on", "-id"], name="accompaniment_thread")]

    @cached_property
    def about(self) -> list[Theme]:
        """Its themes, as they are shown."""
        return list(self.themes.all())

    @cached_property
    def said(self) -> list[Any]:
        """Its notes as they are shown, the latest first."""
        return list(self.notes.all())
