"""The page « Qui est là »: what it opens, and what it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.attendance.domain import Counts
from miriam.attendance.selectors import lists
from miriam.attendance.selectors.lists import Awaited
from miriam.groups.models import Group
from miriam.groups.permissions import READ_GROUP
from miriam.groups.selectors import opens_group
from miriam.groupwork.models import Session
from miriam.vault.domain import Depth


@dataclass(frozen=True)
class PresencePage:
    """Her own women by name, and the numbers of the whole list."""

    session: Session
    group: Group
    women: list[Awaited]
    counts: Counts
    unnamed_guests: int
    named_guests: tuple[str, ...]
    # How many women of the group a colleague accompanies.
    colleagues: int

    @property
    def more_guests(self) -> int:
        """One guest more."""
        return self.unnamed_guests + 1

    @property
    def fewer_guests(self) -> int:
        """One guest less."""
        return self.unnamed_guests - 1


def group_at(session: Session, by: Actor) -> Group:
    """Her own group at this session: the one that holds it, else one that is joined to it.

    Raises:
        NotYours: when none of them is hers.
    """
    joined = READ_GROUP.within(by).filter(joined_sessions=session).order_by("pk").first()
    mine = joined if joined and not READ_GROUP.holds(session.group, by=by) else session.group
    READ_GROUP.demand(mine, by=by)
    return mine


def opens_list(session: Session, by: Actor) -> Iterable[Opening]:
    """The ring of her group, and the names of her own women in it."""
    return opens_group(group_at(session, by), by)


def opens_group_at(session: Session, by: Actor) -> Iterable[Opening]:
    """The ring of her group, and no woman's."""
    yield Opening((group_at(session, by).ring_subject,), (Depth.GROUP,))


def presence_page(session: Session, *, by: Actor) -> PresencePage:
    """Who is there; the order is that of the alphabet, whoever was tapped."""
    group = group_at(session, by)
    women = lists.listed(session, group, by=by)
    sheet = lists.sheet_of(session, group, by=by)
    colleagues = group.seats.taken().count() - len(women)
    return PresencePage(
        session, group, women, sheet.counts, sheet.guests, sheet.named_guests, colleagues
    )


def awaited_at(session: Session, name: UUID, *, by: Actor) -> Awaited | None:
    """The woman of that public name, if she is one of hers on the list."""
    listed = lists.listed(session, group_at(session, by), by=by)
    return next((one for one in listed if one.file.public_id == name), None)
