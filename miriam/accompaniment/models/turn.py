"""A wish is said otherwise, set aside, taken up again, comes true; and her words for it."""

from django.db import models

from miriam.accompaniment.domain import TurnKind
from miriam.accompaniment.models.aspiration import Aspiration, EarlierWords
from miriam.core.models import Record, TodayField, Versioned
from miriam.core.secrecy import classify
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class Turn(Record, Versioned):
    """A normal line of her story. Her words for it are hers to give; most turns have none."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="turns")
    aspiration = models.ForeignKey(Aspiration, on_delete=models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in TurnKind])
    on = TodayField()
    words = SealedText(depth=Depth.SHARED)
    language = models.CharField(max_length=5)
    # How the wish was said until that day, where its words changed.
    earlier = models.OneToOneField(
        EarlierWords, on_delete=models.CASCADE, null=True, blank=True, related_name="turn"
    )

    sealed_by = "file"

    secrecy = classify(content="words", structure="file aspiration kind on language earlier")

    class Meta:
        ordering = ["pk"]
