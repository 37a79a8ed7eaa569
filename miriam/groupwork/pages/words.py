"""How a session is called by day and hour."""

from dataclasses import dataclass

from miriam.groups.models import Group
from miriam.groupwork.domain import Gathered
from miriam.groupwork.models import NAMES, Session
from miriam.look.dates import hour, written


@dataclass(frozen=True)
class SessionRow:
    """A session in a list; of one that another team prepares only what it is."""

    session: Session
    name: str


def rows_for(group: Group, sessions: list[Session]) -> list[SessionRow]:
    """The lines of the list of this group, whose ring is open."""
    return [SessionRow(session, _name(group, session)) for session in sessions]


def _name(group: Group, session: Session) -> str:
    is_own = session.group_id == group.pk
    return session.name if is_own else str(NAMES[Gathered(session.kind)])


def day_and_hours(session: Session) -> str:
    """« jeudi 3 décembre, 14:00 – 16:30 », in Brussels."""
    day = written(session.starts_at, "l j F")
    return f"{day}, {hour(session.starts_at)} – {hour(session.ends_at)}"
