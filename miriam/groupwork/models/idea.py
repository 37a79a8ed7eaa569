"""What the group would like: a box of ideas, and the themes it wishes to speak of."""

from django.db import models

from miriam.core.models import Record
from miriam.core.models.leaving import Leaving
from miriam.core.secrecy import classify
from miriam.groups.models import Group
from miriam.groupwork.domain.kinds import Wished
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class Idea(Record, Leaving):
    """One idea of the group; nobody is written beside it, and no reason."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="ideas")
    kind = models.CharField(
        max_length=8, default=Wished.IDEA, choices=[(kind, kind) for kind in Wished]
    )
    # The domain of life of a theme, where one was named.
    domain = SealedText(depth=Depth.GROUP, coded=True)
    words = SealedText(depth=Depth.GROUP, block=128)

    sealed_by = "group"
    secrecy = classify(content="domain words", structure="group kind")

    class Meta:
        ordering = ["-pk"]
