"""Whether data read from a file has the shape of a definition, before anything is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from miriam.questionnaire.domain.definition.loader import TOO_LARGE, is_reasonable
from miriam.questionnaire.domain.definition.problems import Problem, gettext_noop

LISTS = (
    "languages",
    "sections",
    "themes",
    "scales",
    "items",
    "scores",
    "profile",
    "facts",
    "transitions",
)


def misshapen(data: dict[str, Any]) -> Iterator[Problem]:
    """What cannot even be completed: no list, no parts, no code, endless."""
    if not is_reasonable(data):
        yield Problem("", TOO_LARGE)
        return
    if not isinstance(data.get("source_language", ""), str):
        yield Problem("source_language", gettext_noop("un texte est attendu"))
    for name in LISTS:
        if not _are_parts(data.get(name, [])):
            yield Problem(name, gettext_noop("une liste de parties avec un code est attendue"))


def _are_parts(value: object) -> bool:
    return isinstance(value, list) and all(_is_part(one) for one in value)


def _is_part(value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("code"), str)
        and isinstance(value.get("section", ""), str)
    )
