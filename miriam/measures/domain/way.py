"""The way through the questions: what comes next, where to rest, what may be left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from miriam.measures.domain.parts import parts
from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.definition.parts import MissingReason

# She saw the question and gave nothing; « I do not know » says something.
PASSED = (MissingReason.NO_ANSWER, MissingReason.REFUSED)


class Stop(Enum):
    """What stands at the next place of the way."""

    QUESTION = "question"
    REST = "rest"
    END = "end"


@dataclass(frozen=True)
class Met:
    """The questions of a measure that she met, and those of them that she passed."""

    keys: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()


def ways_out(asked: Asked) -> tuple[MissingReason, ...]:
    """What she may say instead of an answer: beside these there is one button, to pass.

    « I do not want to answer » is passing; measures that say so stay readable.
    """
    return tuple(one for one in asked.missing if one is not MissingReason.REFUSED)


def unseen(questions: Sequence[Asked], met: Met) -> list[int]:
    """The numbers of the questions that she has not met."""
    return [number for number, one in enumerate(questions, 1) if one.key not in met.keys]


def passed(questions: Sequence[Asked], met: Met) -> list[int]:
    """The numbers of those that she passed; what she did with a closed one is hers."""
    return [
        number
        for number, one in enumerate(questions, 1)
        if one.key in met.passed and not one.withheld
    ]


def after(questions: Sequence[Asked], number: int, met: Met) -> tuple[Stop, int]:
    """What comes after this question is answered; once all are met, the next one she passed."""
    if any(one != number for one in unseen(questions, met)):
        if number == len(questions):
            return Stop.END, 0
        rests = {one.last for one in parts(questions)}
        return (Stop.REST if number in rests else Stop.QUESTION), number + 1
    comes_back = questions[number - 1].key in met.keys
    again = [one for one in passed(questions, met) if one > number] if comes_back else []
    return (Stop.QUESTION, again[0]) if again else (Stop.END, 0)
