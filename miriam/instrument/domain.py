"""The rules around taking a measure: moments, ways of answering, which question follows which
(no Django).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.definition.parts import Audio, Item, MissingReason, Question, Scale, Text
from miriam.people.domain import Scope

DEFAULT_INSTRUMENT = "miriam-14-10"
OTHER_INSTRUMENTS = ("who-5", "miriam-2022")
EXAMPLE = "example"
TABLET_LASTS = timedelta(hours=3)
THEN = "then."
FACTS, PROFILE, LOOKING_BACK, COMPARED = "facts", "profile", "then", "transitions"


class Moment(StrEnum):
    """When a measure is taken: at the start, at the end, a year later."""

    START = "T0"
    END = "T1"
    YEAR_AFTER = "T2"


def needed_for(moment: Moment) -> frozenset[Scope]:
    """What she said yes to before this moment is measured; the year after is asked apart."""
    if moment is Moment.YEAR_AFTER:
        return frozenset({Scope.MEASURE, Scope.FOLLOW_UP_MEASURE})
    return frozenset({Scope.MEASURE})


def is_too_late(moment: Moment, *, closed: bool) -> bool:
    """Whether the accompaniment ended before this measure: there is no start after the end."""
    return closed and moment is Moment.START


class Mode(StrEnum):
    """How she answers; the first is the default."""

    SELF_SCREEN = "self_screen"
    AUDIO = "audio"
    READ_ALOUD = "read_aloud"
    INTERPRETER = "interpreter"
    PEER = "peer"
    SELF_PAPER = "self_paper"
    PHONE = "phone"


class Helper(StrEnum):
    """Who helped her to read or to answer."""

    NOBODY = "nobody"
    CASE_MANAGER = "case_manager"
    INTERPRETER = "interpreter"
    PEER = "peer"
    FAMILY = "family"
    OTHER = "other"


# Who helps, where the way of answering says it already.
HELPERS = {
    Mode.READ_ALOUD: Helper.CASE_MANAGER,
    Mode.INTERPRETER: Helper.INTERPRETER,
    Mode.PEER: Helper.PEER,
}


def helper_in(mode: Mode) -> Helper:
    """Who helps her when she answers in this way, until somebody says otherwise."""
    return HELPERS.get(mode, Helper.NOBODY)


class Present(StrEnum):
    """Who was in the room while she answered."""

    CASE_MANAGER = "case_manager"
    CHILDREN = "children"
    FAMILY = "family"
    FRIEND = "friend"
    INTERPRETER = "interpreter"
    OTHER_WOMEN = "other_women"
    OTHER = "other"


class Place(StrEnum):
    """Where she answered."""

    OFFICE = "office"
    HER_HOME = "her_home"
    GROUP_ROOM = "group_room"
    ELSEWHERE = "elsewhere"
    AT_A_DISTANCE = "at_a_distance"


class Audience(StrEnum):
    """Who may read what she says about her way; she chooses, and nobody for her."""

    TEAM = "team"
    GROUP_REPORT = "group_report"
    RESEARCH = "research"


class Telling(StrEnum):
    """How her words came onto the page."""

    DICTATED = "dictated"
    WRITTEN = "written"


class ReadBack(StrEnum):
    """How she met the exact text before she said yes to it."""

    READ = "read"
    HEARD = "heard"


class State(StrEnum):
    """Where a measure stands."""

    STARTED = "started"
    FINISHED = "finished"


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


END_AFTER = timedelta(days=300)
YEAR = timedelta(days=350)


def due(
    finished: Mapping[Moment, date], *, closed: bool, follow_up: bool, today: date
) -> Moment | None:
    """The measure that may be proposed now; never an obligation, and never a mark on her.

    The end is proposed after some ten months or when the accompaniment closes, the last one a
    year after the end, and only if she agreed to be asked again.
    """
    if Moment.START not in finished:
        return None if closed else Moment.START
    if Moment.END not in finished:
        long_ago = today - finished[Moment.START] >= END_AFTER
        return Moment.END if closed or long_ago else None
    a_year_ago = today - finished[Moment.END] >= YEAR
    still_open = Moment.YEAR_AFTER not in finished
    return Moment.YEAR_AFTER if follow_up and a_year_ago and still_open else None


def withheld_keys(instrument: Instrument) -> frozenset[str]:
    """The answers that nobody but herself may see one by one, each time the question comes back."""
    codes = frozenset(item.code for item in instrument.items if item.withheld)
    again = (THEN + code for code in codes)
    compared = (one.code for one in instrument.transitions if one.about in codes)
    return codes.union(again, compared)
