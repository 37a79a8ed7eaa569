"""The picture of a group's phases is drawn from its table, and not beside it."""

from pathlib import Path

from miriam.groups.domain import TRANSITIONS, Phase
from miriam.groups.words import PHASES

PAGE = Path(__file__).parents[2] / "docs" / "states" / "group.md"
HEAD = """# The phases of a group
Drawn from `TRANSITIONS` in `miriam/groups/domain.py`; a test keeps both equal.

A phase says where the emphasis lies; a group may go back. From recruitment to formation somebody
must have looked at the launch list, settled or not.

```mermaid
stateDiagram-v2
    [*] --> recruitment
"""


def drawn() -> str:
    arrows = "".join(
        f"    {phase} --> {wanted}\n"
        for phase in Phase
        for wanted in Phase
        if wanted in TRANSITIONS[phase]
    )
    rows = "".join(f"| `{phase}` | {PHASES[phase]} |\n" for phase in Phase)
    return f"{HEAD}{arrows}```\n\n| phase | what people read |\n|---|---|\n{rows}"


def test_the_page_says_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == drawn(), f"It must read:\n{drawn()}"
