"""A definition while it is written, as data: its parts found, put, moved and taken away."""

from __future__ import annotations

import copy
import re
from typing import Any

from miriam.questionnaire.domain.definition.instrument import RECORDED
from miriam.questionnaire.domain.exchange import shape
from miriam.questionnaire.domain.exchange.filling import (
    TEXTS,
    UNKNOWN_ORIGIN,
    UNKNOWN_RIGHTS,
    language,
)

Json = dict[str, Any]

HEAD, THEN_TEST = "head", "then_test"
HEAD_NAMES = (
    "id",
    "title",
    "origin",
    "licence",
    "rights",
    "source_language",
    "prompt",
)
LISTS = shape.LISTS
BELONGS = re.compile(r"(\w+)\[([^\]]+)\]")
NO_AND_YES = {
    "fr": ("Non", "Oui"),
    "nl": ("Nee", "Ja"),
    "en": ("No", "Yes"),
    "de": ("Nein", "Ja"),
}


def blank(name: str, title: str, source: str) -> Json:
    """A first page: one language, one section, a scale of two answers, no question yet."""
    answers = zip((1, 2), NO_AND_YES[source], strict=True)
    options = [{"code": code, "label": {source: label}} for code, label in answers]
    return {
        "id": name,
        "version": "1.0.0",
        "title": {source: title},
        "origin": {source: UNKNOWN_ORIGIN},
        "licence": "unknown",
        "rights": {source: UNKNOWN_RIGHTS},
        "source_language": source,
        "languages": [language(source)],
        "scales": [{"code": "answers", "options": options}],
        "sections": [{"code": "questions", "title": {source: "Questions"}}],
        "items": [],
    }


def find(data: Json, kind: str, code: str) -> Json | None:
    """A part; the head and the look back exist once and are always there."""
    if kind == HEAD:
        return {name: data[name] for name in HEAD_NAMES if name in data}
    if kind == THEN_TEST:
        return data.get(THEN_TEST) or {}
    return next((part for part in data.get(kind, []) if part["code"] == code), None)


def put(data: Json, kind: str, part: Json) -> Json:
    """The data with this part in the place of the one of the same code, or as the last one."""
    found = copy.deepcopy(data)
    if kind == HEAD:
        kept = {name: value for name, value in found.items() if name not in HEAD_NAMES}
        return {**part, **kept}
    if kind == THEN_TEST:
        return _with_then_test(found, part)
    parts = found.setdefault(kind, [])
    place = next((at for at, one in enumerate(parts) if one["code"] == part["code"]), len(parts))
    parts[place : place + 1] = [part]
    return found


def _with_then_test(data: Json, part: Json) -> Json:
    data.pop(THEN_TEST, None)
    return {**data, THEN_TEST: part} if part else data


def remove(data: Json, kind: str, code: str) -> Json:
    """The data without this part; with a language go all its words and recordings."""
    found = copy.deepcopy(data)
    found[kind] = [part for part in found.get(kind, []) if part["code"] != code]
    if kind == "languages":
        _forget_language(found, code)
    return found


def _forget_language(value: object, code: str) -> None:
    if isinstance(value, list):
        for inner in value:
            _forget_language(inner, code)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name in (*TEXTS, *RECORDED) and isinstance(inner, dict):
                inner.pop(code, None)
            else:
                _forget_language(inner, code)


def move(data: Json, kind: str, code: str, by: int) -> Json:
    """The data with this part earlier (`by` -1) or later (1); at the edge it stays."""
    found = copy.deepcopy(data)
    parts = found.get(kind, [])
    here = next((at for at, one in enumerate(parts) if one["code"] == code), None)
    if here is not None and 0 <= here + by < len(parts):
        parts[here], parts[here + by] = parts[here + by], parts[here]
    return found


def codes(data: Json, *kinds: str) -> list[str]:
    """The codes in use in these lists, in their order."""
    return [part["code"] for kind in kinds for part in data.get(kind, [])]


def owner_of(where: str) -> tuple[str, str]:
    """The part that a path belongs to: `items[trees].wording` to the question `trees`."""
    if found := BELONGS.match(where):
        return found[1], found[2]
    name = where.split(".", maxsplit=1)[0]
    return (name, "") if name in LISTS else (name if name == THEN_TEST else HEAD, name)
