"""A group, and a series of it in the weeks to come."""

from datetime import date, time, timedelta

import pytest

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.services import groups
from miriam.groupwork.domain import Recurrence, days_of
from miriam.groupwork.models import Series
from miriam.groupwork.services.series import plan_series
from tests.world import World


@pytest.fixture
def group(world: World) -> Group:
    """Twelve places, carried by the case manager alone."""
    with world.case_manager.at_work(world.file) as by:
        return groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )


@pytest.fixture
def rhythm() -> Recurrence:
    """Four weeks, from next week on."""
    first_on = clock.today() + timedelta(weeks=1)
    return Recurrence(first_on, first_on + timedelta(weeks=3), starts=time(13), ends=time(15))


@pytest.fixture
def days(rhythm: Recurrence) -> list[date]:
    """Its days."""
    return list(days_of(rhythm))


@pytest.fixture
def series(world: World, group: Group, rhythm: Recurrence, days: list[date]) -> Series:
    """Planned on each of its days, at the house of the quarter."""
    with world.case_manager.at_work() as by:
        return plan_series(group, rhythm, days, by=by, place="maison de quartier")
