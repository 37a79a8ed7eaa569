"""A note: what was written about an encounter, at one depth, and never changed afterwards."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from miriam.access.models import Mandate
from miriam.accompaniment.domain import NOTE_DEPTHS
from miriam.accompaniment.models.encounter import Encounter
from miriam.core.models import Leaving, Record, Staying
from miriam.core.secrecy import classify
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes are added, and otherwise only read."""

    def update(self, **values: Any) -> NoReturn:
        """No note is written over."""
        raise NotImplementedError("A note is followed by another one, never replaced.")


StayingAlone = Staying.from_queryset(NoteQuerySet)


class StayingNotes(StayingAlone["Note"]):
    """Neither the note was taken back nor its encounter."""

    def get_queryset(self) -> models.QuerySet["Note"]:
        """Without those that leave."""
        return super().get_queryset().filter(encounter__leaving_since=None)


class Note(Record, Leaving):
    """One text about an encounter. A second thought is a second note: the first stays readable.

    A shared note is read by her too; a working note by her case manager and duo alone.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="notes")
    depth = models.CharField(max_length=10, choices=[(depth, depth) for depth in NOTE_DEPTHS])
    shared = SealedText(depth=Depth.SHARED)
    working = SealedText(depth=Depth.WORKING)
    written_by = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="notes")

    objects = StayingNotes()  # type: ignore[misc]
    sealed_by = "encounter.file"

    secrecy = classify(content="shared", working="working", structure="encounter depth written_by")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(depth=Depth.SHARED, shared__isnull=False, working=None)
                | Q(depth=Depth.WORKING, working__isnull=False, shared=None),
                name="accompaniment_note_at_one_depth",
            )
        ]

    @property
    def file(self) -> File:
        """The file of its encounter."""
        return self.encounter.file

    @property
    def text(self) -> str:
        """What was written, at whichever depth."""
        return str(self.working if self.is_working else self.shared)

    @property
    def is_working(self) -> bool:
        """Whether her team alone reads it."""
        return self.depth == Depth.WORKING

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the note.

        Raises:
            NotImplementedError: when it was added before.
        """
        if not self._state.adding:
            raise NotImplementedError("A note is followed by another one, never replaced.")
        super().save(*args, **kwargs)
