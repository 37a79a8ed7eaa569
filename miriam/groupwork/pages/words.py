"""How a session is called by day and hour."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

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
    """« jeudi 3 décembre, 14:00 – 16:30 », « … 22:30 – 01:30 le lendemain », in Brussels."""
    day = written(session.starts_at, "l j F")
    return f"{day}, {hour(session.starts_at)} – {_end(session)}"


def _end(session: Session) -> str:
    said = hour(session.ends_at)
    return _("%(hour)s le lendemain") % {"hour": said} if session.ends_the_next_day else said
