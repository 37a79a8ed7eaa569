"""The list of a session as its team reads it: one's own women by name, in order of the alphabet."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.attendance.domain import Attending, Counts, Roll, WillCome
from miriam.attendance.models import SessionCount
from miriam.attendance.permissions import READ_LIST
from miriam.core.prepared import prepared
from miriam.groups.domain import Phase
from miriam.groups.models import Group, Place
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
    # Whether she who reads the list wants to be reminded of her.
    asks_after: bool = False

    @property
    def mark(self) -> str:
        """Where she stands on the page: it opens again where one tapped."""
        return f"w{self.file.public_id.hex[:8]}"

    @property
    def spot(self) -> str:
        """The same, as the end of an address."""
        return f"#{self.mark}"

    @property
    def more(self) -> int:
        """What one tap more makes of the number of her children."""
        return self.line.children + 1

    @property
    def fewer(self) -> int:
        """What one tap less makes of it."""
        return max(self.line.children - 1, 0)


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
    return [_awaited(file, sheet, by) for file in files]


def _awaited(file: File, sheet: Roll, by: Actor) -> Awaited:
    line = sheet.of(file.public_id.hex)
    return Awaited(file, line, _me(by) in line.ask_after)


def _me(by: Actor) -> str:
    return str(by.mandate.public_id) if by.mandate else ""


def sheet_ahead(session: Session, group: Group, *, by: Actor) -> Roll:
    """The list of a session to come: the women who have a place today. Of one that is over, all of
    it.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    sheet = sheet_of(session, group, by=by)
    return sheet if session.is_over else sheet.only(seated([group.pk]))


def seated(groups: Collection[int]) -> set[str]:
    """The keys of the women who have a place in these groups today."""
    return {name.hex for name in _seated(sorted(groups))}


@prepared
def _seated(groups: list[int]) -> QuerySet[Place, UUID]:
    """The public names of their files."""
    taken = Place.objects.taken().filter(group__in=groups)
    return taken.order_by().values_list("file__public_id", flat=True)


def expected(session: Session, group: Group, *, by: Actor) -> Expected:
    """Who is expected, as numbers, for those who have the key of the group open."""
    return expected_in(sheet_ahead(session, group, by=by))


def expected_in(sheet: Roll) -> Expected:
    """Who is expected according to a list, as numbers."""
    keys = list(sheet.lines)
    replies = sheet.replies(keys)
    return Expected(
        replies[WillCome.YES], replies[WillCome.UNSURE], replies[WillCome.NO], sheet.ages(keys)
    )


def how_many(group: Group, *, by: Actor) -> int:
    """How many lists of the group there are."""
    return READ_LIST.within(by).filter(group=group).count()


def counts_of(session: Session, group: Group, *, by: Actor) -> Counts:
    """Who was there, as numbers, for those who have the key of the group open; of a list that is
    destroyed, those that were left.
    """
    sheet = sheet_of(session, group, by=by)
    left = SessionCount.objects.filter(session=session, group=group).first()
    return Counts(left.women, left.children, left.guests) if left else sheet.counts


def is_gone(session: Session, group: Group) -> bool:
    """Whether the list was destroyed at the end of the group; nobody begins it again."""
    counted = SessionCount.objects.filter(session=session, group=group)
    return group.phase == Phase.ENDED or counted.exists()
