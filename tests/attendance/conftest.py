"""A group with one woman, and a session of it."""

from datetime import timedelta

import pytest

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.groupwork.models import Session
from miriam.groupwork.services import sessions
from miriam.groupwork.services.sessions import SessionFacts
from miriam.vault.domain import Depth
from tests.world import World


@pytest.fixture
def group(world: World) -> Group:
    """Twelve places, one of them Nadia's."""
    with world.case_manager.at_work(world.file) as by:
        made = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )
        places.take(made, file=world.file, by=by)
    return made


@pytest.fixture
def session(world: World, group: Group) -> Session:
    """Next week, two hours."""
    starts = clock.now() + timedelta(days=7)
    with world.case_manager.at_work() as by:
        by.open([group.ring_subject], [Depth.GROUP])
        return sessions.plan(group, SessionFacts(starts, starts + timedelta(hours=2)), by=by)
