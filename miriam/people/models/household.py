"""A household: who lives with her, and how often."""

from django.db import models

from miriam.core.models import Record, Versioned
from miriam.core.secrecy import classify
from miriam.people.domain import Child, unpack_children
from miriam.people.models.file import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON, SealedText


class Household(Record, Versioned):
    """Her children and those around them; sealed as one, so that not even their number shows."""

    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="household")
    children = SealedJSON(depth=Depth.SHARED, block=512)
    note = SealedText(depth=Depth.SHARED, block=128)

    sealed_by = "file"
    secrecy = classify(content="children note", structure="file")

    @property
    def family(self) -> list[Child]:
        """Her children, eldest first."""
        return unpack_children(self.children)
