"""Who reads the figures of a group: the team that carries it, and nobody else yet."""

from miriam.access.permission import Permission
from miriam.groups.models import Group
from miriam.groups.permissions import carried_by

READ_GROUP_EVALUATION = Permission("evaluation.group.read", Group, carried_by, related=("centre",))
