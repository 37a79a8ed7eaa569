"""Her plan as it stood at the end of an earlier month, out of the days that its rows keep."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Model, QuerySet

from miriam.accompaniment.domain import AHEAD, LEAVING, StepState, TurnKind
from miriam.accompaniment.models import Aspiration, EarlierWords, Step, StepMove, Turn
from miriam.accompaniment.selectors.plan import plan_as_it_is
from miriam.accompaniment.selectors.turns import HerWords
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.people.models import File

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class WishThen:
    """A wish as she said it then."""

    wish: Aspiration
    said: HerWords
    presses: bool


@dataclass(frozen=True)
class StepThen:
    """A step, and where it stood then."""

    step: Step
    state: StepState


@dataclass(frozen=True)
class PlanThen:
    """What she wanted and what lay ahead at the end of a day."""

    day: date
    wishes: list[WishThen]
    steps: list[StepThen]
    # The keys of those that had come true by then.
    came_true: frozenset[int] = frozenset()

    @property
    def pressing(self) -> list[WishThen]:
        """What came before everything else."""
        return [one for one in self.wishes if one.presses]

    @property
    def others(self) -> list[WishThen]:
        """What she wanted beside that."""
        return [one for one in self.wishes if not one.presses]

    @property
    def ahead(self) -> list[StepThen]:
        """The steps that lay ahead."""
        return [one for one in self.steps if one.state in AHEAD]

    @property
    def done(self) -> list[StepThen]:
        """Those that were done by then."""
        return [one for one in self.steps if one.state == StepState.DONE]


class History:
    """All that was kept of one plan, in five queries however long it is."""

    def __init__(self, file: File) -> None:
        plan = plan_as_it_is(file)
        self.wishes = sorted([*plan.aspirations, *plan.set_aside], key=lambda one: one.pk)
        self.steps = sorted([*plan.steps, *plan.settled], key=lambda one: one.pk)
        self._moves = _by(_moves(file=file.pk), "step_id")
        self._turns = _by(_turns(file=file.pk), "aspiration_id")
        by_pk = {wish.pk: wish for wish in self.wishes}
        self._earlier = _by(attach(_earlier(file=file.pk), "aspiration", by_pk), "aspiration_id")

    def months(self) -> list[date]:
        """The first days of the months before this one in which something changed, in order."""
        this = clock.today().replace(day=1)
        return sorted({day.replace(day=1) for day in self._days()} - {this})

    def at(self, day: date) -> PlanThen:
        """The plan as it stood at the end of that day."""
        wishes = [self._wish(one, day) for one in self.wishes if self._was_hers(one, day)]
        steps = [
            StepThen(one, self._state(one, day)) for one in self.steps if one.written_on <= day
        ]
        came_true = {one.pk for one in self.wishes if self._stood(one, day) == TurnKind.CAME_TRUE}
        return PlanThen(day, wishes, steps, frozenset(came_true))

    def _days(self) -> Iterable[date]:
        for wish in self.wishes:
            yield self._first_said(wish)
        yield from (step.written_on for step in self.steps)
        yield from (move.on for moves in self._moves.values() for move in moves)
        yield from (turn.on for turns in self._turns.values() for turn in turns)

    def _first_said(self, wish: Aspiration) -> date:
        return min([wish.said_on, *(one.said_on for one in self._earlier[wish.pk])])

    def _was_hers(self, wish: Aspiration, day: date) -> bool:
        return self._first_said(wish) <= day and self._stood(wish, day) not in LEAVING

    def _stood(self, wish: Aspiration, day: date) -> str:
        return _last(self._turns[wish.pk], day, (*LEAVING, TurnKind.TAKEN_UP))

    def _wish(self, wish: Aspiration, day: date) -> WishThen:
        return WishThen(wish, self._said(wish, day), self._pressed(wish, day))

    def _said(self, wish: Aspiration, day: date) -> HerWords:
        """The latest of her words that are not younger than that day."""
        if wish.said_on <= day:
            return HerWords(wish.words, wish.language)
        by_then = [one for one in self._earlier[wish.pk] if one.said_on <= day]
        return HerWords(by_then[-1].words, by_then[-1].language)

    def _pressed(self, wish: Aspiration, day: date) -> bool:
        turns, kinds = self._turns[wish.pk], (TurnKind.PRESSES, TurnKind.CAN_WAIT)
        if last := _last(turns, day, kinds):
            return last == TurnKind.PRESSES
        later = [turn.kind for turn in turns if turn.kind in kinds]
        return later[0] == TurnKind.CAN_WAIT if later else wish.presses

    def _state(self, step: Step, day: date) -> StepState:
        moves = [move.state for move in self._moves[step.pk] if move.on <= day]
        return StepState(moves[-1]) if moves else StepState.TO_DO


def end_of_month(first: date) -> date:
    """The last day of the month that begins there."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _last(turns: list[Turn], day: date, kinds: tuple[TurnKind, ...]) -> str:
    found = [turn.kind for turn in turns if turn.on <= day and turn.kind in kinds]
    return found[-1] if found else ""


def _by(rows: Iterable[M], key: str) -> dict[int, list[M]]:
    kept: dict[int, list[M]] = defaultdict(list)
    for row in rows:
        kept[getattr(row, key)].append(row)
    return kept


@prepared
def _moves(file: int) -> QuerySet[StepMove]:
    """Where each step of this file went, in order."""
    return StepMove.objects.filter(step__file=file)


@prepared
def _turns(file: int) -> QuerySet[Turn]:
    """Every turn of its wishes, in order."""
    return Turn.objects.filter(file=file)


@prepared
def _earlier(file: int) -> QuerySet[EarlierWords]:
    """How each wish was said before, in order."""
    return EarlierWords.objects.filter(aspiration__file=file).order_by("pk")
