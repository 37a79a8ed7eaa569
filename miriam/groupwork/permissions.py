"""Who prepares sessions: the case managers of the group; those of a joined group see when it is."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission
from miriam.groups.permissions import carried
from miriam.groupwork.models import Agreement, Idea, SchoolHoliday, Series, Session

WITH_GROUP = ("group__centre",)


def of_a_group_carried_by(by: Actor) -> Q:
    """Sessions of the groups that she carries."""
    return Q(group__in=carried(by))


def where_her_women_come(by: Actor) -> Q:
    """The same, and those that a group of hers is joined to."""
    joined = Session.joined.through.objects.filter(group__in=carried(by)).order_by()
    return of_a_group_carried_by(by) | Q(pk__in=joined.values("session"))


def of_every_community(by: Actor) -> Q:
    """All school holidays, for whoever looks after an installation: they are of no centre."""
    return Q() if by.wears(Role.ADMINISTRATOR) else NONE


READ_SESSION = Permission("groupwork.session.read", Session, where_her_women_come, WITH_GROUP)
WRITE_SESSION = Permission("groupwork.session.write", Session, of_a_group_carried_by, WITH_GROUP)
TAKE_AWAY_SERIES = Permission(
    "groupwork.series.take_away", Series, of_a_group_carried_by, WITH_GROUP
)
WRITE_AGREEMENT = Permission(
    "groupwork.agreement.write", Agreement, of_a_group_carried_by, WITH_GROUP
)
RETURN_AGREEMENT = Permission(
    "groupwork.agreement.return",
    Agreement,
    of_a_group_carried_by,
    WITH_GROUP,
    finds_leaving=True,
)
TAKE_IDEA = Permission("groupwork.idea.take", Idea, of_a_group_carried_by, WITH_GROUP)
RETURN_IDEA = Permission(
    "groupwork.idea.return", Idea, of_a_group_carried_by, WITH_GROUP, finds_leaving=True
)
KEEP_HOLIDAYS = Hat("groupwork.holidays.keep", Role.ADMINISTRATOR)
WRITE_HOLIDAY = Permission("groupwork.holiday.write", SchoolHoliday, of_every_community)
RETURN_HOLIDAY = Permission(
    "groupwork.holiday.return", SchoolHoliday, of_every_community, finds_leaving=True
)
BEGIN_FROM_CARD = Hat("groupwork.card.begin", Role.CASE_MANAGER)
