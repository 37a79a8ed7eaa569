"""A step: the next small thing, and who does it."""

from django.db import models
from django.db.models import Q

from miriam.access.models import Mandate
from miriam.accompaniment.domain import AHEAD, IN_HAND, Doer, StepKind, StepState
from miriam.core.models import Leaving, Record, Staying, Versioned
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class StepQuerySet(models.QuerySet["Step"]):
    """What a step can be."""

    def in_hand(self) -> "StepQuerySet":
        """Ahead, and not paused."""
        return self.filter(state__in=IN_HAND)


class Step(Record, Versioned, Leaving):
    """A small step. It has no due date, so it is never late. What was written by mistake leaves,
    while nothing became of it since.
    """

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="steps")
    words = SealedText(depth=Depth.SHARED)
    kind = models.CharField(
        max_length=5, default=StepKind.STEP, choices=[(kind, kind) for kind in StepKind]
    )
    who = models.CharField(max_length=15, choices=[(who, who) for who in Doer])
    promised_by = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="promises"
    )
    # Whom she named: a sister, a neighbour, a service.
    doer_name = SealedText(depth=Depth.SHARED)
    domain = models.CharField(
        max_length=20, blank=True, choices=[(domain, domain) for domain in LifeDomain]
    )
    state = models.CharField(
        max_length=10, default=StepState.TO_DO, choices=[(state, state) for state in StepState]
    )
    written_on = TodayField()
    settled_on = models.DateField(null=True, blank=True)
    follows = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by"
    )

    objects = Staying.from_queryset(StepQuerySet)()  # type: ignore[misc]
    sealed_by = "file"

    secrecy = classify(
        content="words doer_name",
        structure="file kind who promised_by domain state written_on settled_on follows",
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["file", "state"], name="accompaniment_step_file")]
        constraints = [
            models.CheckConstraint(
                condition=Q(who=Doer.CASE_MANAGER, promised_by__isnull=False)
                | (~Q(who=Doer.CASE_MANAGER) & Q(promised_by=None)),
                name="accompaniment_step_promise_has_a_giver",
            )
        ]

    def whose_promise(self, writer: Mandate) -> Mandate:
        """Whoever promised it, while she walks with her; else whoever writes."""
        team = (self.file.case_manager_id, self.file.duo_id)
        return self.promised_by if self.promised_by and self.promised_by_id in team else writer

    @property
    def is_ahead(self) -> bool:
        """Whether it is neither settled nor changed into another one."""
        return self.state in AHEAD

    @property
    def is_paused(self) -> bool:
        """Whether it waits until somebody takes it up."""
        return self.state == StepState.PAUSED


class StepMove(Record):
    """A step came to stand there on that day: what shows a plan as it was."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=10, choices=[(state, state) for state in StepState])
    on = TodayField()

    secrecy = classify(structure="step state on")

    class Meta:
        ordering = ["pk"]
