"""The pictures of docs/states are drawn from the tables of the domains, and not beside them."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from miriam.accompaniment.domain import APPOINTMENT_TRANSITIONS, STEP_TRANSITIONS
from miriam.accompaniment.pages.appointment_words import APPOINTMENT_STATES
from miriam.accompaniment.pages.words import STEP_STATES
from miriam.groups.domain import TRANSITIONS as GROUP_TRANSITIONS
from miriam.groups.pages.words import PHASES
from miriam.people.domain import TRANSITIONS as FILE_TRANSITIONS
from miriam.people.pages.words import STATES as FILE_STATES

PAGES = Path(__file__).parents[2] / "docs" / "states"
STEP = """# The states of a step
Drawn from `STEP_TRANSITIONS` in `miriam/accompaniment/domain.py`; a test keeps both equal.

There is no state for late or failed, and no due date. A step that changes is followed by another
one and stays as it was; what is done or let go by mistake goes back with one tap to where it stood.
What is paused asks nothing of anybody.
"""
APPOINTMENT = """# The states of an appointment
Drawn from `APPOINTMENT_TRANSITIONS` in `miriam/accompaniment/domain.py`; a test keeps both equal.

There is no state for somebody who did not come: an appointment is moved or dropped, without a
reason, and can be taken up again. It is held as long as its note stands; taken back, the note
leaves it planned.
"""
GROUP = """# The phases of a group
Drawn from `TRANSITIONS` in `miriam/groups/domain.py`; a test keeps both equal.

A phase says where the emphasis lies; a group may go back. From recruitment to formation somebody
must have looked at the launch list, settled or not.
"""
FILE = """# The states of a file
Drawn from `TRANSITIONS` in `miriam/people/domain.py`; a test keeps both equal.

She pauses or stops with one act and without a reason. A stop by mistake is taken back on the same
day; after that the file stays closed.
"""
Words = Mapping[Any, Any]
Transitions = Mapping[Any, Collection[Any]]
PICTURES: dict[str, tuple[str, str, Transitions, Words]] = {
    "appointment": (APPOINTMENT, "state", APPOINTMENT_TRANSITIONS, APPOINTMENT_STATES),
    "step": (STEP, "state", STEP_TRANSITIONS, STEP_STATES),
    "group": (GROUP, "phase", GROUP_TRANSITIONS, PHASES),
    "file": (FILE, "state", FILE_TRANSITIONS, FILE_STATES),
}


def drawn(head: str, noun: str, transitions: Transitions, words: Words) -> str:
    """The page as it must read; what is begun begins in the first state."""
    kind: type[StrEnum] = type(next(iter(transitions)))
    states = list(kind)
    arrows = "".join(
        f"    {state} --> {wanted}\n"
        for state in states
        for wanted in states
        if wanted in transitions[state]
    )
    rows = "".join(f"| `{state}` | {words[state]} |\n" for state in states)
    picture = f"```mermaid\nstateDiagram-v2\n    [*] --> {states[0]}\n{arrows}```\n"
    return f"{head}\n{picture}\n| {noun} | what people read |\n|---|---|\n{rows}"


@pytest.mark.parametrize("page", PICTURES)
def test_the_page_says_what_the_table_says(page: str) -> None:
    must_read = drawn(*PICTURES[page])
    said = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    assert said == must_read, f"It must read:\n{must_read}"


def test_every_picture_is_drawn_from_a_table() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == set(PICTURES)
