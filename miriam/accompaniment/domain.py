"""Kinds of encounter, depths of a note, and what may become of a step (no Django)."""

import re
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


class Doer(StrEnum):
    """Who does a step: with her before for her, and never instead of her."""

    HER = "her"
    TOGETHER = "together"
    CASE_MANAGER = "case_manager"


class StepState(StrEnum):
    """Where a step stands. There is no late: a step has no date that it must be done by."""

    OPEN = "open"
    DONE = "done"
    CHANGED = "changed"
    LET_GO = "let_go"


# A changed step is followed by another one, so it stays as it was.
STEP_TRANSITIONS: dict[StepState, frozenset[StepState]] = {
    StepState.OPEN: frozenset({StepState.DONE, StepState.CHANGED, StepState.LET_GO}),
    StepState.DONE: frozenset({StepState.OPEN}),
    StepState.LET_GO: frozenset({StepState.OPEN}),
    StepState.CHANGED: frozenset(),
}


def may_become(state: StepState, wanted: StepState) -> bool:
    """Whether a step in this state may take the other one."""
    return wanted in STEP_TRANSITIONS[state]


# Eleven digits as people write them: 93.05.18-223.61, 93 05 18 223 61, 93051822361.
_ELEVEN_DIGITS = re.compile(
    r"(?<!\d)(\d{2})[.\s/-]?(\d{2})[.\s/-]?(\d{2})[.\s-]?(\d{3})[.\s-]?(\d{2})(?!\d)"
)


def holds_register_number(text: str) -> bool:
    """Whether a text seems to hold a Belgian national register number or bis number.

    The last two digits are 97 minus the remainder of the nine others divided by 97; for those born
    from 2000 on, a 2 goes before the nine (royal decree of 3 April 1984 on the composition of the
    identification number, as amended in 1997).
    """
    return any(_checks("".join(found.groups())) for found in _ELEVEN_DIGITS.finditer(text))


def _checks(digits: str) -> bool:
    nine, check = digits[:9], int(digits[9:])
    return any(97 - int(century + nine) % 97 == check for century in ("", "2"))
