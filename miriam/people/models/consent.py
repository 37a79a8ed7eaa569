"""A consent: what she said yes to, when, in which language, and when she took it back."""

from django.db import models
from django.db.models import F, Q

from miriam.access.models import Mandate
from miriam.core.models import Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.people.domain import Scope
from miriam.people.models.file import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON, SealedText


class ConsentQuerySet(models.QuerySet["Consent"]):
    """What a consent can be."""

    def running(self) -> "ConsentQuerySet":
        """Given and not taken back."""
        return self.filter(withdrawn_on=None)


class Consent(Record):
    """Her yes to one scope, to one version of its text. No reason is kept when she withdraws."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=40, choices=[(scope, scope) for scope in Scope])
    text_version = models.PositiveSmallIntegerField()
    given_on = TodayField()
    withdrawn_on = models.DateField(null=True)
    # For the minutes in which a slip is undone; the day is what counts.
    withdrawn_at = models.DateTimeField(null=True)
    explained_by = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="explained")
    language = SealedText(depth=Depth.SHARED)
    with_interpreter = SealedJSON(depth=Depth.SHARED)

    objects = ConsentQuerySet.as_manager()
    sealed_by = "file"
    secrecy = classify(
        content="language with_interpreter",
        structure="file scope text_version given_on withdrawn_on withdrawn_at explained_by",
    )

    class Meta:
        ordering = ["scope", "-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "scope"],
                condition=Q(withdrawn_on=None),
                name="people_consent_one_running",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="people_consent_withdrawn_after_given",
            ),
        ]

    @property
    def is_running(self) -> bool:
        """Given and not taken back."""
        return self.withdrawn_on is None
