"""Writing down small steps, and what becomes of them."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import STEP_MOVED, STEP_WRITTEN
from miriam.accompaniment.domain import Doer, StepState, may_become
from miriam.accompaniment.models import Step
from miriam.accompaniment.permissions import CHANGE_STEP, WRITE_PLAN
from miriam.accompaniment.services.refusals import StepHasMoved
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.people.services.editing import demand_running, take_version


@transaction.atomic
def write(
    file: File, *, words: str, who: Doer, by: Actor, domain: LifeDomain | None = None
) -> Step:
    """Write down the next small thing; what the case manager is to do, the actor promises.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    WRITE_PLAN.demand(file, by=by)
    demand_running(file)
    step = _new(file, words, who, domain, by)
    step.save()
    log.write(STEP_WRITTEN, about=file, by=by)
    return step


@transaction.atomic
def settle(step: Step, *, state: StepState, by: Actor) -> None:
    """Say that a step is done, is let go, or stands open again; saying it twice changes nothing.

    Raises:
        NotYours: when the actor does not accompany her.
        StepHasMoved: when the step cannot go there from where it stands.
    """
    CHANGE_STEP.demand(step, by=by)
    demand_running(step.file)
    # The state on the page may be older than the one kept: the row decides, locked.
    kept = Step.objects.select_for_update().get(pk=step.pk)
    if kept.state == state:
        return
    refuse_if(not may_become(StepState(kept.state), state), StepHasMoved)
    _move(step, state)
    step.save(update_fields=["state", "settled_on"])
    log.write(STEP_MOVED[state], about=step.file, by=by)


@transaction.atomic
def change(
    step: Step,
    *,
    words: str,
    who: Doer,
    version: int,
    by: Actor,
    domain: LifeDomain | None = None,
) -> Step:
    """Another step takes the place of this one, which stays as it was.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else changed it in between.
        StepHasMoved: when it does not stand open any more.
    """
    CHANGE_STEP.demand(step, by=by)
    demand_running(step.file)
    take_version(step, version)
    refuse_if(not may_become(StepState(step.state), StepState.CHANGED), StepHasMoved)
    _move(step, StepState.CHANGED)
    step.save(update_fields=["state", "settled_on"])
    following = _new(step.file, words, who, domain, by)
    following.follows = step
    following.save()
    log.write(STEP_MOVED[StepState.CHANGED], about=step.file, by=by)
    return following


def _new(file: File, words: str, who: Doer, domain: LifeDomain | None, by: Actor) -> Step:
    return Step(
        file=file,
        words=words,
        who=who,
        promised_by=by.hat if who is Doer.CASE_MANAGER else None,
        domain=domain or "",
    )


def _move(step: Step, state: StepState) -> None:
    step.state = state
    step.settled_on = None if state is StepState.OPEN else clock.today()
