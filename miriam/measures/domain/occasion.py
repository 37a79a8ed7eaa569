"""The rules around taking a measure: when it may be taken, how she answers, who helps, who may read
her words (no Django).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from miriam.people.domain import Scope
from miriam.questionnaire.domain.asked import Moment

TABLET_LASTS = timedelta(hours=3)


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


class Whereabouts(StrEnum):
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
