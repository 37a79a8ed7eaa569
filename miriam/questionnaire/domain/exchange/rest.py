"""What a foreign format has no place for, as rows of path and value:
`scores[empowerment].min_answered`, `10`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from miriam.core import signs
from miriam.questionnaire.domain.definition.canonical import leaves
from miriam.questionnaire.domain.definition.loader import is_reasonable

STEP = re.compile(r"([A-Za-z_][\w-]*)(?:\[([^\]]*)\])?")
MOST_STEPS = 12

Rows = list[tuple[str, str]]


def rows(data: dict[str, Any], carried: Callable[[str], bool]) -> Rows:
    """Every value of the definition whose path the format does not carry itself."""
    return [(path, _written(value)) for path, value in leaves(data) if not carried(path)]


def restore(data: dict[str, Any], found: Iterable[tuple[str, str]]) -> list[str]:
    """Put the rows back where they belong; returns the paths that could not be understood."""
    lost = []
    for path, value in found:
        if not _put(data, path, _read(value)):
            lost.append(path)
    return lost


def general(path: str) -> str:
    """The path without codes: `items[].wording.fr`."""
    return re.sub(r"\[[^\]]*\]", "[]", path)


def _written(value: object) -> str:
    if isinstance(value, str) and not _looks_like_json(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _read(text: str) -> object:
    return signs.shown_in(json.loads(text)) if _looks_like_json(text) else text


def _looks_like_json(text: str) -> bool:
    try:
        return is_reasonable(json.loads(text))
    except (ValueError, RecursionError):
        return False


def _put(data: dict[str, Any], path: str, value: object) -> bool:
    steps = [STEP.fullmatch(step) for step in path.split(".", maxsplit=MOST_STEPS)]
    if len(steps) > MOST_STEPS or None in steps:
        return False
    here: Any = data
    for step in (step for step in steps[:-1] if step):
        here = _enter(here, step.group(1), step.group(2))
        if here is None:
            return False
    last = steps[-1]
    if last is None or last.group(2) is not None or not isinstance(here, dict):
        return False
    here[last.group(1)] = value
    return True


def _enter(here: dict[str, Any], name: str, code: str | None) -> dict[str, Any] | None:
    if code is None:
        inner = here.setdefault(name, {})
        return inner if isinstance(inner, dict) else None
    parts = here.setdefault(name, [])
    if not isinstance(parts, list):
        return None
    for part in parts:
        if isinstance(part, dict) and str(part.get("code")) == code:
            return part
    parts.append({"code": code})
    added: dict[str, Any] = parts[-1]
    return added
