"""The picture of a step's states is drawn from its table, and not beside it."""

from pathlib import Path

from miriam.accompaniment.domain import STEP_TRANSITIONS, StepState
from miriam.accompaniment.words import STEP_STATES

PAGE = Path(__file__).parents[2] / "docs" / "states" / "step.md"
HEAD = """# The states of a step
Drawn from `STEP_TRANSITIONS` in `miriam/accompaniment/domain.py`; a test keeps both equal.

There is no state for late or failed, and no due date. A step that changes is followed by another
one and stays as it was; what is done or let go by mistake is opened again with one tap.

```mermaid
stateDiagram-v2
    [*] --> open
"""


def drawn() -> str:
    arrows = "".join(
        f"    {state} --> {wanted}\n"
        for state in StepState
        for wanted in StepState
        if wanted in STEP_TRANSITIONS[state]
    )
    rows = "".join(f"| `{state}` | {STEP_STATES[state]} |\n" for state in StepState)
    return f"{HEAD}{arrows}```\n\n| state | what people read |\n|---|---|\n{rows}"


def test_the_page_says_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == drawn(), f"It must read:\n{drawn()}"
