"""Two groups of one centre, each carried by another case manager."""

import pytest

from miriam.groups.models import Group
from tests.desk.meeting import group_of
from tests.world import World


@pytest.fixture
def group(world: World) -> Group:
    """Hers."""
    return group_of(world.case_manager, "Les Tilleuls")


@pytest.fixture
def guest(world: World) -> Group:
    """A colleague’s, in the same centre."""
    return group_of(world.other_group, "Les Saules")
