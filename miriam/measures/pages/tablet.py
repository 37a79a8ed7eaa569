"""What stands around the questions on her tablet: the parts, a rest, what is left at the end."""

from dataclasses import dataclass

from miriam.measures.domain import way
from miriam.measures.domain.parts import Part, minutes, parts
from miriam.measures.domain.way import Met
from miriam.measures.models import Administration
from miriam.measures.pages.block_titles import block_title
from miriam.questionnaire.domain.asked import THEN, Asked
from miriam.questionnaire.domain.definition.parts import Presentation
from miriam.questionnaire.pages.presenting import levels_of
from miriam.questionnaire.pages.screen_words import screen_words

BETWEEN = " · "


@dataclass(frozen=True)
class Announced:
    """The parts, said before the first question; none where the questionnaire is short."""

    intro: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Rest:
    """Between two parts: what is done, how much is left, what follows."""

    title: str
    left: str
    following: str


@dataclass(frozen=True)
class LeavingOff:
    """At the end: what to know before she finishes, and where she may go back to."""

    title: str
    text: str
    note: str
    back: str


def announced(administration: Administration) -> Announced | None:
    """In her language, with how many questions each part has."""
    found = parts(administration.questions)
    if not found:
        return None
    words = screen_words(administration.language)
    lines = (
        words.said(
            "part_line",
            title=_title(administration, one),
            questions=words.numbered("questions", one.many),
        )
        for one in found
    )
    return Announced(words.counted("parts_intro", of=len(found)), tuple(lines))


def between(administration: Administration, number: int, met: Met) -> Rest | None:
    """The rest before this question; nothing where no part begins with it."""
    found = parts(administration.questions)
    place = next((at for at, one in enumerate(found) if at and one.first == number), 0)
    if not place:
        return None
    words = screen_words(administration.language)
    left = len([one for one in way.unseen(administration.questions, met) if one >= number])
    return Rest(
        title=words.counted("rest_title", at=place, of=len(found)),
        left=_left(administration, left),
        following=words.said("rest_next", title=_title(administration, found[place])),
    )


def _left(administration: Administration, many: int) -> str:
    if not many:
        return ""
    words = screen_words(administration.language)
    return words.said(
        "rest_left",
        questions=words.numbered("questions", many),
        minutes=words.numbered("minutes", minutes(many)),
    )


def leaving(administration: Administration, met: Met) -> LeavingOff:
    """What she has not seen; else what she passed, closed questions left out."""
    words, questions = screen_words(administration.language), administration.questions
    if left := len(way.unseen(questions, met)):
        return LeavingOff(words["end"], words.numbered("left", left), "", words["return"])
    if not (passed := len(way.passed(questions, met))):
        return LeavingOff(words["seen_all"], "", "", words["return"])
    closes = any(asked.withheld for asked in questions)
    return LeavingOff(
        words["seen_all"],
        words.numbered("passed", passed),
        words["passed_closed"] if closes else "",
        words["return_passed"],
    )


def reads_at_a_glance(asked: Asked) -> bool:
    """Whether the answers stand side by side on a wide screen: each has its filling."""
    scale = asked.scale
    return (
        scale is not None
        and scale.presentation is Presentation.CHOICES
        and levels_of(scale) == len(scale.options)
    )


def said_at_once(administration: Administration, asked: Asked) -> bool:
    """Whether the simple words stand open under the question: the name of a domain says little."""
    items = administration.version.definition.items
    return asked.key.removeprefix(THEN) in {item.code for item in items if item.stands_alone}


def _title(administration: Administration, part: Part) -> str:
    definition, language = administration.version.definition, administration.language
    return BETWEEN.join(block_title(definition, block, language) for block in part.blocks)
