"""Her own words about her way: exactly as she said them, for those whom she chose."""

from django.db import models
from django.db.models import Q

from miriam.access.models import Mandate
from miriam.core.models import Leaving, Record, Versioned
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.measures.domain.occasion import Audience, ReadBack, Telling
from miriam.people.models import File
from miriam.questionnaire.domain.asked import Moment
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class Testimony(Record, Versioned, Leaving):
    """What she says at a moment of measure, or at any other.

    Until she has read it or heard it again and chosen who may read it, it has no audience but her
    team. Once a report that quotes it is frozen, its text stays as that report has it.
    """

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="testimonies")
    words = SealedText(depth=Depth.SHARED, block=64)
    language = models.CharField(max_length=12)
    telling = models.CharField(max_length=10, choices=[(one, one) for one in Telling])
    moment = models.CharField(max_length=2, blank=True, choices=[(one, one) for one in Moment])
    audience = models.CharField(
        max_length=20, default=Audience.TEAM, choices=[(one, one) for one in Audience]
    )
    said_on = TodayField()
    # Nobody for what was written down before the writer was kept.
    written_by = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, related_name="testimonies"
    )
    read_back_on = models.DateField(null=True, blank=True)
    read_back = models.CharField(
        max_length=10, blank=True, choices=[(one, one) for one in ReadBack]
    )
    frozen_on = models.DateField(null=True, blank=True)

    sealed_by = "file"
    secrecy = classify(
        content="words",
        structure=(
            "file language telling moment audience said_on written_by read_back_on read_back "
            "frozen_on"
        ),
    )

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(audience=Audience.TEAM) | ~Q(read_back_on=None),
                name="measures_testimony_quoted_when_read_back",
            ),
            models.CheckConstraint(
                condition=Q(frozen_on=None) | ~Q(read_back_on=None),
                name="measures_testimony_frozen_when_read_back",
            ),
        ]

    @property
    def is_hers(self) -> bool:
        """Whether she has read or heard it again and said that these are her words."""
        return self.read_back_on is not None

    @property
    def is_frozen(self) -> bool:
        """Whether a report that quotes it does not change any more."""
        return self.frozen_on is not None

    @property
    def may_be_quoted(self) -> bool:
        """Whether she said that others than her team may read these very words."""
        return self.is_hers and self.audience != Audience.TEAM


class TestimonyRevision(Record):
    """How her words stood before they were corrected; it goes when they are erased."""

    testimony = models.ForeignKey(Testimony, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    words = SealedText(depth=Depth.SHARED, block=64)
    language = models.CharField(max_length=12)
    written_by = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, related_name="testimony_revisions"
    )

    sealed_by = "testimony.file"
    secrecy = classify(content="words", structure="testimony number language written_by")

    class Meta:
        ordering = ["testimony", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["testimony", "number"], name="measures_testimony_revision_once"
            ),
        ]
