"""The list of a session as its team reads it: one's own women by name, in order of the alphabet."""

from dataclasses import dataclass

from miriam.access.actor import Actor
from miriam.attendance.domain import Attending, Counts, Roll, WillCome
from miriam.attendance.models import Register
from miriam.attendance.permissions import READ_LIST
from miriam.groups.models import Group
from miriam.groups.permissions import READ_GROUP
from miriam.groups.selectors import seats_of
from miriam.groupwork.models import Session
from miriam.people.models import File


@dataclass(frozen=True)
class Expected:
    """How many answered what, and the ages of the children who would come, youngest first."""

    yes: int
    unsure: int
    no: int
    ages: list[int]


@dataclass(frozen=True)
class Awaited:
    """One woman on the list."""

    file: File
    line: Attending

    @property
    def more(self) -> int:
        """What one tap more makes of the number of her children; past nine it begins again."""
        return (self.line.children + 1) % 10


def sheet_of(session: Session, group: Group, *, by: Actor) -> Roll:
    """The whole list, empty while nothing is said; the ring of the group must be open.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    READ_GROUP.demand(group, by=by)
    kept = READ_LIST.within(by).filter(session=session, group=group).first()
    return kept.sheet if kept else Roll()


def listed(session: Session, group: Group, *, by: Actor) -> list[Awaited]:
    """Her own women who have a place today, by name."""
    sheet = sheet_of(session, group, by=by)
    files = [seat.file for seat in seats_of(group, by=by) if seat.file]
    return [Awaited(file, sheet.of(file.public_id.hex)) for file in files]


def expected(session: Session, group: Group, *, by: Actor) -> Expected:
    """Who is expected, as numbers, for those who have the key of the group open."""
    sheet = sheet_of(session, group, by=by)
    keys = list(sheet.lines)
    replies = sheet.replies(keys)
    return Expected(
        replies[WillCome.YES], replies[WillCome.UNSURE], replies[WillCome.NO], sheet.ages(keys)
    )


def counts_of(session: Session, group: Group, *, by: Actor) -> Counts:
    """Who was there, as numbers, for those who have the key of the group open."""
    return sheet_of(session, group, by=by).counts


def to_ask_after(group: Group, *, by: Actor) -> set[str]:
    """The public names of the files she wants to ask after; those of other colleagues stay theirs.

    The ring of the group must be open.
    """
    registers = READ_LIST.within(by).filter(group=group).order_by("pk")
    return {key for register in registers for key in _mine(register, by)}


def _mine(register: Register, by: Actor) -> list[str]:
    me = str(by.mandate.public_id) if by.mandate else ""
    return [key for key, line in register.sheet.lines.items() if me in line.ask_after]
