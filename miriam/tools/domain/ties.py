"""Ties around her: with whom, of which kind and strength, where help goes, near or farther."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

# So many names fit around her: one at each hour of a clock.
MOST = 12


class Kind(StrEnum):
    """What stands at the other end; the drawing gives each a shape."""

    PERSON = "person"
    GROUP = "group"
    SERVICE = "service"
    PLACE = "place"


class Bond(StrEnum):
    """How the tie is, as she feels it; the drawing gives each a line, the thinnest while she has
    not said it.
    """

    UNSAID = "unsaid"
    STRONG = "strong"
    SOME = "some"
    WEAK = "weak"
    HARD = "hard"


class Help(StrEnum):
    """Where help goes; the drawing gives it arrows, and none while she has not said it."""

    UNSAID = "unsaid"
    TO_HER = "to_her"
    FROM_HER = "from_her"
    BOTH = "both"
    NONE = "none"


# What a drawing can say of a tie.
BONDS_SAID = tuple(bond for bond in Bond if bond is not Bond.UNSAID)


@dataclass(frozen=True)
class Tie:
    """One tie. `number` stays the same from one drawing to the next, so that a person keeps her
    place; `angle` is in whole degrees from the top, as a clock goes; `change` counts how often it
    was changed, so that of two who change it one is told.
    """

    number: int
    name: str
    kind: Kind = Kind.PERSON
    bond: Bond = Bond.UNSAID
    help: Help = Help.UNSAID
    near: bool = True
    angle: int = 0
    words: str = ""
    change: int = 1


@dataclass(frozen=True)
class Drawing:
    """Every tie of one drawing, in the order in which they were added, and the next free number."""

    ties: tuple[Tie, ...] = ()
    next_number: int = 1

    def find(self, number: int) -> Tie | None:
        """The tie of this number, if it is here."""
        return next((tie for tie in self.ties if tie.number == number), None)

    def with_one(self, tie: Tie) -> "Drawing":
        """The same with one tie more, or with this one in the place of the one of its number."""
        if not self.find(tie.number):
            return replace(self, ties=(*self.ties, tie))
        return replace(self, ties=tuple(tie if tie.number == it.number else it for it in self.ties))

    def without(self, number: int) -> "Drawing":
        """The same without the tie of this number."""
        return replace(self, ties=tuple(tie for tie in self.ties if tie.number != number))


def pack(drawing: Drawing) -> dict[str, Any]:
    """A drawing as it is sealed."""
    return {"next": drawing.next_number, "ties": [asdict(tie) for tie in drawing.ties]}


def unpack(packed: Mapping[str, Any] | None) -> Drawing:
    """A drawing as it was sealed; nothing known is an empty one."""
    if not packed:
        return Drawing()
    return Drawing(tuple(_tie(facts) for facts in packed["ties"]), packed["next"])


def _tie(facts: Mapping[str, Any]) -> Tie:
    coded = {"kind": Kind(facts["kind"]), "bond": Bond(facts["bond"]), "help": Help(facts["help"])}
    return Tie(**{**facts, **coded})
