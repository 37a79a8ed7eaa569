"""The page of a session: what it needs, and how many said that they come."""

from dataclasses import dataclass

from miriam.access.actor import Actor
from miriam.attendance.selectors import lists
from miriam.attendance.selectors.childcare import Childcare, childcare_of
from miriam.attendance.selectors.lists import Expected, expected_in
from miriam.attendance.selectors.pages import group_at
from miriam.groups.models import Group
from miriam.groupwork.domain import Readiness
from miriam.groupwork.models import Session
from miriam.groupwork.selectors.ready import readiness_of


@dataclass(frozen=True)
class SessionPage:
    """A session for one of its teams; `ready` is empty for a team that only joins it."""

    session: Session
    group: Group
    ready: Readiness | None
    expected: Expected
    childcare: Childcare


def session_page(session: Session, *, by: Actor) -> SessionPage:
    """What it still needs; the ring of her group is open.

    Raises:
        NotYours: when none of its groups is hers.
    """
    group = group_at(session, by)
    sheet = lists.sheet_of(session, group, by=by)
    childcare, is_hers = childcare_of(session, sheet), group.pk == session.group_id
    ready = readiness_of(session, lacks_places=childcare.lacking > 0) if is_hers else None
    return SessionPage(session, group, ready, expected_in(sheet), childcare)
