"""The picture of a file's states is drawn from its table, and not beside it."""

from pathlib import Path

from miriam.people.domain import TRANSITIONS, FileState
from miriam.people.words import STATES

PAGE = Path(__file__).parents[2] / "docs" / "states" / "file.md"
HEAD = """# The states of a file
Drawn from `TRANSITIONS` in `miriam/people/domain.py`; a test keeps both equal.

She pauses or stops with one act and without a reason. A stop by mistake is taken back on the same
day; after that the file stays closed.

```mermaid
stateDiagram-v2
    [*] --> open
"""


def drawn() -> str:
    arrows = "".join(
        f"    {state} --> {wanted}\n"
        for state in FileState
        for wanted in FileState
        if wanted in TRANSITIONS[state]
    )
    rows = "".join(f"| `{state}` | {STATES[state]} |\n" for state in FileState)
    return f"{HEAD}{arrows}```\n\n| state | what people read |\n|---|---|\n{rows}"


def test_the_page_says_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == drawn(), f"It must read:\n{drawn()}"
