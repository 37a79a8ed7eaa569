"""Her plan as a paper shows it: today's, or that of an earlier month with its day said."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date

from miriam.accompaniment.domain import StepState
from miriam.accompaniment.models import Aspiration, Step
from miriam.accompaniment.pages.before import value_of
from miriam.accompaniment.selectors.earlier import History, StepThen, WishThen, end_of_month
from miriam.accompaniment.selectors.plan import plan_as_it_is
from miriam.accompaniment.selectors.turns import HerWords
from miriam.core import clock
from miriam.people.models import File


@dataclass(frozen=True)
class PlanOnPaper:
    """One state of her plan; `month` is that of the address where it is an earlier one."""

    day: date
    month: str
    pressing: list[WishThen]
    wishes: list[WishThen]
    steps: list[Step]

    @property
    def texts(self) -> list[str]:
        """What was written in it."""
        said = [one.said.words for one in (*self.pressing, *self.wishes)]
        named = [step.doer_name for step in self.steps if step.doer_name]
        return [*said, *(step.words for step in self.steps), *named]


def on_paper(file: File, asked: str) -> PlanOnPaper | None:
    """The plan at the end of the month that the address asks for (« 2026-03 »), where something
    changed in it; today's where it asks for none.
    """
    return _earlier(History(file), asked) if asked else _today(file)


def _today(file: File) -> PlanOnPaper:
    plan = plan_as_it_is(file)
    pressing, wishes = map(_as_they_stand, (plan.pressing, plan.wishes))
    return PlanOnPaper(clock.today(), "", pressing, wishes, plan.steps)


def _as_they_stand(wishes: Iterable[Aspiration]) -> list[WishThen]:
    return [WishThen(one, HerWords(one.words, one.language), one.presses) for one in wishes]


def _earlier(history: History, asked: str) -> PlanOnPaper | None:
    for month in history.months():
        if value_of(month) == asked:
            then = history.at(end_of_month(month))
            return PlanOnPaper(then.day, asked, then.pressing, then.others, _steps(then.ahead))
    return None


def _steps(ahead: Iterable[StepThen]) -> list[Step]:
    """Copies to be shown and never kept, each in the state that it had; what was paused last."""
    return [_as_it_stood(one) for one in sorted(ahead, key=_is_paused)]


def _is_paused(one: StepThen) -> bool:
    return one.state is StepState.PAUSED


def _as_it_stood(one: StepThen) -> Step:
    step = copy(one.step)
    step.state = one.state
    return step
