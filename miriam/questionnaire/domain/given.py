"""An answer as it is given, and whether it is one of those that the question offers (no Django)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.definition.parts import MissingReason, QuestionKind

ALWAYS_POSSIBLE = (MissingReason.NO_ANSWER, MissingReason.NOT_ASKED)


@dataclass(frozen=True)
class Given:
    """What was chosen on one screen: a code, choices about facts, or why there is nothing."""

    code: int | None = None
    choices: tuple[str, ...] = ()
    missing: MissingReason | None = None
    help_asked: bool = False
    audio_played: int = 0


def as_data(given: Given) -> dict[str, Any]:
    """What was answered, as it is sealed: without how it came about."""
    if given.missing is not None:
        return {"missing": given.missing.value}
    return {"choices": sorted(set(given.choices))} if given.code is None else {"code": given.code}


def from_data(data: Mapping[str, Any]) -> Given:
    """The answer that `as_data` wrote down."""
    missing = data.get("missing")
    return Given(
        code=data.get("code"),
        choices=tuple(data.get("choices", ())),
        missing=MissingReason(missing) if missing else None,
    )


def is_possible(asked: Asked, given: Given) -> bool:
    """Whether the question offers this answer."""
    if given.missing is not None:
        nothing_else = given.code is None and not given.choices
        return nothing_else and given.missing in (*asked.missing, *ALWAYS_POSSIBLE)
    if asked.scale is not None:
        return given.code in asked.scale.codes and not given.choices
    return given.code is None and _are_choices(asked, given.choices)


def _are_choices(asked: Asked, chosen: Collection[str]) -> bool:
    if asked.question is None:
        return False
    known = {choice.code: choice for choice in asked.question.choices}
    if not chosen or not set(chosen) <= known.keys():
        return False
    together = asked.question.kind is QuestionKind.MULTIPLE and not any(
        known[it].alone for it in chosen
    )
    return together or len(set(chosen)) == 1
