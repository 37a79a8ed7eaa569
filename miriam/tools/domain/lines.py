"""Tools that are lists: what she lays out in a life line, in her strengths, in a table of her own.

The social and professional assessment is a choice of tools, never a grid in a row (method.md 10,
collective.md 10). A tool is data: its columns, whether a line may say when, whether the columns are
named by the two who talk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Tool(StrEnum):
    """What may be taken, in the order in which the page shows it; each also names its address."""

    LIFE_LINE = "ligne-de-vie"
    STRENGTHS = "forces"
    TODAY = "aujourd-hui"
    BALANCE = "ce-qui-retient"
    TABLE = "notre-tableau"
    WORK = "projet-de-travail"


# The columns of a tool, in the order in which they are read. The table has those that the two name.
COLUMNS: Mapping[Tool, tuple[str, ...]] = {
    Tool.LIFE_LINE: (),
    Tool.STRENGTHS: ("own", "around", "services"),
    Tool.TODAY: (),
    Tool.BALANCE: ("holds_back", "opens"),
    Tool.TABLE: (),
    Tool.WORK: ("can", "like", "would", "needs", "helpers", "small_step"),
}


@dataclass(frozen=True)
class Laid:
    """One line as she said it. `when` is hers: a year, « avant d’arriver ». `carried` is her word
    for what carried her. `position` orders the lines: one between two has the mean of theirs.
    """

    tool: Tool
    words: str
    column: str = ""
    when: str = ""
    carried: str = ""
    position: float = 1.0
    off_paper: bool = False


def pack(laid: Laid) -> dict[str, Any]:
    """A line as it is sealed."""
    return asdict(laid)


def unpack(packed: Mapping[str, Any]) -> Laid:
    """A line as it was sealed."""
    return Laid(**{**packed, "tool": Tool(packed["tool"])})


def position_after(positions: Sequence[float], index: int) -> float:
    """Where a line stands that comes after the one at this index, -1 for the very first; the
    positions are in order.
    """
    if index + 1 >= len(positions):
        return positions[-1] + 1 if positions else 1.0
    before = positions[index] if index >= 0 else positions[0] - 2
    return (before + positions[index + 1]) / 2
