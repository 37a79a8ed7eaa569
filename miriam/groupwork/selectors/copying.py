"""Sessions after which another one can be prepared: those of every group that she carries here."""

from collections.abc import Iterable
from uuid import UUID

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.groups.models import Group
from miriam.groups.permissions import READ_GROUP
from miriam.groupwork.models import Session
from miriam.vault.domain import Depth


def beside(group: Group, by: Actor) -> list[Group]:
    """The groups of the same centre that she carries, this one among them."""
    carried = READ_GROUP.within(by).filter(centre=group.centre_id)
    return list(carried.order_by("name_fr", "pk"))


def opens_beside(group: Group, by: Actor) -> Iterable[Opening]:
    """The rings of these groups, and no woman's."""
    subjects = tuple(one.ring_subject for one in beside(group, by))
    yield Opening(subjects, (Depth.GROUP,))


def opens_beside_its_group(session: Session, by: Actor) -> Iterable[Opening]:
    """The same, from a session."""
    yield from opens_beside(session.group, by)


def prepared(group: Group) -> list[Session]:
    """Those of a group for which something was prepared: the last held first, then what comes, then
    what was dropped; its ring is open.
    """
    own = Session.objects.filter(group=group).select_related("group")
    every = [one for one in own.order_by("-starts_at", "-pk") if one.course or one.practice]
    return sorted(every, key=_turn)


def _turn(session: Session) -> tuple[bool, bool]:
    return session.is_dropped, not session.is_over


def _opened(group: Group, by: Actor) -> list[Group]:
    """Those of them whose ring is open."""
    every = beside(group, by)
    return [one for one in every if by.keychain.is_open(one.ring_subject, Depth.GROUP)]


def to_copy(group: Group, by: Actor) -> list[tuple[Group, list[Session]]]:
    """Of each group whose ring is open what was prepared, her own group first."""
    own_first = sorted(_opened(group, by), key=lambda one: one.pk != group.pk)
    return [(one, prepared(one)) for one in own_first]


def copied(group: Group, name: UUID | None, by: Actor) -> Session | None:
    """The session of that public name, if it is of a group whose ring is open to her here."""
    if name is None:
        return None
    opened = [one.pk for one in _opened(group, by)]
    found = Session.objects.filter(group__in=opened, public_id=name)
    return found.select_related("group").order_by("pk").first()
