"""The launch list: saying how far each point is, and that somebody has looked at it."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.groups.acts import LAUNCH_SEEN, LAUNCH_SETTLED
from miriam.groups.domain import LaunchPoint, LaunchState
from miriam.groups.models import Group, LaunchItem
from miriam.groups.permissions import CHANGE_LAUNCH_ITEM, LAUNCH_GROUP
from miriam.groups.services.refusals import FollowsFromChildcare
from miriam.people.services.editing import take_version


@transaction.atomic
def settle(
    item: LaunchItem, *, state: LaunchState, version: int, by: Actor, note: str | None = None
) -> None:
    """Say how far this point is; without a `note` (whoever holds no key) the one kept stays.

    Raises:
        NotYours: when the actor neither carries nor oversees the group.
        FollowsFromChildcare: for the point that follows from what is agreed of childcare.
        Overtaken: when somebody else said something else in between.
        Closed: when there is a note and the key of the group is not at hand.
    """
    CHANGE_LAUNCH_ITEM.demand(item, by=by)
    refuse_if(item.point == LaunchPoint.CHILDCARE, FollowsFromChildcare)
    take_version(item, version)
    item.state = state
    item.changed_on, item.changed_by = clock.today(), by.hat
    item.save(update_fields=["state", "changed_on", "changed_by"])
    if note is not None:
        item.note = note
        item.save(update_fields=["note"])
    log.write(LAUNCH_SETTLED, about=item.group, by=by)


@transaction.atomic
def see(group: Group, *, by: Actor) -> None:
    """Somebody has looked at the whole list: from now on the group can be declared started.

    Raises:
        NotYours: when the actor neither carries nor oversees the group.
    """
    LAUNCH_GROUP.demand(group, by=by)
    group.launch_seen_on, group.launch_seen_by = clock.today(), by.hat
    group.save(update_fields=["launch_seen_on", "launch_seen_by"])
    log.write(LAUNCH_SEEN, about=group, by=by)
