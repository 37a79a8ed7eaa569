"""Another group of the centre comes to a session, or does not come after all."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.refusals import Refused, refuse_if
from miriam.groups.models import Group
from miriam.groupwork.acts import SESSION_JOINED, SESSION_PARTED
from miriam.groupwork.models import Session
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.groupwork.selectors.joining import may_join


class CannotJoin(Refused):
    """The group is of another centre, has ended, or is the one that holds the session."""

    sentence = _("Ce groupe ne peut pas venir à cette séance : choisissez-en un autre.")


@transaction.atomic
def join(session: Session, group: Group | None, *, by: Actor) -> None:
    """The other group is expected too: its team sees day, hour and place, and its own women.

    Raises:
        NotYours: when the actor does not carry the group that holds the session.
        CannotJoin: when it is no group that goes on in the same centre.
    """
    WRITE_SESSION.demand(session, by=by)
    refuse_if(group is None or not may_join(session).filter(pk=group.pk).exists(), CannotJoin)
    assert group
    session.joined.add(group)
    log.write(SESSION_JOINED, about=session.group, by=by)


@transaction.atomic
def part(session: Session, group: Group | None, *, by: Actor) -> None:
    """The other group does not come; what its team wrote on its own list stays with it.

    Raises:
        NotYours: when the actor does not carry the group that holds the session.
    """
    WRITE_SESSION.demand(session, by=by)
    if group and session.joined.filter(pk=group.pk).exists():
        session.joined.remove(group)
        log.write(SESSION_PARTED, about=session.group, by=by)
