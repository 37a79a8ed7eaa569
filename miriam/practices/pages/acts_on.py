"""What one may do with a card that a centre wrote, and where it stands."""

from typing import Any

from miriam.access.actor import Actor
from miriam.practices.domain.kinds import PracticeState
from miriam.practices.domain.standing import (
    OF_THE_CENTRE,
    OF_THE_READER,
    Move,
    moves_from,
)
from miriam.practices.models import Practice
from miriam.practices.pages import words
from miriam.practices.permissions import (
    CARRY_PRACTICE,
    ERASE_DRAFT,
    READ_OVER,
    WRITE_PRACTICE,
)


def acts_on(row: Practice | None, *, by: Actor) -> dict[str, Any]:
    """The buttons of its page; a card that comes with the product has none."""
    if row is None:
        return {}
    return {
        "row": row,
        "state": words.STATES[PracticeState(row.state)],
        "may_change": WRITE_PRACTICE.holds(row, by=by),
        "may_erase": ERASE_DRAFT.holds(row, by=by),
        "moves": _buttons(row, OF_THE_CENTRE) if CARRY_PRACTICE.holds(row, by=by) else [],
        "readings": _buttons(row, OF_THE_READER) if READ_OVER.holds(row, by=by) else [],
    }


def _buttons(row: Practice, among: tuple[Move, ...]) -> list[tuple[Move, Any]]:
    moves = moves_from(PracticeState(row.state), among)
    return [(move, words.MOVES[move]) for move in moves if move is not Move.RETURN]
