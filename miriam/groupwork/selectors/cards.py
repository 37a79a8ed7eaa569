"""Cards of the practice bank for a session: those that fit it first, and who could take one."""

from collections.abc import Iterable
from datetime import timedelta

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.access.models import Mandate
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.models import Session
from miriam.practices.domain.fit import Fitting, Wish
from miriam.practices.selectors import cards
from miriam.vault.domain import Depth

# As many as one reads through while standing.
SHOWN = 8
# As far as one prepares ahead.
AHEAD = timedelta(weeks=6)


def fitting(session: Session, *, by: Actor) -> list[Fitting]:
    """The cards that fit its time, its group and its children best; never by how often used."""
    lasts = session.ends_at - session.starts_at
    wish = Wish(
        people=session.group.seats.taken().count() or None,
        minutes=int(lasts.total_seconds() // 60),
        children=session.with_children,
    )
    return cards.bank(wish, by=by)[:SHOWN]


def opens_carried(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """The rings of the groups that she carries, and no woman's."""
    subjects = tuple(group.ring_subject for group in _carried(by))
    if subjects:
        yield Opening(subjects, (Depth.GROUP,), in_a_list=True)


def could_take_a_card(by: Actor) -> list[tuple[Group, list[Session]]]:
    """Her groups that go on and whose ring is open, each with its sessions of the next weeks, also
    those for which something is written.
    """
    groups = [one for one in _carried(by) if by.keychain.is_open(one.ring_subject, Depth.GROUP)]
    coming = Session.objects.filter(group__in=groups).standing().to_come()
    soon = coming.filter(starts_at__lt=clock.now() + AHEAD).order_by("starts_at", "pk")
    every = list(soon.select_related("group"))
    return [(group, [one for one in every if one.group_id == group.pk]) for group in groups]


def _carried(by: Actor) -> list[Group]:
    return list(WRITE_GROUP.within(by).going_on().order_by("name_fr", "pk"))  # type: ignore[attr-defined]
