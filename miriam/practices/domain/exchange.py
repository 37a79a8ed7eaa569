"""A card as plain data: the file that leaves, the file that is brought, and how a card is kept.

Format `miriam.practice/1` (docs/practice-file.md). Reading executes nothing; what is not in the
format is refused with its place.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from miriam.core import signs
from miriam.practices.domain.card import (
    FEWEST,
    MOST,
    CardShape,
    CardStep,
    CardWords,
    PracticeCard,
    fit_a_session,
)
from miriam.practices.domain.kinds import (
    CardPhase,
    ChildrenHere,
    Energy,
    PracticeKind,
    PracticeTheme,
    ReadingNeeded,
    SharedLanguage,
    Surroundings,
)

Json = dict[str, Any]
Kind = TypeVar("Kind", bound=StrEnum)
FORMAT = "miriam.practice/1"
LARGEST_FILE = 200_000
LANGUAGES = ("fr", "nl")
# How many signs a text may have; `steps` and `materials` are those of one line.
LONGEST = {
    "title": 120,
    "aim": 300,
    "steps": 400,
    "materials": 120,
    "preparation": 1000,
    "watch": 1000,
    "variants": 1000,
    "source": 300,
    "signed": 80,
    "licence": 40,
    "code": 60,
    "pictograms": 40,
}
MOST_LINES, LONGEST_STEP_MINUTES = 30, 480
KINDS: Mapping[str, type[StrEnum]] = {
    "theme": PracticeTheme,
    "kind": PracticeKind,
    "children": ChildrenHere,
    "language": SharedLanguage,
    "reading": ReadingNeeded,
    "energy": Energy,
    "where": Surroundings,
}
SHAPE = {*KINDS, "phases", "people", "pictograms"}
ABOUT = ("source", "signed", "licence")
OUTSIDE = {"format", "code", "words", *ABOUT}
WORDS = {"title", "aim", "steps", "materials", "preparation", "watch", "variants"}


class CardFault(StrEnum):
    """What is wrong with a file."""

    TOO_LARGE = "too_large"
    NOT_JSON = "not_json"
    OTHER_FORMAT = "other_format"
    UNKNOWN = "unknown"
    NO_WORDS = "no_words"
    NO_TITLE = "no_title"
    NO_STEPS = "no_steps"
    NOT_TEXT = "not_text"
    TOO_LONG = "too_long"
    NOT_ONE_OF = "not_one_of"
    NOT_A_LIST = "not_a_list"
    NOT_A_STEP = "not_a_step"
    NOT_PEOPLE = "not_people"
    NOT_READABLE = "not_readable"
    NOT_A_NAME = "not_a_name"
    NO_WORDS_THERE = "no_words_there"
    TWICE = "twice"
    TOO_LONG_TOGETHER = "too_long_together"


@dataclass(frozen=True)
class BadCard(Exception):
    """A file that is no card: the first thing that is wrong, and where."""

    fault: CardFault
    at: str = ""


def _refuse_if(condition: bool, fault: CardFault, at: str = "") -> None:
    if condition:
        raise BadCard(fault, at)


def written(card: PracticeCard) -> bytes:
    """The card as a file."""
    data = {"format": FORMAT, "code": card.code, **as_data(card)}
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def brought(content: bytes, *, drawings: Collection[str]) -> PracticeCard:
    """The card of a file that somebody brings; `drawings` are the codes that pictograms may have.

    Raises:
        BadCard: when it is none.
    """
    _refuse_if(len(content) > LARGEST_FILE, CardFault.TOO_LARGE)
    try:
        data = signs.shown_in(json.loads(content))
    except (ValueError, RecursionError) as error:
        raise BadCard(CardFault.NOT_JSON) from error
    is_ours = isinstance(data, dict) and data.get("format") == FORMAT
    _refuse_if(not is_ours, CardFault.OTHER_FORMAT)
    card = card_of(data)
    _demand_readable(card)
    _demand_said_once(card.shape, drawings)
    for language, words in card.words.items():
        _demand_words(words, f"words.{language}")
    return card


def _demand_readable(card: PracticeCard) -> None:
    for at, text in _texts_of(as_data(card)):
        _refuse_if(not signs.is_readable(text), CardFault.NOT_READABLE, at)
    _refuse_if(not signs.is_a_name(card.signed), CardFault.NOT_A_NAME, "signed")


def _texts_of(data: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text in it, each with its place."""
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, list):
        for one in data:
            yield from _texts_of(one, at)
    elif isinstance(data, dict):
        for name, inner in data.items():
            yield from _texts_of(inner, f"{at}.{name}" if at else name)


def _demand_said_once(shape: CardShape, drawings: Collection[str]) -> None:
    for name in ("phases", "pictograms"):
        said = getattr(shape, name)
        _refuse_if(len(set(said)) < len(said), CardFault.TWICE, name)
    are_known = set(shape.pictograms) <= set(drawings)
    _refuse_if(not are_known, CardFault.NOT_ONE_OF, "pictograms")


