"""The page of a session: what it needs, and how many said that they come."""

from dataclasses import dataclass
from decimal import Decimal

from miriam.access.actor import Actor
from miriam.attendance.domain import Counts
from miriam.attendance.selectors import lists
from miriam.attendance.selectors.childcare import Childcare, childcare_of
from miriam.attendance.selectors.lists import Expected, expected_in
from miriam.attendance.selectors.pages import group_at
from miriam.groups.models import Group
from miriam.groupwork.domain import Readiness
from miriam.groupwork.models import Memory, Session
from miriam.groupwork.selectors.memory import last_time
from miriam.groupwork.selectors.ready import readiness_of, remaining


@dataclass(frozen=True)
class SessionPage:
    """A session for one of its teams; `ready` is empty for a team that only joins it."""

    session: Session
    group: Group
    ready: Readiness | None
    expected: Expected
    childcare: Childcare
    # Who was there, of one that is over.
    counts: Counts
    # What was left for this time, and what the group may still spend in euros.
    last_time: Memory | None = None
    left: Decimal | None = None


def session_page(session: Session, *, by: Actor) -> SessionPage:
    """What it still needs; the ring of her group is open.

    Raises:
        NotYours: when none of its groups is hers.
    """
    group = group_at(session, by)
    sheet = lists.sheet_ahead(session, group, by=by)
    childcare = childcare_of(session, sheet)
    counts = lists.counts_of(session, group, by=by) if session.is_over else Counts()
    if group.pk != session.group_id:
        return SessionPage(session, group, None, expected_in(sheet), childcare, counts)
    return SessionPage(
        session=session,
        group=group,
        ready=readiness_of(session, lacks_places=childcare.lacking > 0),
        expected=expected_in(sheet),
        childcare=childcare,
        counts=counts,
        last_time=last_time(group, session.starts_at),
        left=remaining(group),
    )
