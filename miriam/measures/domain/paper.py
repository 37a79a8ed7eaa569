"""A measure on paper: what is printed, and how it is typed over, one key an answer (no Django).

A withheld question is not printed: whoever types would read it. It is asked on the tablet only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.definition.parts import MissingReason, QuestionKind
from miriam.questionnaire.domain.definition.problems import Problem, gettext_noop
from miriam.questionnaire.domain.given import Given, is_possible

REASONS = {
    "-": MissingReason.NO_ANSWER,
    "?": MissingReason.DONT_KNOW,
    "*": MissingReason.REFUSED,
    "/": MissingReason.NOT_APPLICABLE,
}
TEN = "X"
# The key of the first answer, of the second…; a zero and an O, a one and an I look too alike.
PLACES = "123456789ABCDEFGHJKLMNPQRSTUVWYZ"
OPEN, CLOSE = "(", ")"
WITH_COMMA = re.compile(r"\d[.,]\d")


@dataclass(frozen=True)
class Block:
    """Questions that stand together on the paper, with the number of the first one."""

    name: str
    first: int
    questions: tuple[Asked, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.questions) - 1

    def numbered(self) -> Iterator[tuple[int, Asked]]:
        yield from enumerate(self.questions, start=self.first)


def blocks(questions: Sequence[Asked]) -> tuple[Block, ...]:
    """What is printed, in blocks, numbered through."""
    printed = [asked for asked in questions if not asked.withheld]
    found: list[Block] = []
    for name, members in groupby(printed, key=lambda asked: asked.block):
        first = found[-1].last + 1 if found else 1
        found.append(Block(name, first, tuple(members)))
    return tuple(found)


def marks(asked: Asked) -> dict[str, Given]:
    """The sign of each answer: its code where that is one digit, else the key of its place."""
    if asked.question is not None:
        codes = [choice.code for choice in asked.question.choices]
        return {key: Given(choices=(code,)) for key, code in zip(_keys(codes), codes, strict=True)}
    assert asked.scale is not None
    codes_of = asked.scale.codes
    if all(0 <= code <= 10 for code in codes_of):
        return {TEN if code == 10 else str(code): Given(code=code) for code in codes_of}
    return {key: Given(code=code) for key, code in zip(_keys(codes_of), codes_of, strict=True)}


def _keys(answers: Sequence[object]) -> list[str]:
    """One key for each answer by its place; more answers than keys are numbered, in brackets."""
    if len(answers) <= len(PLACES):
        return list(PLACES[: len(answers)])
    return [f"{place:02d}" for place in range(1, len(answers) + 1)]


@dataclass(frozen=True)
class Typed:
    """What was read of one line of keys, and what was wrong in it."""

    answers: dict[str, Given]
    problems: tuple[Problem, ...] = ()


def read(block: Block, typed: str) -> Typed:
    """One key an answer, in order; several choices stand in brackets."""
    if WITH_COMMA.search(typed):
        what = gettext_noop("une réponse est un nombre entier, sans virgule ni point")
        return Typed({}, (Problem("", what),))
    groups = list(_groups(typed))
    if len(groups) != len(block.questions):
        what = gettext_noop("il faut %(wanted)s réponses, il y en a %(found)s")
        details = {"wanted": len(block.questions), "found": len(groups)}
        return Typed({}, (Problem("", what, details),))
    answers: dict[str, Given] = {}
    wrong: dict[str, list[tuple[int, Asked]]] = {}
    for (number, asked), keys in zip(block.numbered(), groups, strict=True):
        given = _given(asked, keys)
        if given is None:
            wrong.setdefault(keys, []).append((number, asked))
        else:
            answers[asked.key] = given
    return Typed(answers, tuple(_not_answers(keys, where) for keys, where in wrong.items()))


def _not_answers(keys: str, where: Sequence[tuple[int, Asked]]) -> Problem:
    """One sentence for one wrong sign, however often it was typed."""
    numbers = [number for number, _asked in where]
    details = {"number": numbers[0], "numbers": _reach(numbers), "keys": keys, **_bounds(where)}
    one = len(where) == 1
    if "high" not in details:
        what = (
            gettext_noop("question %(number)s : « %(keys)s » n’est pas une réponse")
            if one
            else gettext_noop("questions %(numbers)s : « %(keys)s » n’est pas une réponse")
        )
    elif one:
        what = gettext_noop(
            "question %(number)s : « %(keys)s » n’est pas une réponse ; c’est un nombre entier de "
            "%(low)s à %(high)s"
        )
    else:
        what = gettext_noop(
            "questions %(numbers)s : « %(keys)s » n’est pas une réponse ; c’est un nombre entier "
            "de %(low)s à %(high)s"
        )
    return Problem(where[0][1].key, what, details)


def _reach(numbers: Sequence[int]) -> str:
    """« 16–22, 25 »: neighbours in one go."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{one[0]}–{one[-1]}" if len(one) > 1 else str(one[0]) for one in found)


def _bounds(where: Sequence[tuple[int, Asked]]) -> dict[str, int]:
    """From where to where the answers run, where all these questions run the same way."""
    scales = {one.scale.codes if one.scale else () for _number, one in where}
    codes = sorted(next(iter(scales)))
    whole = len(scales) == 1 and codes and codes == list(range(codes[0], codes[-1] + 1))
    return {"low": codes[0], "high": codes[-1]} if whole and codes[0] >= 0 else {}


def differences(first: Mapping[str, Given], second: Mapping[str, Given]) -> list[str]:
    """The questions that were typed in two ways."""
    return [key for key, given in second.items() if first.get(key) != given]


def _groups(typed: str) -> Iterator[str]:
    """Single keys, or what stands between brackets; an open bracket runs to the end."""
    keys = iter("".join(typed.split()).upper())
    for key in keys:
        if key != OPEN:
            yield key
            continue
        inside = []
        for inner in keys:
            if inner == CLOSE:
                break
            inside.append(inner)
        yield "".join(inside)


def read_one(asked: Asked, typed: str) -> Given | None:
    """The answer to one question, or nothing when this is not one."""
    groups = list(_groups(typed))
    return _given(asked, groups[0]) if len(groups) == 1 else None


def keys_of(asked: Asked, given: Given) -> str:
    """What is typed for this answer: the sign of its box, in brackets what is more than one key."""
    if given.missing is not None:
        return next((key for key, reason in REASONS.items() if reason is given.missing), "")
    keys = "".join(crossed(asked, given))
    return keys if len(keys) == 1 else f"{OPEN}{keys}{CLOSE}"


def crossed(asked: Asked, given: Given) -> list[str]:
    """The signs of the boxes with a cross, for this answer."""
    if given.code is not None:
        return [key for key, one in marks(asked).items() if one.code == given.code]
    wanted = set(given.choices)
    return [key for key, one in marks(asked).items() if wanted.issuperset(one.choices)]


def offers(asked: Asked, reason: MissingReason) -> bool:
    """Whether this reason not to answer may be typed for this question."""
    return is_possible(asked, Given(missing=reason))


def _given(asked: Asked, keys: str) -> Given | None:
    if keys in REASONS:
        given = Given(missing=REASONS[keys])
        return given if is_possible(asked, given) else None
    possible = marks(asked)
    if keys in possible:
        return possible[keys]
    several = asked.question is not None and asked.question.kind is QuestionKind.MULTIPLE
    if not several or not keys or not set(keys) <= set(possible):
        return None
    return Given(choices=tuple(sorted({possible[key].choices[0] for key in keys})))
