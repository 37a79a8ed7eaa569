"""Writing down small steps, and what becomes of them."""

from dataclasses import dataclass

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import STEP_BROUGHT_BACK, STEP_MOVED, STEP_TAKEN_BACK, STEP_WRITTEN
from miriam.accompaniment.domain import SETTLED, Doer, StepKind, StepState, may_become
from miriam.accompaniment.models import Step, StepMove
from miriam.accompaniment.permissions import CHANGE_STEP, RETURN_STEP, WRITE_PLAN
from miriam.accompaniment.services.refusals import StepHasMoved, StepStays
from miriam.accompaniment.services.taking_back import is_just_kept
from miriam.core import clock
from miriam.core.models.leaving import held, leave, stay
from miriam.core.refusals import refuse_if
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.people.services.editing import demand_running, take_version


@dataclass(frozen=True)
class MoreOfStep:
    """What may be said of a step beside its words: whether something is lent or given, the name of
    somebody else who does it, a life domain; and that whoever writes takes over the promise of
    another.
    """

    kind: StepKind = StepKind.STEP
    name: str = ""
    domain: LifeDomain | None = None
    takes_over: bool = False


NO_MORE = MoreOfStep()


@transaction.atomic
def write(file: File, *, words: str, who: Doer, by: Actor, more: MoreOfStep = NO_MORE) -> Step:
    """Write down the next small thing; what the case manager is to do, the actor promises.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    WRITE_PLAN.demand(file, by=by)
    demand_running(file)
    step = _new(file, words, who, more, by)
    step.save()
    log.write(STEP_WRITTEN, about=file, by=by)
    return step


@transaction.atomic
def settle(step: Step, *, state: StepState, by: Actor) -> None:
    """Say that a step is under way, paused, done, let go, or stands as at first; saying it twice
    changes nothing.

    Raises:
        NotYours: when the actor does not accompany her.
        StepHasMoved: when the step cannot go there from where it stands.
    """
    CHANGE_STEP.demand(step, by=by)
    demand_running(step.file)
    # The state on the page may be older than the one kept: the row decides, locked.
    kept = held(step, StepHasMoved)
    if kept.state == state:
        return
    refuse_if(not may_become(StepState(kept.state), state), StepHasMoved)
    _move(step, state)
    log.write(STEP_MOVED[state], about=step.file, by=by)


@transaction.atomic
def change(
    step: Step, *, words: str, who: Doer, version: int, by: Actor, more: MoreOfStep = NO_MORE
) -> Step:
    """Another step takes the place of this one, which stays as it was. It is where this one was,
    and stays promised by whoever promised it unless somebody else is to do it, or the actor takes
    it over.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else changed it in between.
        StepHasMoved: when it does not lie ahead any more.
    """
    CHANGE_STEP.demand(step, by=by)
    demand_running(step.file)
    take_version(step, version)
    refuse_if(not may_become(StepState(step.state), StepState.CHANGED), StepHasMoved)
    stood = StepState(step.state)
    _move(step, StepState.CHANGED)
    following = _new(step.file, words, who, more, by)
    following.follows = step
    if who is Doer.CASE_MANAGER and not more.takes_over:
        following.promised_by = step.whose_promise(by.hat)
    following.save()
    if stood is not StepState.TO_DO:
        _move(following, stood)
    log.write(STEP_MOVED[StepState.CHANGED], about=step.file, by=by)
    return following


@transaction.atomic
def take_back(step: Step, *, by: Actor) -> None:
    """Take back a step that was just written by mistake, as if it had not been.

    Raises:
        NotYours: when the actor does not accompany her.
        StepStays: when it was written longer ago, or something became of it since.
        StepHasMoved: when it was taken back already.
    """
    CHANGE_STEP.demand(step, by=by)
    demand_running(step.file)
    kept = held(step, StepHasMoved)
    is_as_it_was = kept.follows_id is None and not kept.moves.exists()
    refuse_if(not (is_as_it_was and is_just_kept(kept)), StepStays)
    leave(kept)
    log.write(STEP_TAKEN_BACK, about=step.file, by=by)


@transaction.atomic
def bring_back(step: Step, *, by: Actor) -> None:
    """It was right after all: the step stands where it stood.

    Raises:
        NotYours: when the actor does not accompany her.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_STEP.demand(step, by=by)
    demand_running(step.file)
    if stay(step):
        log.write(STEP_BROUGHT_BACK, about=step.file, by=by)


def _new(file: File, words: str, who: Doer, more: MoreOfStep, by: Actor) -> Step:
    return Step(
        file=file,
        words=words,
        kind=more.kind,
        who=who,
        promised_by=by.hat if who is Doer.CASE_MANAGER else None,
        doer_name=more.name if who is Doer.SOMEBODY else None,
        domain=more.domain or "",
    )


def _move(step: Step, state: StepState) -> None:
    step.state = state
    step.settled_on = clock.today() if state in SETTLED else None
    step.save(update_fields=["state", "settled_on"])
    StepMove(step=step, state=state).save()
