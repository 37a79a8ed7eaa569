"""An administration: one woman answers one questionnaire at one moment, in one or more sittings."""

from django.db import models
from django.db.models import Q

from miriam.core.models import Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.measures.domain.occasion import Helper, Mode, State
from miriam.people.models import File
from miriam.questionnaire.domain.asked import Asked, Moment, asked_at
from miriam.questionnaire.models.version import InstrumentVersion
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON, SealedText


def choices(words: type[Moment | Mode | Helper]) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]


class Administration(Record):
    """How the answers came about is kept as honestly as the answers."""

    CODE_LENGTH = 6

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="administrations")
    version = models.ForeignKey(
        InstrumentVersion, on_delete=models.PROTECT, related_name="administrations"
    )
    moment = models.CharField(max_length=2, choices=choices(Moment))
    mode = models.CharField(max_length=20, choices=choices(Mode), default=Mode.SELF_SCREEN)
    helper = models.CharField(max_length=20, choices=choices(Helper), default=Helper.NOBODY)
    language = models.CharField(max_length=12)
    interruptions = models.PositiveSmallIntegerField(default=0)
    started_on = TodayField()
    finished_on = models.DateField(null=True, blank=True)
    talk_language = SealedText(depth=Depth.SHARED, coded=True)
    present = SealedJSON(depth=Depth.SHARED, block=128)
    place = SealedText(depth=Depth.SHARED, coded=True)
    # Two may say how it went; `version` is that of the questionnaire.
    how_version = models.PositiveIntegerField(default=1)
    # Whom she meant by « my social worker », in her words.
    meant = SealedText(depth=Depth.SHARED, block=64)

    sealed_by = "file"
    secrecy = classify(
        content="talk_language present place meant",
        operational="how_version",
        structure="file version moment mode helper language interruptions started_on finished_on",
    )

    class Meta:
        ordering = ["moment", "started_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "version", "moment"], name="measures_administration_once"
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) | Q(finished_on__gte=models.F("started_on")),
                name="measures_finished_after_started",
            ),
        ]

    @property
    def state(self) -> State:
        return State.FINISHED if self.finished_on else State.STARTED

    @property
    def is_finished(self) -> bool:
        return self.finished_on is not None

    @property
    def code(self) -> str:
        """What stands on the paper in the place of a name."""
        return self.public_id.hex[: self.CODE_LENGTH].upper()

    @property
    def questions(self) -> tuple[Asked, ...]:
        """What is asked at this moment, in order."""
        return asked_at(self.version.definition, Moment(self.moment))
