"""A drawing of those around her: at the start, and later beside it."""

from datetime import date

from django.db import models

from miriam.core.models import Record, Versioned
from miriam.core.models.leaving import Leaving
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.people.models import File
from miriam.tools.domain import Drawing
from miriam.tools.domain.ties import unpack
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON

# A drawing is sealed as one and filled up: its length does not tell how many ties are in it.
BLOCK = 8192


class Layered(models.Model):
    """What is drawn, and deeper what frightens; both are written each time, so that nothing shows
    whether there is any.
    """

    drawn = SealedJSON(depth=Depth.SHARED, block=BLOCK)
    apart = SealedJSON(depth=Depth.WORKING, block=BLOCK)

    secrecy = classify(content="drawn", working="apart")

    class Meta:
        abstract = True

    @property
    def drawing(self) -> Drawing:
        """What is drawn."""
        return unpack(self.drawn)

    @property
    def kept_apart(self) -> Drawing:
        """What frightens, and is drawn nowhere."""
        return unpack(self.apart)

    @property
    def can_be_read(self) -> bool:
        """Whether nobody changed it outside the program."""
        return self.drawn is not None and self.apart is not None


class NetworkMap(Layered, Record, Versioned, Leaving):
    """One drawing of hers."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="network_maps")
    begun_on = TodayField()
    # The day she said that it is right as it is; before, it is being drawn.
    stands_on = models.DateField(null=True, blank=True)

    sealed_by = "file"
    secrecy = classify(structure="file begun_on stands_on")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["file"], name="tools_networkmap_file")]

    @property
    def seen_on(self) -> date:
        """The day that it shows: on which she agreed, or it was begun."""
        return self.stands_on or self.begun_on

    @property
    def stands(self) -> bool:
        """Whether she said that it is right as it is."""
        return self.stands_on is not None


class EarlierDrawing(Layered, Record, Leaving):
    """How a drawing was before the last act, for as long as that act can be taken back.

    It leaves from the moment it is written. `version` is the one the act made: it gives back what
    was before that act, and overwrites nothing that came after.
    """

    network = models.ForeignKey(NetworkMap, on_delete=models.CASCADE, related_name="earlier")
    version = models.PositiveIntegerField()

    sealed_by = "network.file"
    secrecy = classify(structure="network", operational="version")

    class Meta:
        ordering = ["pk"]
