"""Groups, who carries them, places, candidates, the launch list and childcare."""

from miriam.groups.models.candidate import Candidate, Reply
from miriam.groups.models.childcare import ChildcareArrangement, ChildcareNeed
from miriam.groups.models.group import Group, Membership
from miriam.groups.models.launch import LaunchItem
from miriam.groups.models.place import Place

__all__ = [
    "Candidate",
    "ChildcareArrangement",
    "ChildcareNeed",
    "Group",
    "LaunchItem",
    "Membership",
    "Place",
    "Reply",
]
