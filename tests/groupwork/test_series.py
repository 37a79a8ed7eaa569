"""A series planned in one act, taken away whole, ended early."""

from datetime import date, time, timedelta

import pytest
from django.utils.timezone import localtime

from miriam.access.permission import NotYours
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import Recurrence, days_of
from miriam.groupwork.models import Series, Session
from miriam.groupwork.services import sessions
from miriam.groupwork.services.series import (
    NightLacksHour,
    NoDayIsTicked,
    SomethingWasPrepared,
    end_series,
    go_on,
    plan_series,
    take_away,
)
from miriam.look.dates import written
from tests.world import World


def test_a_series_is_held_on_the_ticked_days_alone(
    world: World, group: Group, rhythm: Recurrence, days: list[date]
) -> None:
    elsewhere = days[0] + timedelta(days=1)
    with world.case_manager.at_work() as by:
        plan_series(group, rhythm, [days[2], elsewhere, days[0]], by=by)
    assert [session.day for session in Session.objects.all()] == [days[0], days[2]]


def test_its_hours_are_those_on_the_wall_all_year_round(world: World, group: Group) -> None:
    year = clock.today().year + 1
    rhythm = Recurrence(date(year, 3, 1), date(year, 4, 30))
    with world.case_manager.at_work() as by:
        plan_series(group, rhythm, [date(year, 3, 1), date(year, 4, 26)], by=by)
    begun = {localtime(session.starts_at).time() for session in Session.objects.all()}
    assert begun == {rhythm.starts}
    assert len({session.starts_at.time() for session in Session.objects.all()}) == 2


def test_a_series_without_a_day_is_refused(world: World, group: Group, rhythm: Recurrence) -> None:
    with world.case_manager.at_work() as by, pytest.raises(NoDayIsTicked):
        plan_series(group, rhythm, [], by=by)
    assert not Series.objects.exists()


def spring_of(year: int) -> date:
    """The Sunday on which the clock goes from two to three."""
    last = date(year, 3, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@pytest.mark.parametrize(
    ("starts", "ends", "days_before"), [(time(2, 30), time(5), 0), (time(22), time(2, 30), 1)]
)
def test_the_day_whose_night_lacks_an_hour_is_named(
    world: World, group: Group, starts: time, ends: time, days_before: int
) -> None:
    lacking = spring_of(clock.today().year + 1) - timedelta(days=days_before)
    week = timedelta(weeks=1)
    rhythm = Recurrence(lacking - week, lacking + week, starts=starts, ends=ends)
    ticked = list(days_of(rhythm))
    with world.case_manager.at_work() as by:
        with pytest.raises(NightLacksHour, match=f"Décochez {written(lacking, 'l j F Y')}, ou"):
            plan_series(group, rhythm, ticked, by=by)
        ticked.remove(lacking)
        plan_series(group, rhythm, ticked, by=by)
    assert Series.objects.count() == 1
    assert Session.objects.count() == 2


def test_nobody_else_plans_for_the_group(
    world: World, group: Group, rhythm: Recurrence, days: list[date]
) -> None:
    with world.coordinator.at_work() as by, pytest.raises(NotYours):
        plan_series(group, rhythm, days, by=by)


def test_it_is_taken_away_whole_while_nothing_was_prepared(world: World, series: Series) -> None:
    with world.case_manager.at_work() as by:
        take_away(series, by=by)
    assert not Session.objects.exists()
    assert not Series.objects.exists()


def test_it_stays_once_one_of_its_sessions_was_changed(world: World, series: Series) -> None:
    with world.case_manager.at_work() as by:
        sessions.drop(Session.objects.all()[0], by=by)
        with pytest.raises(SomethingWasPrepared):
            take_away(series, by=by)
    assert Session.objects.count() == 4


def test_ended_early_the_rest_is_dropped_and_calendars_are_told(
    world: World, series: Series, days: list[date]
) -> None:
    with world.case_manager.at_work() as by:
        end_series(series, last_on=days[1], by=by)
    kept = list(Session.objects.all())
    assert [session.is_dropped for session in kept] == [False, False, True, True]
    assert [session.sequence for session in kept] == [0, 0, 1, 1]


def test_gone_on_it_takes_up_what_its_end_dropped_and_nothing_else(
    world: World, series: Series, days: list[date]
) -> None:
    for_itself = Session.objects.all()[2]
    with world.case_manager.at_work() as by:
        sessions.drop(for_itself, by=by)
        end_series(series, last_on=days[0], by=by)
        series.refresh_from_db()
        go_on(series, by=by)
        series.refresh_from_db()
        go_on(series, by=by)
    kept = list(Session.objects.all())
    assert [session.is_dropped for session in kept] == [False, False, True, False]
    assert [session.sequence for session in kept] == [0, 2, 1, 2]
