"""The rules of a group: phases, places, candidates, launch list, childcare (no Django)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
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


class CareSource(StrEnum):
    """By whom children are looked after while the group meets."""

    ARTICLE_60 = "article_60"
    PRIORITY = "priority"
    PARTNER = "partner"
    VOLUNTEERS = "volunteers"


class AgreementState(StrEnum):
    """How far an arrangement is; each may follow each other one, so a slip is taken back."""

    ASKED = "asked"
    AGREED = "agreed"
    FALLEN_AWAY = "fallen_away"


@dataclass(frozen=True)
class ChildcarePlaces:
    """Places for children by age, in the bands in which childcare is organised: before nursery
    school (two and a half years), from then on to the end of the fifth year, and from six to
    twelve. They are typed for a group, and never counted from what is known of a woman.
    """

    babies: int = 0
    toddlers: int = 0
    pupils: int = 0

    @property
    def total(self) -> int:
        """Whatever the age."""
        return self.babies + self.toddlers + self.pupils

    def __add__(self, other: "ChildcarePlaces") -> "ChildcarePlaces":
        return ChildcarePlaces(
            self.babies + other.babies, self.toddlers + other.toddlers, self.pupils + other.pupils
        )

    def beyond(self, given: "ChildcarePlaces") -> "ChildcarePlaces":
        """What is left of these once those are given; a place too many of one age is none of
        another.
        """
        return ChildcarePlaces(
            max(0, self.babies - given.babies),
            max(0, self.toddlers - given.toddlers),
            max(0, self.pupils - given.pupils),
        )


@dataclass(frozen=True)
class ArrangementFacts:
    """An arrangement: by whom, with which organisation, how many places of which age, on which
    days of the week (1 is Monday, 7 is Sunday), from a day to a day, both included.
    """

    source: CareSource
    with_whom: str
    places: ChildcarePlaces
    days: tuple[int, ...]
    since: date
    until: date


@dataclass(frozen=True)
class ChildcareThatDay:
    """What a group has of childcare on one day: the places it needs, those that are agreed, and the
    organisations that give them.
    """

    needed: ChildcarePlaces = ChildcarePlaces()
    agreed: ChildcarePlaces = ChildcarePlaces()
    with_whom: tuple[str, ...] = ()

    @property
    def missing(self) -> ChildcarePlaces:
        """Places that nobody gives yet."""
        return self.needed.beyond(self.agreed)

    @property
    def covers(self) -> bool:
        """Something is needed, and all of it is agreed."""
        return self.needed.total > 0 and self.missing.total == 0


def first_week(starts_on: date) -> list[date]:
    """The week that begins with the start: a group meets on one of its days, and which is not
    known here.
    """
    return [starts_on + timedelta(days=days) for days in range(7)]


def childcare_point(
    *, is_said: bool, needed: ChildcarePlaces, has_asked: bool, is_covered: bool
) -> LaunchState:
    """How far the first point of the launch list is: nobody ticks it, it follows from what is
    needed and from what is agreed.
    """
    if is_said and not needed.total:
        return LaunchState.NOT_NEEDED
    if is_covered:
        return LaunchState.SETTLED
    return LaunchState.UNDERWAY if is_said or has_asked else LaunchState.TO_DO