def _demand_words(words: CardWords, at: str) -> None:
    """Somebody reads something in each line, and a session can take the steps."""
    _refuse_if(not signs.is_a_name(words.title), CardFault.NOT_A_NAME, f"{at}.title")
    lines = {"steps": [step.title for step in words.steps], "materials": words.materials}
    for name, said in lines.items():
        are_seen = all(map(signs.read_as_written, said))
        _refuse_if(not are_seen, CardFault.NO_WORDS_THERE, f"{at}.{name}")
    _refuse_if(not fit_a_session(words.steps), CardFault.TOO_LONG_TOGETHER, f"{at}.steps")


def as_data(card: PracticeCard) -> Json:
    """All of it but its key and what its row knows, as JSON holds it."""
    shape = card.shape
    return {
        **{name: str(getattr(shape, name)) for name in KINDS},
        "phases": [str(phase) for phase in shape.phases],
        "people": list(shape.people),
        "pictograms": list(shape.pictograms),
        "words": {language: _words_as_data(words) for language, words in card.words.items()},
        "source": card.source,
        "signed": card.signed,
        "licence": card.licence,
    }


def _words_as_data(words: CardWords) -> Json:
    steps = [[step.minutes, step.title] for step in words.steps]
    return {**vars(words), "steps": steps, "materials": list(words.materials)}


def card_of(data: Json, *, code: str = "") -> PracticeCard:
    """The card that this data says.

    Raises:
        BadCard: when something in it is not in the format.
    """
    _only(data, SHAPE | OUTSIDE, "")
    words = data.get("words")
    _refuse_if(not isinstance(words, dict) or not words, CardFault.NO_WORDS)
    assert isinstance(words, dict)
    _only(words, LANGUAGES, "words")
    about: Json = {name: _text(data, name) for name in ABOUT if name in data}
    return PracticeCard(
        code=code or _text(data, "code"),
        shape=_shape(data),
        words={language: _words(said, language) for language, said in words.items()},
        **about,
    )


def _only(data: Json, known: Collection[str], at: str) -> None:
    strange = sorted(set(data) - set(known))
    _refuse_if(bool(strange), CardFault.UNKNOWN, ".".join([*([at] if at else []), *strange[:1]]))


def _shape(data: Json) -> CardShape:
    said: Json = {
        name: _one_of(kind, data[name], name) for name, kind in KINDS.items() if name in data
    }
    if "phases" in data:
        phases = _list(data["phases"], "phases")
        said["phases"] = tuple(_one_of(CardPhase, phase, "phases") for phase in phases)
    if "pictograms" in data:
        said["pictograms"] = _texts(data["pictograms"], "pictograms")
    if "people" in data:
        said["people"] = _people(data["people"])
    return CardShape(**said)


def _one_of(kind: type[Kind], value: Any, at: str) -> Kind:
    _refuse_if(value not in list(kind), CardFault.NOT_ONE_OF, at)
    return kind(value)


def _list(value: Any, at: str) -> list[Any]:
    _refuse_if(not isinstance(value, list) or len(value) > MOST_LINES, CardFault.NOT_A_LIST, at)
    return list(value)


def _people(value: Any) -> tuple[int, int]:
    numbers = _list(value, "people")
    are_numbers = len(numbers) == len("ab") and all(type(number) is int for number in numbers)
    _refuse_if(not are_numbers, CardFault.NOT_PEOPLE, "people")
    fewest, most = numbers
    _refuse_if(not FEWEST <= fewest <= most <= MOST, CardFault.NOT_PEOPLE, "people")
    return fewest, most


def _text(data: Json, name: str, at: str = "") -> str:
    return _as_text(data.get(name, ""), name, f"{at}{name}")


def _as_text(value: Any, name: str, at: str) -> str:
    _refuse_if(not isinstance(value, str), CardFault.NOT_TEXT, at)
    _refuse_if(len(value) > LONGEST[name], CardFault.TOO_LONG, at)
    return str(value).strip()


def _texts(value: Any, at: str) -> tuple[str, ...]:
    name = at.rpartition(".")[2]
    return tuple(_as_text(one, name, at) for one in _list(value, at))


def _words(said: Any, language: str) -> CardWords:
    at = f"words.{language}"
    _refuse_if(not isinstance(said, dict), CardFault.NO_WORDS)
    _only(said, WORDS, at)
    texts = {name: _text(said, name, f"{at}.") for name in WORDS - {"steps", "materials"}}
    _refuse_if(not texts["title"], CardFault.NO_TITLE, at)
    steps = _list(said.get("steps", []), f"{at}.steps")
    _refuse_if(not steps, CardFault.NO_STEPS, at)
    return CardWords(
        **texts,
        steps=tuple(_step(step, f"{at}.steps") for step in steps),
        materials=_texts(said.get("materials", []), f"{at}.materials"),
    )


def _step(value: Any, at: str) -> CardStep:
    is_step = isinstance(value, list) and len(value) == len(CardStep._fields)
    _refuse_if(not is_step or type(value[0]) is not int, CardFault.NOT_A_STEP, at)
    minutes, title = value
    _refuse_if(not 0 <= minutes <= LONGEST_STEP_MINUTES, CardFault.NOT_A_STEP, at)
    return CardStep(_as_text(title, "steps", at), minutes)
