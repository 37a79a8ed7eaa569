"""Answers: a code on a scale in clear, or a choice about facts that is sealed."""

from django.db import models
from django.db.models import Q

from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.measures.models.administration import Administration
from miriam.questionnaire.domain.asked import withheld_keys
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON, SealedText

REASONS = [(reason.value, reason.value) for reason in MissingReason]


class AnswerQuerySet(models.QuerySet["Answer"]):
    """What an answer can be."""

    def of(self, administration: Administration) -> "AnswerQuerySet":
        """Those of one measure that people other than herself may see one by one."""
        withheld = withheld_keys(administration.version.definition)
        return self.filter(administration=administration).exclude(item__in=withheld)


class Answer(Record):
    """One item: what she chose, or why there is nothing; and how it came about."""

    administration = models.ForeignKey(
        Administration, on_delete=models.CASCADE, related_name="answers"
    )
    item = models.CharField(max_length=60)
    # In which she read or heard this question: she may change it between two of them.
    language = models.CharField(max_length=12)
    code = models.SmallIntegerField(null=True, blank=True)
    missing_reason = models.CharField(max_length=20, blank=True, choices=REASONS)
    first_code = models.SmallIntegerField(null=True, blank=True)
    changed = models.BooleanField(default=False)
    audio_played = models.PositiveSmallIntegerField(default=0)
    help_asked = models.BooleanField(default=False)
    reformulated = models.BooleanField(null=True, blank=True)
    reformulation = SealedText(depth=Depth.WORKING, block=64)

    objects = AnswerQuerySet.as_manager()
    sealed_by = "administration.file"
    secrecy = classify(
        working="reformulation",
        structure=(
            "administration item language code missing_reason first_code changed audio_played "
            "help_asked reformulated"
        ),
    )

    class Meta:
        ordering = ["administration", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["administration", "item"], name="measures_answer_once"),
            models.CheckConstraint(
                condition=Q(code=None) ^ Q(missing_reason=""),
                name="measures_code_or_reason",
            ),
        ]


class SealedAnswer(Record):
    """A question of the profile or about facts; the tablet writes it and cannot read it back."""

    administration = models.ForeignKey(
        Administration, on_delete=models.CASCADE, related_name="sealed_answers"
    )
    question = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    # {"choices": [...]} or {"missing": reason}; padded, so that the length tells nothing.
    value = SealedJSON(depth=Depth.SHARED, block=128)
    # In clear, as for an answer on a scale: the tablet says how many she passed, and reads nothing.
    passed = models.BooleanField(default=False)

    sealed_by = "administration.file"
    secrecy = classify(content="value", structure="administration question language passed")

    class Meta:
        ordering = ["administration", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "question"], name="measures_sealed_answer_once"
            ),
        ]
