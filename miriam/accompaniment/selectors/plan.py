"""Her plan on one page, and what case managers promised."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from miriam.access.actor import Actor
from miriam.access.models import StandIn
from miriam.accompaniment.domain import Doer
from miriam.accompaniment.models import Aspiration, Step
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.people.models import File
from miriam.people.permissions import accompanied


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
    """Her plan in three queries, however long it is, with how she said each wish before."""
    plan = plan_as_it_is(file)
    prefetch_related_objects([*plan.aspirations, *plan.set_aside], "earlier")
    return plan


def plan_as_it_is(file: File) -> Plan:
    """Her plan as it stands now, in two queries; the latest settled step on top."""
    hers = {file.pk: file}
    aspirations = attach(_wishes(file=file.pk), "file", hers)
    steps = attach(_steps(file=file.pk), "file", hers)
    settled = [step for step in steps if not step.is_open]
    return Plan(
        aspirations=[aspiration for aspiration in aspirations if aspiration.is_hers_now],
        set_aside=[aspiration for aspiration in aspirations if not aspiration.is_hers_now],
        steps=[step for step in steps if step.is_open],
        settled=sorted(settled, key=lambda step: (step.settled_on, step.pk), reverse=True),
    )


@prepared
def _wishes(file: int) -> QuerySet[Aspiration]:
    """What she wants and what she set aside."""
    return Aspiration.objects.filter(file=file)


@prepared
def _steps(file: int) -> QuerySet[Step]:
    """Every step of hers, with who promised it."""
    return Step.objects.filter(file=file).select_related("promised_by__account")


def promises(by: Actor) -> list[Step]:
    """What she promised and has still to do, with what those promised whom she stands in for.

    The names and words of these files open with `identity` and `shared`.
    """
    return by.remember("accompaniment.promises", lambda: _promised_by(by))


def _promised_by(by: Actor) -> list[Step]:
    files = accompanied(by)
    return _promised(files=files, hat=by.hat.pk, today=clock.today()) if files else []


@prepared
def _promised(files: list[int], hat: int, today: date) -> QuerySet[Step]:
    """Open steps in these files that this hat, or whom she stands in for, is to do."""
    replaced = StandIn.objects.running(today).filter(mandate=hat).values("replaces")
    return (
        Step.objects.open()
        .filter(Q(promised_by=hat) | Q(promised_by__in=replaced), who=Doer.CASE_MANAGER)
        .filter(file__in=files)
        .select_related("file")
        .order_by("written_on", "pk")
    )


def standing_for(step: Step) -> Step:
    """The step that stands in the place of this one today, after all that changed."""
    while following := Step.objects.filter(follows=step).select_related("file").first():
        step = following
    return step
