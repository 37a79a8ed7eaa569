"""One tap on the page « Qui est là », for the group of whoever taps."""

from typing import Any

from miriam.access.actor import Actor
from miriam.attendance.domain import Being
from miriam.attendance.selectors import lists, pages
from miriam.attendance.services import registers
from miriam.attendance.services.refusals import NotListed
from miriam.groupwork.models import Session


def say(session: Session, said: dict[str, Any], *, by: Actor) -> None:
    """Children where a number was said, else where she stands.

    Raises:
        NotYours: when the actor carries no group of the session.
        NotListed: when she is not one of the actor's women on the list.
    """
    file = pages.woman_at(session, said["woman"], by=by)
    if file is None:
        raise NotListed
    hers: dict[str, Any] = {"group": pages.group_at(session, by), "file": file, "by": by}
    if said["children"] is None:
        registers.mark(session, being=Being(said["being"]), **hers)
    else:
        registers.bring(session, children=said["children"], **hers)


def welcome(session: Session, guests: int, *, by: Actor) -> None:
    """So many guests without a name; those who gave theirs stay.

    Raises:
        NotYours: when the actor carries no group of the session.
    """
    group = pages.group_at(session, by)
    named = lists.sheet_of(session, group, by=by).named_guests
    registers.welcome(session, group=group, guests=guests, named=named, by=by)
