"""Her plan on one page, and what case managers promised."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.models import StandIn
from miriam.accompaniment.domain import Doer
from miriam.accompaniment.models import Aspiration, Step
from miriam.people.models import File
from miriam.people.permissions import circle


@dataclass(frozen=True)
class Plan:
    """What she wants and what comes next; before that, and what has been."""

    aspirations: list[Aspiration]
    set_aside: list[Aspiration]
    steps: list[Step]
    settled: list[Step]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever written in it."""
        return not (self.aspirations or self.set_aside or self.steps or self.settled)


def plan_of(file: File) -> Plan:
    """Her plan in three queries, however long it is; the latest settled step on top."""
    aspirations = list(
        Aspiration.objects.filter(file=file).select_related("file").prefetch_related("earlier")
    )
    steps = list(Step.objects.filter(file=file).select_related("file", "promised_by__account"))
    settled = [step for step in steps if not step.is_open]
    return Plan(
        aspirations=[aspiration for aspiration in aspirations if aspiration.is_hers_now],
        set_aside=[aspiration for aspiration in aspirations if not aspiration.is_hers_now],
        steps=[step for step in steps if step.is_open],
        settled=sorted(settled, key=lambda step: (step.settled_on, step.pk), reverse=True),
    )


def promises(by: Actor) -> QuerySet[Step]:
    """What she promised and has still to do, with what those promised whom she stands in for.

    The names and words of these files open with `identity` and `shared`.
    """
    if by.mandate is None:
        return Step.objects.none()
    replaced = StandIn.objects.running().filter(mandate=by.mandate).values("replaces")
    return (
        Step.objects.open()
        .filter(Q(promised_by=by.mandate) | Q(promised_by__in=replaced), who=Doer.CASE_MANAGER)
        .filter(file__in=circle(by))
        .select_related("file")
        .order_by("written_on", "pk")
    )


def standing_for(step: Step) -> Step:
    """The step that stands in the place of this one today, after all that changed."""
    while following := Step.objects.filter(follows=step).select_related("file").first():
        step = following
    return step
