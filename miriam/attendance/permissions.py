"""Who keeps the list of a session: the case managers of the groups that come, and nobody else."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.permission import Permission
from miriam.attendance.models import Register
from miriam.groups.permissions import carried
from miriam.groupwork.models import Session
from miriam.groupwork.permissions import where_her_women_come


def of_her_group(by: Actor) -> Q:
    """The lists of the groups that she carries; at a joined session never that of the others."""
    return Q(group__in=carried(by))


KEEP_LIST = Permission(
    "attendance.session.keep", Session, where_her_women_come, related=("group__centre",)
)
READ_LIST = Permission("attendance.register.read", Register, of_her_group, related=("group",))
