"""An earlier state of her plan beside today's, and what changed between them, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext_lazy

from miriam.accompaniment.domain import Doer, StepState
from miriam.accompaniment.pages import words
from miriam.accompaniment.pages.steps import who_does
from miriam.accompaniment.selectors.earlier import (
    History,
    PlanThen,
    StepThen,
    WishThen,
    end_of_month,
)
from miriam.core import clock
from miriam.look.dates import written
from miriam.people.models import File


@dataclass(frozen=True)
class MonthToChoose:
    """A month in which something changed: where it is shown, and its name."""

    url: str
    name: str
    is_chosen: bool

    @property
    def kind(self) -> str:
        """How its button looks."""
        return "alt" if self.is_chosen else "quiet"

    @property
    def current(self) -> str:
        """What is said of it to whoever listens."""
        return "true" if self.is_chosen else ""


@dataclass(frozen=True)
class StepLine:
    """A small step as it stood."""

    words: str
    who: str
    tone: str
    picture: str
    state: str
    state_words: str


@dataclass(frozen=True)
class Column:
    """One of the two plans."""

    title: str
    pressing: list[WishThen]
    wishes: list[WishThen]
    steps: list[StepLine]
    done: list[StepLine]


@dataclass(frozen=True)
class PlansBeside:
    """Both, with the months one may choose; nothing to lay beside when there are none."""

    months: list[MonthToChoose]
    columns: list[Column]
    changes: list[str]
    month: str = ""


def beside(file: File, asked: str) -> PlansBeside:
    """The plan at the end of the month that the address asks for (« 2026-03 »; the first one where
    it asks for none that is offered), beside today's.
    """
    history = History(file)
    months = history.months()
    if not months:
        return PlansBeside([], [], [])
    month = next((one for one in months if value_of(one) == asked), months[0])
    then, now = history.at(end_of_month(month)), history.at(clock.today())
    title = gettext("Fin %(month)s") % {"month": written(month, "F Y")}
    return PlansBeside(
        [MonthToChoose(f"?mois={value_of(one)}", _name(one), one == month) for one in months],
        [
            _column(title, then, [], file),
            _column(gettext("Aujourd’hui"), now, _done_since(then, now), file),
        ],
        _changes(then, now),
        value_of(month),
    )


def value_of(month: date) -> str:
    """A month as an address carries it."""
    return f"{month:%Y-%m}"


def _name(month: date) -> str:
    return capfirst(written(month, "F Y"))


def _column(title: str, plan: PlanThen, done: Iterable[StepThen], file: File) -> Column:
    return Column(
        title,
        plan.pressing,
        plan.others,
        [_line(one, file) for one in plan.ahead],
        [_line(one, file) for one in done],
    )


def _line(one: StepThen, file: File) -> StepLine:
    step = one.step
    return StepLine(
        step.words,
        who_does(step, file),
        words.DOER_TONES[Doer(step.who)],
        step.domain,
        one.state,
        str(words.STEP_STATES[one.state]),
    )


def _done_since(then: PlanThen, now: PlanThen) -> list[StepThen]:
    before = {one.step.pk for one in then.done}
    return [one for one in now.done if one.step.pk not in before]


DONE = ngettext_lazy("un petit pas fait", "%(n)d petits pas faits", "n")
NEW = ngettext_lazy("un nouveau petit pas", "%(n)d nouveaux petits pas", "n")
PAUSED = ngettext_lazy("un petit pas mis en pause", "%(n)d petits pas mis en pause", "n")
OTHERWISE = ngettext_lazy("un souhait dit autrement", "%(n)d souhaits dits autrement", "n")
WISHED = ngettext_lazy("un nouveau souhait", "%(n)d nouveaux souhaits", "n")
# Without how many: it is told, and never a score.
CAME_TRUE = ngettext_lazy("un souhait est arrivé", "des souhaits sont arrivés", "n")
ASIDE = ngettext_lazy("un souhait laissé de côté", "%(n)d souhaits laissés de côté", "n")


def _changes(then: PlanThen, now: PlanThen) -> list[str]:
    """« 3 petits pas faits », « un souhait dit autrement »; nothing that goes down is said to."""
    counted = [
        (DONE, len(_done_since(then, now))),
        (NEW, len(_new_steps(then, now))),
        (PAUSED, len(_paused_since(then, now))),
        (OTHERWISE, _said_otherwise(then, now)),
        (WISHED, len(_keys(now) - _keys(then))),
        (CAME_TRUE, len(now.came_true - then.came_true)),
        (ASIDE, len(_keys(then) - _keys(now) - now.came_true)),
    ]
    return [said % {"n": many} for said, many in counted if many]


def _new_steps(then: PlanThen, now: PlanThen) -> set[int]:
    """Those written since, and not in the place of one that changed."""
    known = {one.step.pk for one in then.steps}
    return {
        one.step.pk for one in now.steps if one.step.pk not in known and not one.step.follows_id
    }


def _paused_since(then: PlanThen, now: PlanThen) -> set[int]:
    """One that was paused, and is said in other words now, was so before."""
    before = {one.step.pk for one in then.steps if one.state == StepState.PAUSED}
    for one in now.steps:
        before |= {one.step.pk} if one.step.follows_id in before else set()
    return {one.step.pk for one in now.steps if one.state == StepState.PAUSED} - before


def _said_otherwise(then: PlanThen, now: PlanThen) -> int:
    before = {one.wish.pk: one.said for one in then.wishes}
    return sum(one.said != before.get(one.wish.pk, one.said) for one in now.wishes)


def _keys(plan: PlanThen) -> set[int]:
    return {one.wish.pk for one in plan.wishes}
