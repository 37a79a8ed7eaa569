"""What one screen of the questionnaire shows, in her language: a question and its answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString

from miriam import look
from miriam.look.components.answers import bars, glass
from miriam.look.components.html import NOTHING
from miriam.look.language import said
from miriam.questionnaire.domain.asked import LOOKING_BACK, Asked
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import (
    Audio,
    Choice,
    FirstStep,
    Option,
    Presentation,
    QuestionKind,
    Scale,
    Status,
)
from miriam.questionnaire.pages.screen_words import ScreenWords, screen_words

PICTOGRAMS = Path(look.__file__).parent / "static" / "look" / "pictograms"
SYMBOLS: dict[str, Callable[[int, int], SafeString]] = {"glass": glass, "bar": bars}
# A name in a file may ask for any number: no scale has a hundred answers.
FILLING = re.compile(r"(glass|bar)-([0-9]{1,2})(?:\.svg)?")


@dataclass(frozen=True)
class Shown:
    """One thing to tap: it sends `name=value`, or leads to the second step at `step`."""

    label: str
    name: str = ""
    value: str = ""
    step: str = ""
    symbol: SafeString = NOTHING
    voice: str = ""
    listen: str = ""


@dataclass(frozen=True)
class Screen:
    """One question as she sees it."""

    number: int
    of: int
    wording: str
    lead: str
    plain: str
    picture: str
    choices: tuple[Shown, ...]
    beside: tuple[Shown, ...]
    several: bool = False
    narrow: bool = False
    withheld: bool = False
    done: bool = False
    step: str = ""
    voices: tuple[str, ...] = ()


def screen(
    asked: Asked,
    *,
    number: int,
    of: int,
    language: str,
    step: str,
    done: bool,
    words: ScreenWords,
    heard: frozenset[str] = frozenset(),
) -> Screen:
    """The screen of one question; `step` names the first half of a two-step answer already made,
    `heard` the recordings that can be played.
    """
    scale = asked.scale
    step = step if scale and step in _branches(scale) else ""
    question = asked.question
    return Screen(
        number=number,
        of=of,
        wording=said(asked.wording, language),
        lead=said(asked.lead, language),
        plain=(asked.plain or {}).get(language, ""),
        picture=pictogram_of(asked.picture),
        choices=tuple(
            _with_voice(shown, heard, words) for shown in _choices(asked, language, step)
        ),
        beside=tuple(
            Shown(words[reason.value], "missing", reason.value) for reason in asked.missing
        ),
        several=question is not None and question.kind is QuestionKind.MULTIPLE,
        narrow=scale is not None and scale.presentation is Presentation.NUMBER_LINE,
        withheld=asked.withheld,
        done=done,
        step=step,
        voices=_voices(asked, language, heard),
    )


def playable(audio: Audio, language: str, heard: frozenset[str]) -> str:
    """The recording in her language; without one nothing is offered, and never another voice."""
    name = audio.get(language, "")
    return name if name in heard else ""


def _voices(asked: Asked, language: str, heard: frozenset[str]) -> tuple[str, ...]:
    """What is played one after the other: the sentence above, then the question.

    A look back is not read without its own sentence: the question alone would ask about today.
    """
    lead = playable(asked.lead_audio, language, heard)
    question = playable(asked.audio, language, heard)
    if not question or (asked.block == LOOKING_BACK and not lead):
        return ()
    return (lead, question) if lead else (question,)


def _with_voice(shown: Shown, heard: frozenset[str], words: ScreenWords) -> Shown:
    """An answer with a button to hear it, where there is a voice."""
    if shown.voice not in heard:
        return replace(shown, voice="")
    return replace(shown, listen=words.said("listen_to", words=shown.label))


def recordings_of(asked: Asked) -> frozenset[str]:
    """Every recording that is named for one screen: of its texts and of its answers."""
    spoken = (asked.lead_audio, asked.audio, *(answer.audio for answer in _answers(asked)))
    return frozenset(name for audio in spoken for name in audio.values())


def _answers(asked: Asked) -> tuple[Option | FirstStep | Choice, ...]:
    if asked.scale is not None:
        return (*asked.scale.options, *asked.scale.first_steps)
    return asked.question.choices if asked.question else ()


def _choices(asked: Asked, language: str, step: str) -> tuple[Shown, ...]:
    if asked.question is not None:
        return tuple(
            Shown(
                said(choice.label, language),
                "choices",
                choice.code,
                voice=choice.audio.get(language, ""),
            )
            for choice in asked.question.choices
        )
    assert asked.scale is not None
    if asked.scale.presentation is Presentation.TWO_STEPS:
        return _second_step(asked.scale, language, step) or _first_step(asked.scale, language)
    return tuple(_option(asked.scale, code, language) for code in asked.scale.codes)


def _branches(scale: Scale) -> dict[str, tuple[int, ...]]:
    return {step.code: step.options for step in scale.first_steps if len(step.options) > 1}


def _first_step(scale: Scale, language: str) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            label=said(step.label, language),
            name="" if len(step.options) > 1 else "code",
            value="" if len(step.options) > 1 else str(step.options[0]),
            step=step.code if len(step.options) > 1 else "",
            symbol=symbol_of(step.picture, levels_of(scale)),
            voice=step.audio.get(language, ""),
        )
        for step in scale.first_steps
    )


def _second_step(scale: Scale, language: str, step: str) -> tuple[Shown, ...]:
    return tuple(
        _option(scale, code, language, brief=True) for code in _branches(scale).get(step, ())
    )


def _option(scale: Scale, code: int, language: str, *, brief: bool = False) -> Shown:
    option = scale.option(code)
    label = option.step_label if brief else option.label
    return Shown(
        label=said(label, language),
        name="code",
        value=str(code),
        symbol=symbol_of(option.picture, levels_of(scale)),
        voice=option.audio.get(language, ""),
    )


def levels_of(scale: Scale) -> int:
    """How many fillings the pictures of a scale count, the empty one included."""
    return max((_level(option.picture)[1] for option in scale.options), default=0) + 1


def _level(picture: str | None) -> tuple[str, int]:
    found = FILLING.fullmatch(picture or "")
    return (found[1], int(found[2])) if found else ("", 0)


def symbol_of(picture: str | None, of: int) -> SafeString:
    """A glass that fills or bars that grow, for a picture named `glass-3.svg` or `bar-2.svg`."""
    kind, level = _level(picture)
    return SYMBOLS[kind](level, of) if kind and level < of else NOTHING


def pictogram_of(picture: str | None) -> str:
    """The name of a pictogram of the house; a picture that is not there is left out."""
    name = (picture or "").removesuffix(".svg")
    return name if name in known_pictograms() else ""


@cache
def known_pictograms() -> frozenset[str]:
    return frozenset(path.stem for path in PICTOGRAMS.glob("*.svg"))


def is_reviewed(definition: Instrument, language: str) -> bool:
    """Whether somebody whose language it is has read the questions and the words around them."""
    statuses = {one.code: one.status for one in definition.languages}
    around = screen_words(language).reviewed
    return around and statuses.get(language) is not Status.UNREVIEWED
