"""Who reads what a group is answered for with: its coordinator, and the team it is said of."""

from miriam.access.permission import Permission
from miriam.groups.models import Group
from miriam.groups.permissions import carried_or_overseen_by

READ_ACCOUNT = Permission(
    "coordination.account.read", Group, carried_or_overseen_by, related=("centre",)
)
