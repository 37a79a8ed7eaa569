"""When sessions begin, so that two of one day can be told apart."""

from miriam.core import clock
from miriam.groupwork.models import Session
from miriam.look.dates import hour, written


def begins(session: Session) -> str:
    """« jeudi 3 décembre, 13:30 », in Brussels; with the year when that is not this one."""
    is_near = session.day.year == clock.today().year
    day = written(session.starts_at, "l j F" if is_near else "l j F Y")
    return f"{day}, {hour(session.starts_at)}"
