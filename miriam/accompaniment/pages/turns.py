"""Changes of direction as lines of the thread and of the story of her plan."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from miriam.accompaniment.domain import StepKind, StepState, TurnKind
from miriam.accompaniment.models import Step
from miriam.accompaniment.pages import words
from miriam.accompaniment.selectors.turns import HerWords, TurnTold
from miriam.look.addresses import address
from miriam.look.components.acts import link_button, post_button
from miriam.look.components.blocks import quote, row, rows
from miriam.look.components.html import NOTHING, joined, markup, when
from miriam.look.components.marks import chip
from miriam.look.dates import nearby
from miriam.people.models import File


def turned(told: TurnTold, *, time: str, acts: SafeString = NOTHING) -> SafeString:
    """« Changement de direction », « C’est arrivé »: her words for it, how she said it before, how
    from then on.
    """
    turn = told.turn
    why = quote(markup("{}", turn.words), lang=turn.language) if turn.words else NOTHING
    said = joined([why, *_wish(told), acts])
    if turn.kind == TurnKind.CAME_TRUE:
        return row(said, _("C’est arrivé"), time=time)
    how = chip(words.TURNS[TurnKind(turn.kind)], tone="plum")
    return row(said, _("Changement de direction"), time=time, chips=how)


def _wish(told: TurnTold) -> Iterable[SafeString]:
    if told.after is None:
        return [_said(_("Ce souhait :"), told.before)]
    return [_said(_("Avant :"), told.before), _said(_("Depuis :"), told.after)]


def _said(label: str, said: HerWords) -> SafeString:
    return markup(
        '<p class="small"><span class="soft">{}</span> <span lang="{}" dir="auto">{}</span></p>',
        label,
        said.language,
        said.words,
    )


def story(
    context: dict[str, Any], turns: Iterable[TurnTold], steps: Iterable[Step], file: File
) -> SafeString:
    """What changed on the way, the latest on top, each with what can be done about it."""
    lines = [
        *((told.on, _turn(context, told, file)) for told in turns),
        *((step.settled_on or step.written_on, _step(context, step, file)) for step in steps),
    ]
    lines.sort(key=lambda line: line[0], reverse=True)
    return rows(joined(line for _day, line in lines))


def _turn(context: dict[str, Any], told: TurnTold, file: File) -> SafeString:
    acts = NOTHING if file.is_closed else _acts(context, told)
    return turned(told, time=nearby(told.on), acts=acts)


def _acts(context: dict[str, Any], told: TurnTold) -> SafeString:
    turn = told.turn
    label = _("Changer mes mots") if turn.words else _("Le dire avec mes mots")
    url = address("accompaniment:turn_words", turn.public_id)
    return markup(
        '<div class="actions">{}{}</div>',
        link_button(url, label, kind="quiet", small=True),
        _again(context, told) if told.is_how_it_left else NOTHING,
    )


def _again(context: dict[str, Any], told: TurnTold) -> SafeString:
    url = address("accompaniment:aspiration_take_up", told.turn.aspiration.public_id)
    return post_button(context, url, _("Reprendre"), kind="quiet", small=True)


def _step(context: dict[str, Any], step: Step, file: File) -> SafeString:
    state = StepState(step.state)
    may_return = state is StepState.LET_GO and not file.is_closed
    url = address("accompaniment:step_reopen", step.public_id)
    again = post_button(context, url, _("Reprendre"), kind="quiet", small=True)
    return row(
        when(may_return, "<p>{}</p>", again),
        step.words,
        time=nearby(step.settled_on),
        chips=joined(chip(one) for one in [*_kind(step), words.STEP_STATES[state]]),
    )


def _kind(step: Step) -> list[object]:
    return [] if step.kind == StepKind.STEP else [words.STEP_KINDS[StepKind(step.kind)]]
