"""The rules of a group: phases, places, candidates, the launch list (no Django)."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum


class Phase(StrEnum):
    """Where the emphasis of the group lies."""

    RECRUITMENT = "recruitment"
    FORMATION = "formation"
    DEEPENING = "deepening"
    CLOSING = "closing"
    FOLLOW_UP = "follow_up"
    ENDED = "ended"


# Not a line: a group may go back to where the emphasis belongs.
TRANSITIONS = {
    Phase.RECRUITMENT: {Phase.FORMATION},
    Phase.FORMATION: {Phase.RECRUITMENT, Phase.DEEPENING, Phase.CLOSING},
    Phase.DEEPENING: {Phase.FORMATION, Phase.CLOSING},
    Phase.CLOSING: {Phase.DEEPENING, Phase.FOLLOW_UP},
    Phase.FOLLOW_UP: {Phase.CLOSING, Phase.ENDED},
    Phase.ENDED: {Phase.FOLLOW_UP},
}


def may_become(present: Phase, wanted: Phase) -> bool:
    """Whether this phase may follow that one."""
    return wanted in TRANSITIONS[present]


def welcomes(present: Phase) -> bool:
    """Whether women may still be proposed: not to a group that is coming to its end."""
    return present not in {Phase.CLOSING, Phase.FOLLOW_UP, Phase.ENDED}


def is_start(present: Phase, wanted: Phase) -> bool:
    """Whether this step declares the group started."""
    return present is Phase.RECRUITMENT and wanted is Phase.FORMATION


def free_places(places: int, taken: int) -> int:
    """How many women can still join; a stop that is taken back never makes it negative."""
    return max(0, places - taken)


class Meeting(StrEnum):
    """How far getting to know each other has come; a no leaves nothing, so it is no state."""

    PROPOSED = "proposed"
    MET = "met"
    NOT_NOW = "not_now"


# Sixty days without a yes, and nothing is left of a proposal.
PROPOSAL_LASTS = timedelta(days=60)


class LaunchPoint(StrEnum):
    """What should be settled before a group starts, in the order in which it takes time."""

    CHILDCARE = "childcare"
    PLACE = "place"
    COLLEAGUES = "colleagues"
    DUO = "duo"
    COMMITMENT = "commitment"
    PARTNERS = "partners"


class LaunchState(StrEnum):
    """How far one point is."""

    TO_DO = "to_do"
    UNDERWAY = "underway"
    SETTLED = "settled"
    NOT_NEEDED = "not_needed"


DONE = frozenset({LaunchState.SETTLED, LaunchState.NOT_NEEDED})


def still_open(states: Iterable[LaunchState]) -> int:
    """How many points are not settled yet: something to see, never a bar to the start."""
    return sum(state not in DONE for state in states)
