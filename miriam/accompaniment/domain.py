"""Kinds of encounter, depths of a note, what may become of a step, of a wish and of an appointment,
and how often one meets (no Django).
"""

from datetime import date, timedelta
from enum import StrEnum

from miriam.vault.domain import Depth


class EncounterKind(StrEnum):
    """Where and how one meets; all of them count alike."""

    OFFICE = "office"
    HOME = "home"
    WALK = "walk"
    CAFE = "cafe"
    PHONE = "phone"
    MESSAGE = "message"
    ONLINE = "online"
    SCHOOL = "school"
    ADMINISTRATION = "administration"
    DOCTOR = "doctor"
    COURT = "court"
    INFORMAL = "informal"


class BegunBy(StrEnum):
    """Who took the first step towards the other."""

    HER = "her"
    TEAM = "team"
    OTHER = "other"


# Who reads a note: she and her team, or her team alone.
NOTE_DEPTHS = (Depth.SHARED, Depth.WORKING)


class Gone(StrEnum):
    """How a note that stood in the wrong file left it."""

    WITHDRAWN = "withdrawn"
    MOVED = "moved"


class Doer(StrEnum):
    """Who does a step: with her before for her, and never instead of her."""

    HER = "her"
    TOGETHER = "together"
    CASE_MANAGER = "case_manager"
    SOMEBODY = "somebody"


class StepKind(StrEnum):
    """A thing to do, or a thing that reaches her: a computer lent, a pram given."""

    STEP = "step"
    LOAN = "loan"
    GIFT = "gift"


class StepState(StrEnum):
    """Where a step stands. There is no late: a step has no date that it must be done by."""

    TO_DO = "to_do"
    UNDER_WAY = "under_way"
    PAUSED = "paused"
    DONE = "done"
    LET_GO = "let_go"
    CHANGED = "changed"


# What is still ahead; of it, what somebody who promised it has in hand.
AHEAD = (StepState.TO_DO, StepState.UNDER_WAY, StepState.PAUSED)
IN_HAND = (StepState.TO_DO, StepState.UNDER_WAY)
SETTLED = frozenset({StepState.DONE, StepState.LET_GO, StepState.CHANGED})

# A changed step is followed by another one, so it stays as it was. What is done or let go returns
# to any place where it can have stood, for a tap is taken back to where it was made.
STEP_TRANSITIONS: dict[StepState, frozenset[StepState]] = {
    StepState.TO_DO: frozenset({StepState.UNDER_WAY, StepState.PAUSED}) | SETTLED,
    StepState.UNDER_WAY: frozenset({StepState.TO_DO, StepState.PAUSED}) | SETTLED,
    StepState.PAUSED: frozenset({StepState.TO_DO, StepState.UNDER_WAY}) | SETTLED,
    StepState.DONE: frozenset(AHEAD),
    StepState.LET_GO: frozenset(AHEAD),
    StepState.CHANGED: frozenset(),
}


def may_become(state: StepState, wanted: StepState) -> bool:
    """Whether a step in this state may take the other one."""
    return wanted in STEP_TRANSITIONS[state]


class TurnKind(StrEnum):
    """How a wish took another direction; none of them is a failure."""

    CHANGED = "changed"
    SET_ASIDE = "set_aside"
    TAKEN_UP = "taken_up"
    CAME_TRUE = "came_true"
    PRESSES = "presses"
    CAN_WAIT = "can_wait"


# These are said in the story. That something presses is read on top of the plan.
TOLD_TURNS = (TurnKind.CHANGED, TurnKind.SET_ASIDE, TurnKind.TAKEN_UP, TurnKind.CAME_TRUE)

# A wish leaves her plan in one of these ways, and comes back whenever she wants it again.
LEAVING = (TurnKind.SET_ASIDE, TurnKind.CAME_TRUE)


class Company(StrEnum):
    """With whom an appointment is: with her, with her and somebody else, or about her, without."""

    HER = "her"
    PARTNER = "partner"
    WITHOUT_HER = "without_her"


class AppointmentState(StrEnum):
    """Where an appointment stands. Nobody failed to come: it is moved or dropped, and no more."""

    PLANNED = "planned"
    HELD = "held"
    DROPPED = "dropped"


# What has its note becomes planned again when the note is taken back.
APPOINTMENT_TRANSITIONS: dict[AppointmentState, frozenset[AppointmentState]] = {
    AppointmentState.PLANNED: frozenset({AppointmentState.HELD, AppointmentState.DROPPED}),
    AppointmentState.HELD: frozenset({AppointmentState.PLANNED}),
    AppointmentState.DROPPED: frozenset({AppointmentState.PLANNED}),
}

# One goes nowhere for these.
AT_ONES_DESK = frozenset(
    {EncounterKind.OFFICE, EncounterKind.PHONE, EncounterKind.MESSAGE, EncounterKind.ONLINE}
)


class Rhythm(StrEnum):
    """How often they meet, where she and her case manager agreed on it (method.md 2)."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


SPANS = {
    Rhythm.WEEKLY: timedelta(days=7),
    Rhythm.FORTNIGHTLY: timedelta(days=14),
    Rhythm.MONTHLY: timedelta(days=31),
}


def has_gone_by(rhythm: Rhythm, last: date, today: date) -> bool:
    """Whether more time went by since they met than they agreed on."""
    return today - last > SPANS[rhythm]
