"""Cards of the practice bank for a session: those that fit it first, and the one it came from."""

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.groupwork.models import Session
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.practices.domain.fit import Fitting, Wish
from miriam.practices.selectors import cards

# As many as one reads through while standing.
SHOWN = 8


def fitting(session: Session, *, by: Actor) -> list[Fitting]:
    """The cards that fit its time, its group and its children best; never by how often used."""
    lasts = session.ends_at - session.starts_at
    wish = Wish(
        people=session.group.seats.taken().count() or None,
        minutes=int(lasts.total_seconds() // 60),
        children=session.with_children,
    )
    return cards.bank(wish, by=by)[:SHOWN]


def unprepared(by: Actor) -> list[Session]:
    """Sessions to come of the groups that she carries that have no card yet, the soonest first."""
    coming = WRITE_SESSION.within(by).filter(is_dropped=False, starts_at__gt=clock.now())
    return list(coming.filter(practice="").select_related("group").order_by("starts_at")[:SHOWN])
