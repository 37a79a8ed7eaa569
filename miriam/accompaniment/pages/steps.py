"""Small steps as boxes that tick, on her plan and on her file; and what may become of one."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from miriam.accompaniment.domain import STEP_TRANSITIONS, Doer, StepKind, StepState
from miriam.accompaniment.models import Step
from miriam.accompaniment.pages import words
from miriam.lists.life_domain_words import LIFE_DOMAINS_IN_PLAIN_WORDS
from miriam.lists.life_domains import LifeDomain
from miriam.look.addresses import address
from miriam.look.components.html import NOTHING, joined, when
from miriam.look.components.ticks import Tick, round_link, tick, ticks
from miriam.look.dates import nearby
from miriam.people.models import File


def who_does(step: Step, file: File) -> str:
    """By name: the page is read by both of them."""
    if step.promised_by:
        return step.promised_by.account.first_name
    if step.who == Doer.SOMEBODY:
        return step.doer_name or str(words.SOMEBODY)
    return str(file.call_name if step.who == Doer.HER else words.TOGETHER)


def step_ticks(context: dict[str, Any], steps: Iterable[Step], file: File) -> SafeString:
    """A square each: it says that one ahead is done, and takes up again one that was.

    In a file that is closed nothing moves any more, and the squares are only drawn.
    """
    return ticks(joined(tick(context, _of(step, file)) for step in steps))


def _of(step: Step, file: File) -> Tick:
    return Tick(
        step.words,
        url="" if file.is_closed else _address(step),
        label=_label(step),
        is_done=not step.is_ahead,
        who=who_does(step, file),
        tone=words.DOER_TONES[Doer(step.who)],
        picture=step.domain,
        picture_words=_plain(step),
        below=_where_it_stands(step),
        end=NOTHING if file.is_closed or not step.is_ahead else _pencil(step),
    )


def _address(step: Step) -> str:
    return address(f"accompaniment:step_{'done' if step.is_ahead else 'reopen'}", step.public_id)


def _label(step: Step) -> str:
    if step.is_ahead:
        return words.done_label(step.words, step.kind)
    return _("Reprendre : %(what)s") % {"what": step.words}


def _plain(step: Step) -> str:
    return str(LIFE_DOMAINS_IN_PLAIN_WORDS[LifeDomain(step.domain)]) if step.domain else ""


def _where_it_stands(step: Step) -> SafeString:
    """« un prêt · en route », « fait le 3 mars »; of what simply lies ahead, nothing."""
    said = [*_kind(step), *_state(step)]
    return when(said, "<small>{}</small>", " · ".join(map(str, said)))


def _kind(step: Step) -> list[Promise]:
    is_thing = step.kind != StepKind.STEP and step.is_ahead
    return [words.STEP_KINDS[StepKind(step.kind)]] if is_thing else []


def _state(step: Step) -> list[Promise | str]:
    if step.settled_on:
        return [str(words.DONE_ON[StepKind(step.kind)]) % {"day": nearby(step.settled_on)}]
    return [] if step.state == StepState.TO_DO else [words.STEP_STATES[StepState(step.state)]]


def _pencil(step: Step) -> SafeString:
    label = _("Changer : %(what)s") % {"what": step.words}
    return round_link(address("accompaniment:step_change", step.public_id), "pencil", label)


PAGES = {
    StepState.TO_DO: "step_reopen",
    StepState.UNDER_WAY: "step_under_way",
    StepState.PAUSED: "step_pause",
    StepState.DONE: "step_done",
    StepState.LET_GO: "step_let_go",
}
# What one may say of it on its page; that it is done is said by its square.
MOVES = {
    StepState.UNDER_WAY: gettext_lazy("En route"),
    StepState.TO_DO: gettext_lazy("Reprendre"),
    StepState.PAUSED: gettext_lazy("Mettre en pause"),
    StepState.LET_GO: gettext_lazy("Laisser de côté"),
}


def moves(step: Step) -> list[tuple[str, str]]:
    """Where it may go by one tap from where it stands, each with its words."""
    state = StepState(step.state)
    may = [wanted for wanted in MOVES if wanted in STEP_TRANSITIONS[state]]
    pages = {wanted: f"accompaniment:{PAGES[wanted]}" for wanted in may}
    return [(address(pages[wanted], step.public_id), _move(state, wanted)) for wanted in may]


def _move(state: StepState, wanted: StepState) -> str:
    is_slip = (state, wanted) == (StepState.UNDER_WAY, StepState.TO_DO)
    return _("Pas encore en route") if is_slip else str(MOVES[wanted])
