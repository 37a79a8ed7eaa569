"""A series at which somebody has worked: it stays, and what was written with it."""

from collections.abc import Callable

import pytest
from django.test import Client

from miriam.access.actor import Actor
from miriam.attendance.domain import WillCome
from miriam.attendance.models import Register, SessionCount
from miriam.attendance.services import registers
from miriam.core import clock
from miriam.core.models.leaving import MINUTES, destroy_those_over
from miriam.groups.models import Group
from miriam.groups.services import places
from miriam.groupwork.domain import CareState
from miriam.groupwork.models import Memory, Series, Session, SessionCare
from miriam.groupwork.selectors.naming import is_named
from miriam.groupwork.services import care, sessions
from miriam.groupwork.services.memory import MemoryFacts, remember
from miriam.groupwork.services.series import (
    SomethingWasPrepared,
    end_series,
    go_on,
    take_away,
)
from tests.groups.working import at_work
from tests.reading import words
from tests.world import World

Work = Callable[[World, Session, Actor], object]


def a_memory(world: World, session: Session, by: Actor) -> None:
    remember(session, MemoryFacts(came_up="le loyer"), version=0, by=by)


def childcare(world: World, session: Session, by: Actor) -> None:
    care.say(session, CareState.ASKED, version=0, by=by)


def a_reply(world: World, session: Session, by: Actor) -> None:
    places.take(session.group, file=world.file, by=by)
    registers.answer(session, group=session.group, file=world.file, reply=WillCome.YES, by=by)


def a_joined_group(world: World, session: Session, by: Actor) -> None:
    session.joined.add(session.group)


def a_count(world: World, session: Session, by: Actor) -> None:
    SessionCount.objects.create(session=session, group=session.group, women=3, children=2, guests=0)


WORK: list[Work] = [a_memory, childcare, a_reply, a_joined_group, a_count]


@pytest.mark.parametrize("work", WORK)
def test_a_series_stays_with_what_was_written_about_its_sessions(
    world: World, group: Group, series: Series, work: Work
) -> None:
    last = Session.objects.all()[3]
    assert not is_named([last])
    with at_work(world.case_manager, group, world.file) as by:
        work(world, last, by)
        assert is_named([last])
        with pytest.raises(SomethingWasPrepared):
            take_away(series, by=by)
    with clock.at(clock.now() + 2 * MINUTES):
        destroy_those_over()
    assert Session.objects.count() == 4
    assert is_named([last])


def test_what_was_taken_back_leaves_the_series_free(
    world: World, group: Group, series: Series
) -> None:
    session = Session.objects.all()[0]
    session.joined.add(group)
    session.joined.remove(group)
    with world.case_manager.at_work() as by:
        take_away(series, by=by)
    assert not Session.objects.exists()


def test_the_page_says_why_it_stays(desk: Client, world: World, series: Series) -> None:
    with world.case_manager.at_work() as by:
        care.say(Session.objects.all()[0], CareState.ASKED, version=0, by=by)
    answer = desk.post(f"/series/{series.public_id}/enlever", follow=True)
    assert "ou on y a déjà travaillé" in words(answer)
    assert "La série est enlevée." not in words(answer)
    assert Session.objects.count() == 4


def test_a_session_or_an_end_that_is_taken_back_keeps_what_was_written(
    world: World, group: Group, series: Series
) -> None:
    session = Session.objects.all()[0]
    with at_work(world.case_manager, group, world.file) as by:
        for work in (a_memory, childcare, a_reply):
            work(world, session, by)
        sessions.drop(session, by=by)
        sessions.take_up(session, by=by)
        end_series(series, last_on=clock.today(), by=by)
        series.refresh_from_db()
        go_on(series, by=by)
    with clock.at(clock.now() + 2 * MINUTES):
        destroy_those_over()
    assert all(kind.objects.filter(session=session).exists() for kind in (Memory, SessionCare))
    assert Register.objects.filter(session=session).exists()
    assert not Session.objects.filter(is_dropped=True).exists()
