"""A sheet of paper typed over: once, and a second time when somebody checks the copy."""

from django.db import models
from django.db.models import Q

from miriam.access.models import Mandate
from miriam.core.models import Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.measures.models.administration import Administration
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON

FIRST, SECOND = 1, 2


class Typing(Record):
    """Who typed a sheet over, and when; what differed from the first time hangs on the second."""

    administration = models.ForeignKey(
        Administration, on_delete=models.CASCADE, related_name="typings"
    )
    turn = models.PositiveSmallIntegerField(choices=[(FIRST, "first"), (SECOND, "second")])
    typed_by = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="typings")
    typed_on = TodayField()
    # How many questions the second typing was compared on.
    compared = models.PositiveSmallIntegerField(default=0)

    secrecy = classify(structure="administration turn typed_by typed_on compared")

    class Meta:
        ordering = ["administration", "turn"]
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "turn"], name="measures_typing_once_a_turn"
            ),
        ]


class Difference(Record):
    """A question that was typed in two ways: both stay, beside what was settled and by whom."""

    typing = models.ForeignKey(Typing, on_delete=models.CASCADE, related_name="differences")
    question = models.CharField(max_length=60)
    # {"code": 3}, {"choices": [...]} or {"missing": reason}; padded, so that the length tells
    # nothing.
    first = SealedJSON(depth=Depth.SHARED, block=128)
    second = SealedJSON(depth=Depth.SHARED, block=128)
    kept = SealedJSON(depth=Depth.SHARED, block=128)
    settled_by = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="settled_differences"
    )
    settled_on = models.DateField(null=True, blank=True)

    sealed_by = "typing.administration.file"
    secrecy = classify(
        content="first second kept", structure="typing question settled_by settled_on"
    )

    class Meta:
        ordering = ["typing", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["typing", "question"], name="measures_difference_once"),
            models.CheckConstraint(
                condition=Q(settled_by=None, settled_on=None)
                | Q(settled_by__isnull=False, settled_on__isnull=False),
                name="measures_settled_by_somebody",
            ),
        ]

    @property
    def is_settled(self) -> bool:
        return self.settled_on is not None
