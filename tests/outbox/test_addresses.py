"""The address of a calendar: only a hash of it is kept, it serves for one thing, and it ends."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection

from miriam.access.models import Capability, Mandate
from miriam.access.services import capabilities, departures
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.refusals import NotYours
from miriam.outbox import selectors
from miriam.outbox.services import addresses
from miriam.outbox.services.refusals import CalendarIsForHerTeam
from miriam.people.services import pausing
from miriam.people.services.refusals import FileClosed
from tests.world import Person, World

pytestmark = pytest.mark.django_db


def hers(world: World, person: Person | None = None) -> str:
    with (person or world.case_manager).at_work(world.file) as by:
        return addresses.make_hers(world.file, by=by)


def mine(person: Person) -> str:
    with person.at_work() as by:
        return addresses.make_mine(person.mandate, by=by)


def every_value() -> str:
    """All that the rows of what was lent hold."""
    with connection.cursor() as rows:
        rows.execute(f"SELECT * FROM {Capability._meta.db_table}")
        return repr(rows.fetchall())


def test_of_the_secret_only_its_hash_is_kept(world: World) -> None:
    secret = hers(world)
    assert len(secret) >= 43
    assert secret not in every_value()
    assert capabilities._hashed(secret) in every_value()


def test_an_address_stands_for_one_calendar(world: World) -> None:
    assert selectors.whose(hers(world)) == world.file
    assert selectors.whose(mine(world.case_manager)) == world.case_manager.mandate
    assert selectors.whose("nobody-was-given-this") is None


def test_the_secret_of_something_else_is_none_of_a_calendar(world: World) -> None:
    _capability, secret = capabilities.give(
        act="access.arrive",
        subject=world.case_manager.mandate.public_id,
        lasts=timedelta(days=1),
        given_by=None,
    )
    assert capabilities.recognise(secret)
    assert selectors.whose(secret) is None


def test_a_new_one_ends_the_one_before(world: World) -> None:
    first, second = hers(world), hers(world)
    assert selectors.whose(first) is None
    assert selectors.whose(second) == world.file


def test_stopped_it_serves_no_more(world: World) -> None:
    secret, own = hers(world), mine(world.case_manager)
    with world.case_manager.at_work(world.file) as by:
        addresses.stop_hers(world.file, by=by)
    assert selectors.whose(secret) is None
    assert selectors.hers(world.file) is None
    assert selectors.whose(own) == world.case_manager.mandate
    with world.case_manager.at_work() as by:
        addresses.stop_mine(world.case_manager.mandate, by=by)
    assert selectors.whose(own) is None


def test_it_ends_with_the_accompaniment_and_returns_when_the_stop_is_undone(world: World) -> None:
    secret = hers(world)
    with world.case_manager.at_work(world.file) as by:
        pausing.pause(world.file, by=by)
        assert selectors.whose(secret) == world.file
        pausing.stop(world.file, by=by)
        assert selectors.whose(secret) is None
        with pytest.raises(FileClosed):
            addresses.make_hers(world.file, by=by)
        pausing.undo_stop(world.file, by=by)
    assert selectors.whose(secret) == world.file


def test_it_ends_with_the_mandate_and_with_the_account(world: World) -> None:
    own, hers_too = mine(world.duo), mine(world.case_manager)
    departures.depart(world.duo.mandate, by=None)
    assert selectors.whose(own) is None
    account = world.case_manager.account
    account.is_active = False
    account.save(update_fields=["is_active"])
    assert selectors.whose(hers_too) is None


def test_it_ends_the_day_after_a_mandate_that_was_agreed_until_a_day(world: World) -> None:
    own = mine(world.duo)
    Mandate.objects.filter(pk=world.duo.mandate.pk).update(ends_on=clock.today())
    assert selectors.whose(own) == world.duo.mandate
    with time_machine.travel(clock.now() + timedelta(days=1)):
        assert selectors.whose(own) is None


def test_it_ends_by_itself(world: World) -> None:
    secret, own = hers(world), mine(world.case_manager)
    with time_machine.travel(clock.now() + addresses.HERS_LASTS + timedelta(minutes=1)):
        assert selectors.whose(secret) is None
        assert selectors.whose(own) == world.case_manager.mandate
    with time_machine.travel(clock.now() + addresses.MINE_LASTS + timedelta(minutes=1)):
        assert selectors.whose(own) is None


def test_whoever_stands_in_stops_one_and_makes_none(world: World) -> None:
    secret = hers(world)
    with world.stand_in.at_work(world.file) as by:
        with pytest.raises(CalendarIsForHerTeam):
            addresses.make_hers(world.file, by=by)
        assert selectors.whose(secret) == world.file
        addresses.stop_hers(world.file, by=by)
    assert selectors.whose(secret) is None


@pytest.mark.parametrize("who", ["former_stand_in", "other_group", "other_centre", "coordinator"])
def test_nobody_else_makes_or_stops_hers(world: World, who: str) -> None:
    secret, person = hers(world), getattr(world, who)
    for act in (addresses.make_hers, addresses.stop_hers):
        with person.at_work() as by, pytest.raises(NotYours):
            act(world.file, by=by)
    assert selectors.whose(secret) == world.file


@pytest.mark.parametrize("who", ["coordinator", "referent", "administrator", "waiting"])
def test_whoever_has_no_files_has_no_calendar(world: World, who: str) -> None:
    person = getattr(world, who)
    with person.at_work() as by, pytest.raises(NotYours):
        addresses.make_mine(person.mandate, by=by)


def test_the_journal_says_it_on_her_chain_and_tells_whose_account_it_is(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        addresses.make_hers(world.file, by=by)
        addresses.stop_hers(world.file, by=by)
        addresses.make_mine(world.case_manager.mandate, by=by)
    assert acts_of(world.file) == ["calendar.given", "calendar.stopped"]
    assert acts_of(world.case_manager.account) == ["calendar.given"]


def acts_of(row: Any) -> list[str]:
    lines = Line.objects.filter(subject=row.public_id, act__startswith="calendar")
    return list(lines.order_by("number").values_list("act", flat=True))
