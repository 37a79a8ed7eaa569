"""The days of a series, and what makes a session ready."""

from datetime import date, time, timedelta

import pytest

from miriam.core import clock
from miriam.groupwork.domain import (
    TOO_LONG,
    CareState,
    Mark,
    Need,
    Recurrence,
    Vacation,
    hours_on,
    is_near,
    lasts,
    preview,
    readiness,
    unknown_years,
)

YEAR = clock.today().year + 1
CHRISTMAS = date(YEAR, 12, 25)
AUTUMN = Vacation("Congé d’automne", "fr", date(YEAR, 10, 20), date(YEAR, 10, 31))


def test_a_fortnightly_series_shows_every_day_with_what_falls_on_it() -> None:
    weeks_before = CHRISTMAS - timedelta(weeks=4)
    shown = preview(Recurrence(weeks_before, CHRISTMAS, weeks=2))
    assert [day.on for day in shown] == [weeks_before, CHRISTMAS - timedelta(weeks=2), CHRISTMAS]
    assert [day.is_free for day in shown] == [True, True, False]
    assert shown[-1].is_public_holiday


def test_both_ends_of_a_school_holiday_belong_to_it_and_their_neighbours_do_not() -> None:
    around = (AUTUMN.first_on - timedelta(days=1), AUTUMN.last_on + timedelta(days=1))
    within = (AUTUMN.first_on, AUTUMN.last_on)
    found = {day: preview(Recurrence(day, day), [AUTUMN])[0] for day in (*around, *within)}
    assert [found[day].vacations for day in around] == [(), ()]
    assert [found[day].vacations for day in within] == [(AUTUMN,)] * 2


def test_a_school_year_of_which_nothing_is_known_is_named_and_not_invented() -> None:
    over_the_summer = Recurrence(date(YEAR, 10, 1), date(YEAR + 1, 10, 1))
    assert unknown_years(over_the_summer, [AUTUMN]) == [YEAR + 1]
    assert unknown_years(over_the_summer, []) == [YEAR, YEAR + 1]


@pytest.mark.parametrize(
    ("starts", "ends", "hours"), [(time(9), time(11), 2), (time(22), time(1), 3)]
)
def test_a_session_may_end_after_midnight(starts: time, ends: time, hours: int) -> None:
    begins, ended = hours_on(date(YEAR, 6, 4), starts, ends, clock.moment_of)
    assert ended - begins == lasts(starts, ends) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("starts", "ends", "is_too_long"),
    [
        (time(10), time(10), True),
        (time(14), time(13, 30), True),
        (time(8), time(20), True),
        (time(8), time(19, 59), False),
        (time(22, 30), time(1, 30), False),
        (time(13), time(0), False),
        (time(12), time(0), True),
    ],
)
def test_a_session_of_half_a_day_is_a_slip(starts: time, ends: time, *, is_too_long: bool) -> None:
    assert (lasts(starts, ends) >= TOO_LONG) is is_too_long


def test_a_day_is_meant_from_five_years_back_to_two_ahead() -> None:
    today = date(2026, 12, 1)
    near = [date(2021, 12, 1), today, date(2028, 12, 1)]
    far = [date.min, date(26, 12, 10), date(1900, 1, 1), date(2029, 1, 1), date.max]
    assert [is_near(day, today) for day in near] == [True] * 3
    assert [is_near(day, today) for day in far] == [False] * 5


def test_a_session_needs_steps_a_place_and_care_and_is_silent_about_the_rest() -> None:
    nothing = readiness({}, CareState.ASKED, with_children=True)
    assert nothing.missing == [Need.COURSE, Need.PLACE, Need.CARE]
    assert nothing.lines[Need.GUEST] is Mark.SILENT
    said = {Need.COURSE: True, Need.PLACE: True}
    assert readiness(said, CareState.CONFIRMED, with_children=True).is_ready
    assert not readiness(said, CareState.LACKED, with_children=True).is_ready
    confirmed = readiness(said, CareState.CONFIRMED, with_children=True, lacks_places=True)
    assert confirmed.missing == [Need.CARE]
    assert readiness(said, CareState.LACKED, with_children=False).is_ready
