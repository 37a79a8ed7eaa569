"""Her hours: nothing reaches her outside them, at night and when clocks change."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miriam.outbox.domain.hours import BRUSSELS, SafeHours, packed, unpacked
from miriam.outbox.domain.queue import LATEST, due_for, given_up_at, is_enough, next_try

WEEK = frozenset(range(5))
OFFICE = SafeHours(WEEK, time(9), time(15))
TURNED = SafeHours(frozenset({4}), time(22), time(2))


def told(year: int, month: int, day: int, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BRUSSELS, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("hours", "moment", "allowed"),
    [
        (OFFICE, told(2031, 3, 3, 9), True),
        (OFFICE, told(2031, 3, 3, 8, 59), False),
        (OFFICE, told(2031, 3, 3, 14, 59), True),
        (OFFICE, told(2031, 3, 3, 15), False),
        (OFFICE, told(2031, 3, 2, 10), False),
        (TURNED, told(2031, 3, 7, 23), False),
        (TURNED, told(2031, 3, 7, 1), False),
        (TURNED, told(2031, 3, 8, 1), False),
    ],
)
def test_only_her_hours(hours: SafeHours, moment: datetime, allowed: bool) -> None:
    assert hours.allows(moment) is allowed


def test_otherwise_the_next_of_them() -> None:
    friday_evening = told(2031, 3, 7, 18, 20)
    assert OFFICE.next_from(friday_evening) == told(2031, 3, 10, 9)
    assert TURNED.next_from(friday_evening) is None
    inside = told(2031, 3, 7, 10, 5) + timedelta(seconds=12)
    assert OFFICE.next_from(inside) == inside


def test_an_hour_that_the_spring_skips_comes_a_week_later() -> None:
    hours = SafeHours(frozenset({6}), time(2), time(3))
    assert hours.next_from(told(2031, 3, 29, 12)) == told(2031, 4, 6, 2)


def test_an_hour_that_autumn_shows_twice_allows_both() -> None:
    hours = SafeHours(frozenset({6}), time(2, 30), time(2, 45))
    assert hours.next_from(told(2031, 10, 26, 1)) == told(2031, 10, 26, 2, 30)
    assert hours.next_from(told(2031, 10, 26, 2, 50)) == told(2031, 10, 26, 2, 30, fold=1)


moments = st.datetimes(datetime(2031, 1, 1), datetime(2032, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
spans = st.tuples(quarters, quarters).filter(lambda it: it[0] < it[1])
week_days = st.frozensets(st.integers(0, 6), min_size=1)


@given(moments, week_days, spans)
def test_the_next_moment_is_in_her_hours_and_none_was_passed_over(
    moment: datetime, days: frozenset[int], span: tuple[time, time]
) -> None:
    hours = SafeHours(days, *span)
    assert unpacked(packed(hours)) == hours
    found = hours.next_from(moment)
    if found is None:
        return
    assert hours.allows(found)
    between = range(0, int((found - moment).total_seconds()) - 60, 900)
    assert not any(hours.allows(moment + timedelta(seconds=it)) for it in between)


def test_a_reminder_leaves_a_day_before_or_earlier_in_her_hours() -> None:
    now, monday = told(2031, 3, 3, 12), told(2031, 3, 10, 11)
    assert due_for(SafeHours(frozenset(range(7)), time(9), time(15)), monday, now) == told(
        2031, 3, 9, 11
    )
    # On Sunday nothing may reach her, on Monday morning it may: that is the day itself.
    assert due_for(SafeHours(WEEK, time(7), time(8)), monday, now) == told(2031, 3, 7, 7)
    assert due_for(SafeHours(frozenset({4}), time(13), time(20)), monday, now) == told(
        2031, 3, 7, 13
    )
    assert due_for(SafeHours(frozenset({1}), time(9), time(15)), monday, now) is None


@pytest.mark.parametrize(
    ("at", "last"),
    [
        (told(2031, 3, 4, 9, 30), told(2031, 3, 3, 23, 59)),
        (told(2031, 3, 4, 23), told(2031, 3, 3, 23, 59)),
        # In UTC this is still the day before.
        (told(2031, 7, 4, 0, 30), told(2031, 7, 3, 21, 29)),
        # Between midnight and that hour the clock changes.
        (told(2031, 3, 30, 9), told(2031, 3, 29, 23, 59)),
        (told(2031, 10, 26, 9), told(2031, 10, 25, 23, 59)),
    ],
)
def test_what_begins_today_is_not_reminded_of(at: datetime, last: datetime) -> None:
    always = SafeHours(frozenset(range(7)), time(0), time(23, 59, 59))
    assert due_for(always, at, last) == last
    assert due_for(always, at, last + timedelta(minutes=1)) is None


def test_it_is_tried_again_more_and_more_seldom_and_for_a_day_at_most() -> None:
    now = told(2031, 3, 4, 11)
    waits = [next_try(now, attempts) - now for attempts in range(1, 6)]
    assert waits == sorted(waits)
    assert given_up_at(now, now + timedelta(days=3)) == now + timedelta(days=1)
    assert given_up_at(now, told(2031, 3, 5, 15)) == told(2031, 3, 5, 0)
    assert given_up_at(now, told(2031, 3, 5, 1)) == told(2031, 3, 5, 1) - LATEST


def test_what_is_enough() -> None:
    assert not is_enough(1, 4)
    assert is_enough(2, 2)
    assert is_enough(0, 5)
