"""From JSON to a validated definition, or to the list of everything that is wrong with it,
path by path.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from miriam.core import signs
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.problems import Faulty, Problem, gettext_noop

SAYINGS = {
    "missing": gettext_noop("cette valeur manque"),
    "extra_forbidden": gettext_noop("ce nom n’existe pas dans une définition"),
    "enum": gettext_noop("valeur inconnue ; valeurs possibles : %(expected)s"),
    "string_pattern_mismatch": gettext_noop("« %(input)s » n’a pas la forme voulue (%(pattern)s)"),
    "string_too_short": gettext_noop("ce texte est vide"),
    "string_too_long": gettext_noop("ce texte est trop long (%(max_length)s signes au plus)"),
    "string_type": gettext_noop("un texte est attendu"),
    "int_parsing": gettext_noop("« %(input)s » n’est pas un nombre entier"),
    "int_type": gettext_noop("un nombre entier est attendu"),
    "int_from_float": gettext_noop("« %(input)s » n’est pas un nombre entier"),
    "bool_parsing": gettext_noop("oui ou non (true, false) est attendu"),
    "too_short": gettext_noop("il en faut au moins %(min_length)s"),
    "too_long": gettext_noop("il en faut au plus %(max_length)s"),
    "dict_type": gettext_noop("un texte par langue est attendu"),
    "tuple_type": gettext_noop("une liste est attendue"),
    "model_type": gettext_noop("un groupe de valeurs est attendu"),
    "greater_than_equal": gettext_noop("la valeur est trop petite (au moins %(ge)s)"),
    "less_than_equal": gettext_noop("la valeur est trop grande (au plus %(le)s)"),
    "value_error": gettext_noop("cette valeur n’est pas permise"),
}
UNREADABLE = gettext_noop("cette valeur ne peut pas être lue")
TOO_LARGE = gettext_noop("ce fichier est trop grand pour un questionnaire")
NOT_JSON = gettext_noop("ce n’est pas du JSON lisible (ligne %(line)s)")
WRITTEN_TWICE = gettext_noop(
    "ce nom est écrit plusieurs fois au même endroit : un seul compterait, sans qu’on sache lequel"
)
NOT_SHOWN = gettext_noop("un signe de ce texte ne peut pas être lu (�)")
LONGEST_QUOTE = 40
MOST_VALUES, DEEPEST = 100_000, 120
MOST_PROBLEMS = 200


def load(data: object) -> Instrument:
    """The definition in `data`; raises Faulty with every problem found."""
    if strange := tuple(_not_shown(data)):
        raise Faulty(strange[:MOST_PROBLEMS])
    try:
        return Instrument.model_validate(data)
    except ValidationError as error:
        raise Faulty(_problems(error, data)) from error


def _not_shown(data: object) -> Iterator[Problem]:
    """Every text that holds a sign no screen shows."""
    waiting = [("", data)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, str) and not signs.is_readable(value):
            yield Problem(signs.shown(where), NOT_SHOWN)
        elif isinstance(value, dict):
            named = [(f"{where}.{name}" if where else str(name), name) for name in value]
            waiting += [(here, part) for here, name in named for part in (name, value[name])]
        elif isinstance(value, list):
            waiting += [(f"{where}[{_name(one, at)}]", one) for at, one in enumerate(value)]


def faults(kind: type[BaseModel], data: object) -> tuple[Problem, ...]:
    """What is wrong inside one part of a definition, before it meets the others."""
    try:
        kind.model_validate(data)
    except ValidationError as error:
        return _problems(error, data)
    return ()


def load_json(text: str | bytes) -> Instrument:
    return load(read_json(text))


def read_json(text: str | bytes) -> Any:
    """The data in a file that somebody sends, in UTF-8, -16 or -32, with or without a mark.

    Raises:
        Faulty: when it is no JSON, too large for a questionnaire, or says one thing twice.
    """
    twice: dict[str, None] = {}

    def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        times = Counter(name for name, _value in pairs)
        twice.update(dict.fromkeys(name for name in times if times[name] > 1))
        return dict(pairs)

    try:
        data = json.loads(text, object_pairs_hook=each_once)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise Faulty((Problem("", NOT_JSON, {"line": line}),)) from error
    if twice:
        raise Faulty(
            tuple(Problem(signs.shown(name[:LONGEST_QUOTE]), WRITTEN_TWICE) for name in twice)
        )
    if not is_reasonable(data):
        raise Faulty((Problem("", TOO_LARGE),))
    return signs.shown_in(data)


def is_reasonable(data: object) -> bool:
    """Whether there are no more values, and none deeper, than any questionnaire has."""
    level, met = [data], 0
    for _depth in range(DEEPEST):
        met += len(level)
        if not level or met > MOST_VALUES:
            break
        level = [inner for value in level for inner in _directly_in(value)]
    return not level and met <= MOST_VALUES


def _directly_in(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _problems(error: ValidationError, data: object) -> tuple[Problem, ...]:
    """All of them, or as many as somebody reads."""
    found = _without_echoes(error.errors(include_url=False))
    shown = [_problem(one, data) for one in found[:MOST_PROBLEMS]]
    if len(found) > MOST_PROBLEMS:
        what = gettext_noop("et %(many)s autres choses à corriger")
        shown.append(Problem("", what, {"many": len(found) - MOST_PROBLEMS}))
    return tuple(shown)


def _without_echoes(found: Sequence[Any]) -> list[Any]:
    """A list is not too short because what is in it is wrong."""
    wrong = [one["loc"] for one in found]

    def is_echo(one: Any) -> bool:
        length = len(one["loc"])
        inside = (at for at in wrong if len(at) > length and at[:length] == one["loc"])
        return one["type"] == "too_short" and any(inside)

    return [one for one in found if not is_echo(one)]


def _problem(found: Mapping[str, Any], data: object) -> Problem:
    details = {**found.get("ctx", {}), "input": str(found.get("input"))[:LONGEST_QUOTE]}
    if "expected" in details:
        details["expected"] = str(details["expected"]).replace(" or ", ", ").replace("'", "")
    return Problem(path(found["loc"], data), SAYINGS.get(found["type"], UNREADABLE), details)


def path(steps: Sequence[str | int], data: object) -> str:
    """`items[3].wording.fr`, with the code of the part in place of its number where it has one."""
    words: list[str] = []
    for step in steps:
        data = _inside(data, step)
        if isinstance(step, int):
            words.append(f"[{_name(data, step)}]")
        elif step != "[key]":
            words.append(f".{step}" if words else step)
    return "".join(words)


def _inside(data: object, step: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(step)
    if isinstance(data, Sequence) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _name(data: object, step: int) -> str:
    code = data.get("code") if isinstance(data, Mapping) else None
    return str(code) if isinstance(code, str | int) else str(step)
