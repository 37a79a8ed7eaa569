"""When a group ends, its lists are destroyed and three numbers a session stay."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.attendance.models import Register, SessionCount
from miriam.groups.domain import Phase
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groups.services import groups


@transaction.atomic
def end(group: Group, *, by: Actor) -> None:
    """The group has ended, and nobody knows any more who came.

    Raises:
        NotYours: when the actor does not carry the group.
        PhaseMovedOn: when it is not in the phase before.
    """
    groups.move_to(group, Phase.ENDED, by=by)
    close(group, by=by)


@transaction.atomic
def close(group: Group, *, by: Actor) -> None:
    """Count what the lists of the group say, and destroy them; doing it twice changes nothing.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    WRITE_GROUP.demand(group, by=by)
    registers = Register.objects.filter(group=group).select_related("group").order_by("session")
    for register in registers:
        _count(register)
    registers.delete()


def _count(register: Register) -> None:
    counts = register.sheet.counts
    SessionCount.objects.create(
        session_id=register.session_id,
        group=register.group,
        women=counts.women,
        children=counts.children,
        guests=counts.guests,
    )


def destroy_those_over() -> int:
    """Lists of groups that have ended go, counted or not: no key is at hand at night. How many."""
    over = Register.objects.filter(group__phase=Phase.ENDED)
    return over.delete()[0]
