"""A group with sessions held and to come, childcare agreed, and a woman with a place in it."""

from datetime import timedelta

import pytest

from miriam.core import clock
from miriam.groups.domain import ChildcarePlaces
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.groupwork.models import Session
from miriam.groupwork.services import sessions
from miriam.groupwork.services.sessions import SessionFacts
from miriam.vault.domain import Depth
from tests.groups.caring import agree, an_arrangement, need
from tests.world import World

WEEKS = 6


@pytest.fixture
def group(world: World) -> Group:
    """Twelve places, one of them Nadia's; it began six weeks ago."""
    facts = groups.GroupFacts(
        edition_key="4",
        name_fr="Les Tilleuls",
        name_nl="De Linden",
        places=12,
        starts_on=clock.today() - timedelta(weeks=WEEKS),
    )
    with world.case_manager.at_work(world.file) as by:
        made = groups.create(facts, by=by)
        places.take(made, file=world.file, by=by)
    return made


@pytest.fixture
def met(world: World, group: Group) -> list[Session]:
    """Six sessions, a week apart, that are over, and one to come; all with a partner."""
    first = clock.now() - timedelta(weeks=WEEKS) - timedelta(hours=3)
    with world.case_manager.at_work() as by:
        by.open([group.ring_subject], [Depth.GROUP])
        return [
            sessions.plan(
                group,
                SessionFacts(
                    first + timedelta(weeks=week),
                    first + timedelta(weeks=week, hours=2),
                    partner="Maison Essai",
                    title="Le secret de Zéphyrine",
                    guest="Ondine Invitée",
                ),
                by=by,
            )
            for week in range(1, WEEKS + 2)
        ]


@pytest.fixture
def cared_for(world: World, group: Group, met: list[Session]) -> Group:
    """The same group, with eight places for children on each day."""
    wanted = ChildcarePlaces(babies=3, toddlers=5)
    need(world, group, wanted)
    agree(world, group, an_arrangement(group.starts_on, places=wanted, with_whom="Les Lutins"))
    return group
