"""A file: the accompaniment of one woman by one team of two."""

from uuid import UUID

from django.db import models

from miriam.access.models import Centre, Mandate
from miriam.core.models import Record, Versioned
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.lists import languages
from miriam.people.domain import FileState
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedDate, SealedJSON, SealedText


class FileQuerySet(models.QuerySet["File"]):
    """What a file can be."""

    def running(self) -> "FileQuerySet":
        """Open or paused."""
        return self.exclude(state=FileState.CLOSED)


class File(Record, Versioned):
    """One woman's file. The name to call her by is the only thing that is asked.

    Read by her case manager, one named duo and herself; by a stand-in for a time.
    """

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="files")
    case_manager = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="files")
    duo = models.ForeignKey(
        Mandate, on_delete=models.SET_NULL, null=True, blank=True, related_name="duo_files"
    )
    state = models.CharField(
        max_length=10, default=FileState.OPEN, choices=[(state, state) for state in FileState]
    )
    opened_on = TodayField()
    closed_on = models.DateField(null=True)
    call_name = SealedText(depth=Depth.IDENTITY)
    birth_date = SealedDate(depth=Depth.IDENTITY)
    # ISO 639 codes, the one she likes best to speak first.
    languages = SealedJSON(depth=Depth.IDENTITY, block=64)
    needs_interpreter = SealedJSON(depth=Depth.IDENTITY)

    objects = FileQuerySet.as_manager()
    sealed_by = "self"

    secrecy = classify(
        identity="call_name birth_date languages needs_interpreter",
        structure="centre case_manager duo state opened_on closed_on",
    )

    class Meta:
        ordering = ["opened_on", "pk"]

    @property
    def ring_subject(self) -> UUID:
        """What her rings are made for."""
        return self.public_id

    @property
    def spoken(self) -> str:
        """Her languages in words, the one she prefers first."""
        return languages.spoken(self.languages)

    @property
    def is_open(self) -> bool:
        """Neither paused nor closed."""
        return self.state == FileState.OPEN

    @property
    def is_paused(self) -> bool:
        """She said "not now"; nothing is lost and nobody asks why."""
        return self.state == FileState.PAUSED

    @property
    def is_closed(self) -> bool:
        """The accompaniment has ended."""
        return self.state == FileState.CLOSED
