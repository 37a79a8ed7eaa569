"""Who carries a group, who oversees it in figures, who may propose a woman to it."""

from django.db.models import Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission, via
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.groups.domain import PROPOSAL_LASTS
from miriam.groups.models import (
    Candidate,
    ChildcareArrangement,
    Group,
    LaunchItem,
    Membership,
    Place,
)
from miriam.people.permissions import (
    WRITE_FILE,
)


def carried(by: Actor) -> list[int]:
    """The keys of the groups that a case manager carries; nobody else carries any."""
    if by.mandate is None or not by.wears(Role.CASE_MANAGER):
        return []
    return by.remember("groups.carried", lambda: _carried(hat=by.hat.pk))


@prepared
def _carried(hat: int) -> QuerySet[Membership, int]:
    """The groups of which this hat is a member."""
    running = Membership.objects.running().filter(mandate=hat)
    return running.order_by().values_list("group", flat=True)


def carried_by(by: Actor) -> Q:
    """The case managers of the group."""
    return Q(pk__in=carried(by))


def overseen_by(by: Actor) -> Q:
    """The coordinator of the centre: in figures, never in names."""
    if by.mandate is None or not by.wears(Role.COORDINATOR):
        return NONE
    return Q(centre=by.mandate.centre_id)


def carried_or_overseen_by(by: Actor) -> Q:
    """Its case managers, and the coordinator of its centre, who sees the list and no name."""
    return carried_by(by) | overseen_by(by)


def open_to_proposals_of(by: Actor) -> Q:
    """Its case managers, and any social worker of the centre."""
    if by.mandate and by.wears(Role.REFERENT):
        return Q(centre=by.mandate.centre_id)
    return carried_by(by)


def _live_candidate(by: Actor) -> Q:
    """The case managers of the group, for sixty days after she was proposed."""
    return via("group", READ_GROUP)(by) & Q(pk__in=Candidate.objects.live().order_by().values("pk"))


def _said_no(by: Actor) -> Q:
    """The case managers of the group, also for what was just erased."""
    return via("group", READ_GROUP)(by) & Q(created_at__gt=clock.now() - PROPOSAL_LASTS)


def _place_of_hers(by: Actor) -> Q:
    """The case managers of the group who also accompany her."""
    return via("group", WRITE_GROUP)(by) & via("file", WRITE_FILE)(by)


READ_GROUP = Permission("groups.group.read", Group, carried_by, related=("centre",))
WRITE_GROUP = Permission("groups.group.write", Group, carried_by, related=("centre",))
OVERSEE_GROUP = Permission("groups.group.oversee", Group, overseen_by, related=("centre",))
LAUNCH_GROUP = Permission(
    "groups.launch.write",
    Group,
    carried_or_overseen_by,
    related=("centre", "launch_seen_by__account"),
)
CHANGE_LAUNCH_ITEM = Permission(
    "groups.launch_item.write", LaunchItem, via("group", LAUNCH_GROUP), related=("group__centre",)
)
READ_CHILDCARE = Permission(
    "groups.childcare.read", Group, carried_or_overseen_by, related=("centre",)
)
WRITE_CHILDCARE = Permission("groups.childcare.write", Group, overseen_by, related=("centre",))
CHANGE_ARRANGEMENT = Permission(
    "groups.arrangement.write",
    ChildcareArrangement,
    via("group", WRITE_CHILDCARE),
    related=("group__centre",),
)
END_MEMBERSHIP = Permission(
    "groups.membership.end",
    Membership,
    via("group", WRITE_GROUP),
    related=("group__centre", "mandate__holder", "mandate__account"),
)
FREE_PLACE = Permission(
    "groups.place.free", Place, _place_of_hers, related=("group__centre", "file__centre")
)
PROPOSE_CANDIDATE = Permission(
    "groups.candidate.propose", Group, open_to_proposals_of, related=("centre",)
)
MEET_CANDIDATE = Permission(
    "groups.candidate.meet",
    Candidate,
    _live_candidate,
    related=("group__centre", "proposed_by__account"),
)
RETURN_CANDIDATE = Permission(
    "groups.candidate.return", Candidate, _said_no, related=("group",), finds_leaving=True
)
CREATE_GROUP = Hat("groups.group.create", Role.CASE_MANAGER)
OVERSEE_GROUPS = Hat("groups.groups.oversee", Role.COORDINATOR)
PROPOSE = Hat("groups.groups.propose", Role.REFERENT)
READ_ABOUT_MIRIAM = Hat("groups.about.read")
