"""What is asked at each moment, in order: one screen after the other (no Django)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import (
    Audio,
    Item,
    MissingReason,
    Question,
    Scale,
    Text,
)

DEFAULT_INSTRUMENT = "miriam-14-10"
OTHER_INSTRUMENTS = ("who-5", "miriam-2022")
EXAMPLE = "example"
THEN = "then."
FACTS, PROFILE, LOOKING_BACK, COMPARED = "facts", "profile", "then", "transitions"


class Moment(StrEnum):
    """When a measure is taken: at the start, at the end, a year later."""

    START = "T0"
    END = "T1"
    YEAR_AFTER = "T2"


@dataclass(frozen=True)
class Asked:
    """One screen: an item on a scale, or a question answered by choosing."""

    key: str
    block: str
    wording: Text
    missing: tuple[MissingReason, ...]
    lead: Text | None = None
    plain: Text | None = None
    picture: str | None = None
    scale: Scale | None = None
    question: Question | None = None
    withheld: bool = False
    audio: Audio = field(default_factory=dict)
    lead_audio: Audio = field(default_factory=dict)


def asked_at(instrument: Instrument, moment: Moment) -> tuple[Asked, ...]:
    """Every question of this moment, in order: today first, then facts, then the look back."""
    return tuple(_asked_at(instrument, moment))


def _asked_at(instrument: Instrument, moment: Moment) -> Iterator[Asked]:
    for item in instrument.items:
        yield _item(instrument, item)
    for fact in instrument.facts:
        yield _choice(fact, FACTS)
    if moment is Moment.START:
        for question in instrument.profile:
            yield _choice(question, PROFILE)
    else:
        yield from _look_back(instrument)


def _item(instrument: Instrument, item: Item) -> Asked:
    section = instrument.section(item.section)
    return Asked(
        key=item.code,
        block=item.section,
        wording=item.wording,
        missing=item.missing,
        lead=section.lead,
        plain=item.plain,
        picture=item.picture,
        scale=instrument.scale_of(item),
        withheld=item.withheld,
        audio=item.audio,
        lead_audio=section.lead_audio,
    )


def _choice(question: Question, block: str) -> Asked:
    return Asked(
        key=question.code,
        block=block,
        wording=question.wording,
        missing=question.missing,
        plain=question.plain,
        picture=question.picture,
        question=question,
        audio=question.audio,
    )


def _look_back(instrument: Instrument) -> Iterator[Asked]:
    if test := instrument.then_test:
        for code in (*test.items, test.control):
            yield replace(
                _item(instrument, instrument.item(code)),
                key=THEN + code,
                block=LOOKING_BACK,
                lead=test.cue,
                lead_audio=test.cue_audio,
            )
    closed = withheld_keys(instrument)
    for transition in instrument.transitions:
        yield Asked(
            key=transition.code,
            block=COMPARED,
            wording=transition.wording,
            missing=(MissingReason.DONT_KNOW, MissingReason.REFUSED),
            scale=instrument.scale(transition.scale),
            withheld=transition.code in closed,
            audio=transition.audio,
        )


def withheld_keys(instrument: Instrument) -> frozenset[str]:
    """The answers that nobody but herself may see one by one, each time the question comes back."""
    codes = frozenset(item.code for item in instrument.items if item.withheld)
    again = (THEN + code for code in codes)
    compared = (one.code for one in instrument.transitions if one.about in codes)
    return codes.union(again, compared)
