"""The agreements of a group, as the group said them."""

from django.db import models

from miriam.core.models import Record, Versioned
from miriam.core.models.leaving import Leaving
from miriam.core.secrecy import classify
from miriam.groups.models import Group
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class Agreement(Record, Versioned, Leaving):
    """One of them; its place among the others is a number that may repeat."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="agreements")
    position = models.PositiveSmallIntegerField(default=1)
    words = SealedText(depth=Depth.GROUP, block=128)

    sealed_by = "group"
    secrecy = classify(content="words", structure="group position")

    class Meta:
        ordering = ["position", "pk"]
