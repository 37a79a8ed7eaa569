"""A line that she laid out with one of the tools."""

from django.db import models

from miriam.core.models import Record, Versioned
from miriam.core.models.leaving import Leaving
from miriam.core.secrecy import classify
from miriam.people.models import File
from miriam.tools.domain.lines import Laid, unpack
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON

# Filled up: the length does not tell how much she said.
BLOCK = 1024


class ToolLine(Record, Versioned, Leaving):
    """One line; which tool it belongs to is sealed with it."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="tool_lines")
    sealed = SealedJSON(depth=Depth.SHARED, block=BLOCK)

    sealed_by = "file"
    secrecy = classify(structure="file", content="sealed")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["file"], name="tools_toolline_file")]

    @property
    def laid(self) -> Laid | None:
        """What she said; nothing when somebody changed it outside the program."""
        return unpack(self.sealed) if self.sealed else None
