"""The page « Qui est là »: what it opens, and what it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.attendance.domain import Counts
from miriam.attendance.selectors import lists
from miriam.attendance.selectors.lists import Awaited
from miriam.core import names
from miriam.groups.models import Group
from miriam.groups.permissions import READ_GROUP
from miriam.groups.selectors import opens_group
from miriam.groupwork.models import Session
from miriam.vault.domain import Depth


@dataclass(frozen=True)
class PresencePage:
    """Her own women by name, and the numbers of the lists of her groups."""

    session: Session
    # Her groups that come: the one that holds the session first.
    groups: list[Group]
    women: list[Awaited]
    counts: Counts
    unnamed_guests: int
    named_guests: tuple[str, ...]
    # How many women of these groups a colleague accompanies.
    colleagues: int
    # The group has ended: its list is destroyed, three numbers are left.
    is_gone: bool

    @property
    def group(self) -> Group:
        """The one at whose list guests are written."""
        return self.groups[0]

    @property
    def more_guests(self) -> int:
        """One guest more."""
        return self.unnamed_guests + 1

    @property
    def fewer_guests(self) -> int:
        """One guest less."""
        return self.unnamed_guests - 1


def groups_at(session: Session, by: Actor) -> list[Group]:
    """Her own groups at this session: the one that holds it, then those that are joined to it.

    Raises:
        NotYours: when none of them is hers.
    """
    joined = list(READ_GROUP.within(by).filter(joined_sessions=session).order_by("pk"))
    if not joined or READ_GROUP.holds(session.group, by=by):
        READ_GROUP.demand(session.group, by=by)
        return [session.group, *joined]
    return joined


def group_at(session: Session, by: Actor) -> Group:
    """The first of them.

    Raises:
        NotYours: when none of them is hers.
    """
    return groups_at(session, by)[0]


def opens_list(session: Session, by: Actor) -> Iterable[Opening]:
    """The rings of her groups, and the names of her own women in them."""
    for group in groups_at(session, by):
        yield from opens_group(group, by)


def opens_group_at(session: Session, by: Actor) -> Iterable[Opening]:
    """The ring of her group, and no woman's."""
    yield Opening((group_at(session, by).ring_subject,), (Depth.GROUP,))


def presence_page(session: Session, *, by: Actor) -> PresencePage:
    """Who is there; the order is that of the alphabet, whoever was tapped."""
    groups = groups_at(session, by)
    women = [one for _group, one in awaited_at(session, groups, by=by)]
    sheets = [lists.sheet_of(session, group, by=by) for group in groups]
    taken = sum(group.seats.taken().count() for group in groups)
    return PresencePage(
        session=session,
        groups=groups,
        women=women,
        counts=sum((lists.counts_of(session, group, by=by) for group in groups), Counts()),
        unnamed_guests=sheets[0].guests,
        named_guests=sheets[0].named_guests,
        colleagues=taken - len(women),
        is_gone=lists.is_gone(session, groups[0]),
    )


def awaited_at(session: Session, groups: list[Group], *, by: Actor) -> list[tuple[Group, Awaited]]:
    """Her own women of these groups, by name, each with the group in which she has her place."""
    pairs = [(group, one) for group in groups for one in lists.listed(session, group, by=by)]
    return sorted(pairs, key=lambda pair: names.fold(pair[1].file.call_name))


def found_at(session: Session, woman: UUID, *, by: Actor) -> tuple[Group, Awaited] | None:
    """The woman of that public name and her group, if she is one of hers on the lists."""
    pairs = awaited_at(session, groups_at(session, by), by=by)
    return next((pair for pair in pairs if pair[1].file.public_id == woman), None)
