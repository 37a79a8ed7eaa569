"""Her plan on one page, and what case managers promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Min, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce

from miriam.access.actor import Actor
from miriam.access.models import StandIn
from miriam.accompaniment.domain import Doer, StepState
from miriam.accompaniment.models import Aspiration, Step
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.people.models import File
from miriam.people.permissions import accompanied


@dataclass(frozen=True)
class Plan:
    """What she wants, what presses first, and what comes next, what is paused last; and what has
    been.
    """

    aspirations: list[Aspiration]
    set_aside: list[Aspiration]
    steps: list[Step]
    settled: list[Step]

    @property
    def pressing(self) -> list[Aspiration]:
        """What comes before everything else."""
        return [one for one in self.aspirations if one.presses]

    @property
    def wishes(self) -> list[Aspiration]:
        """What she wants beside that."""
        return [one for one in self.aspirations if not one.presses]

    @property
    def done(self) -> list[Step]:
        """What is done, the latest on top."""
        return [step for step in self.settled if step.state == StepState.DONE]

    @property
    def changed(self) -> list[Step]:
        """What became another step, or was let go."""
        return [step for step in self.settled if step.state != StepState.DONE]

    @property
    def texts(self) -> list[str]:
        """What was written in it that still stands."""
        wishes, steps = self.aspirations, self.steps
        named = [step.doer_name for step in steps if step.doer_name]
        return [*(one.words for one in wishes), *(one.words for one in steps), *named]

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
    wanted = [aspiration for aspiration in aspirations if aspiration.is_hers_now]
    ahead = [step for step in steps if step.is_ahead]
    settled = [step for step in steps if not step.is_ahead]
    return Plan(
        aspirations=sorted(wanted, key=lambda one: not one.presses),
        set_aside=[aspiration for aspiration in aspirations if not aspiration.is_hers_now],
        steps=sorted(ahead, key=lambda step: step.is_paused),
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


def first_wishes(files: Iterable[File]) -> dict[int, Aspiration]:
    """What each of these women wants, what is on top of her plan, by the key of her file."""
    by_pk = {file.pk: file for file in files}
    return {wish.file_id: wish for wish in attach(_on_top(files=list(by_pk)), "file", by_pk)}


@prepared
def _on_top(files: list[int]) -> QuerySet[Aspiration]:
    """The wish on top of each of these plans, with no more of it than its words take."""
    wanted = Aspiration.objects.filter(file__in=files, set_aside_on=None).order_by()
    on_top = Coalesce(Min("pk", filter=Q(presses=True)), Min("pk"))
    first = wanted.values("file").annotate(first=on_top).values("first")
    wishes = Aspiration.objects.filter(pk__in=first).order_by()
    return wishes.only("public_id", "file_id", "words", "language")


def promises(by: Actor) -> list[Step]:
    """What she promised and has in hand, with what those promised whom she stands in for; what is
    paused asks nothing of her.

    The names and words of these files open with `identity` and `shared`.
    """
    return by.remember("accompaniment.promises", lambda: _promised_by(by))


def _promised_by(by: Actor) -> list[Step]:
    files = accompanied(by)
    return _promised(files=files, hat=by.hat.pk, today=clock.today()) if files else []


@prepared
def _promised(files: list[int], hat: int, today: date) -> QuerySet[Step]:
    """Steps in these files that this hat, or whom she stands in for, has in hand; in her own, also
    what somebody promised who stands in for her, or stood.
    """
    replaced = StandIn.objects.running(today).filter(mandate=hat).values("replaces")
    lent = Q(file__case_manager=hat) & ~Q(promised_by=F("file__duo"))
    return (
        Step.objects.in_hand()
        .filter(Q(promised_by=hat) | Q(promised_by__in=replaced) | lent, who=Doer.CASE_MANAGER)
        .filter(file__in=files)
        .select_related("file", "promised_by__account")
        .order_by("written_on", "pk")
    )


def standing_for(step: Step) -> Step:
    """The step that stands in the place of this one today, after all that changed."""
    while following := Step.objects.filter(follows=step).select_related("file").first():
        step = following
    return step
