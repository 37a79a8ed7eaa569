"""What is in force from a day to a day is in force on both, wherever one asks."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from miriam.access import selectors as access
from miriam.access.models import Mandate, StandIn
from miriam.accompaniment import selectors as accompaniment
from miriam.accompaniment.domain import Doer
from miriam.accompaniment.services import steps
from miriam.core import clock
from miriam.people.permissions import READ_FILE
from miriam.people.selectors.readers import readers
from tests.world import World

LASTS = 7
DAYS = {
    "the day before": (-1, False),
    "the first day": (0, True),
    "the last day": (LASTS, True),
    "the day after": (LASTS + 1, False),
}
on_each_day = pytest.mark.parametrize(("day", "in_force"), DAYS.values(), ids=DAYS)


@pytest.fixture
def calendar(world: World) -> Iterator[time_machine.Traveller]:
    """Today is the first day of `world.stand_in` and of the mandate of the duo."""
    until = clock.today() + timedelta(days=LASTS)
    Mandate.objects.filter(pk=world.duo.mandate.pk).update(ends_on=until)
    with time_machine.travel(clock.now(), tick=False) as hand:
        yield hand


@on_each_day
def test_a_stand_in_replaces_on_the_first_and_on_the_last_day(
    world: World, calendar: time_machine.Traveller, day: int, in_force: bool
) -> None:
    with world.case_manager.at_work(world.file) as by:
        steps.write(world.file, words="Appeler l’école.", who=Doer.CASE_MANAGER, by=by)
    calendar.shift(timedelta(days=day))
    by = world.stand_in.actor()
    named = StandIn.objects.running().filter(mandate=world.stand_in.mandate)
    found = {
        "in the list of those in force": named.exists(),
        "whom she replaces": bool(access.standing_in_today(by)),
        "the file is hers to read": READ_FILE.holds(world.file, by=by),
        "it is among her files": READ_FILE.within(by).filter(pk=world.file.pk).exists(),
        "the promises are taken over": bool(accompaniment.promises(by)),
        "she is named among the readers": "Aline"
        in dict(readers(world.file, world.case_manager.actor()).standing_in),
    }
    assert found == dict.fromkeys(found, in_force)


@on_each_day
def test_a_mandate_is_in_force_on_the_first_and_on_the_last_day(
    world: World, calendar: time_machine.Traveller, day: int, in_force: bool
) -> None:
    calendar.shift(timedelta(days=day))
    mandate = Mandate.objects.get(pk=world.duo.mandate.pk)
    assert mandate.is_running is in_force
    assert Mandate.objects.running().filter(pk=mandate.pk).exists() is in_force
