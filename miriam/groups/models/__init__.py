"""Groups, who carries them, places, candidates and the launch list."""

from miriam.groups.models.candidate import Candidate, Reply
from miriam.groups.models.group import Group, Membership
from miriam.groups.models.launch import LaunchItem
from miriam.groups.models.place import Place

__all__ = ["Candidate", "Group", "LaunchItem", "Membership", "Place", "Reply"]
