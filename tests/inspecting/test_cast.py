"""The World that was made once is, for each test, the World that `World()` makes."""

import pytest
import time_machine

from miriam.access.models import Account, Centre, StandIn
from miriam.audit import journal
from miriam.core import clock
from tests.cast import Cast, everything
from tests.world import FOUNDERS, World, make_person


@pytest.fixture
def nobody(db: None) -> None:
    """The database before anybody is in it."""
    assert not Account.objects.exists()


def numbers() -> dict[str, int]:
    return {table: len(kept.rows) for table, kept in everything().items()}


def test_its_rows_are_as_many_in_each_table_as_those_of_a_new_one(
    the_cast: Cast, nobody: None
) -> None:
    empty = numbers()
    the_cast.on_stage()
    cast = numbers()
    World()
    assert {table: cast[table] - empty[table] for table in empty} == {
        table: more - cast[table] for table, more in numbers().items()
    }


def test_its_rows_come_back_as_they_were(the_cast: Cast, world: World) -> None:
    now = everything()
    for kept in the_cast.kept:
        assert set(kept.rows) <= set(now[kept.table].rows), kept.table


def test_what_is_made_after_it_gets_numbers_of_its_own(world: World) -> None:
    another = World()
    assert world.file.pk != another.file.pk
    assert Centre.objects.count() == 4
    assert journal.verify() == []


@pytest.mark.parametrize("_time", [1, 2])
def test_who_changes_somebody_changes_her_for_one_test(world: World, _time: int) -> None:
    assert world.duo.account.name == "Sofie Exemple"
    assert world.duo.mandate.centre is world.centre
    world.duo.account.name = "Une autre"
    world.duo.account.save()


def test_the_first_who_held_keys_lets_others_in(world: World) -> None:
    assert FOUNDERS[world.centre.public_id] is world.case_manager
    assert make_person(world.centre).mandate.admitted_at


def test_on_another_day_everybody_is_made_anew(the_cast: Cast, nobody: None) -> None:
    with time_machine.travel("2027-03-02 10:00"):
        world = the_cast.on_stage()
        lent = StandIn.objects.get(mandate=world.stand_in.mandate)
        assert lent.starts_on == clock.today()


@pytest.mark.django_db(transaction=True)
def test_it_comes_back_to_a_database_that_was_emptied(world: World) -> None:
    with world.case_manager.at_work(world.file):
        assert world.file.call_name == "Nadia"
