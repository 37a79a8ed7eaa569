"""The hour that is said is the hour in Brussels, on the nights too on which clocks are changed."""

from datetime import UTC, date, datetime, time

import pytest

from miriam.core.clock import NoSuchHour, comes_twice, moment_of

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        (date(2027, 1, 12), time(9, 30), datetime(2027, 1, 12, 8, 30, tzinfo=UTC)),
        (date(2027, 7, 12), time(9, 30), datetime(2027, 7, 12, 7, 30, tzinfo=UTC)),
        (SPRING, time(1, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (SPRING, time(3, 0), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (AUTUMN, time(2, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        (AUTUMN, time(3, 0), datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "before", "after", "the first of two", "after both"],
)
def test_the_moment_of_an_hour_on_the_wall(day: date, hour: time, moment: datetime) -> None:
    assert moment_of(day, hour) == moment


@pytest.mark.parametrize("hour", [time(2, 0), time(2, 30), time(2, 59)])
def test_an_hour_that_is_skipped_is_refused(hour: time) -> None:
    with pytest.raises(NoSuchHour):
        moment_of(SPRING, hour)
    assert moment_of(AUTUMN, hour)


def test_only_the_doubled_hour_comes_twice() -> None:
    twice = [hour for hour in range(24) if comes_twice(moment_of(AUTUMN, time(hour)))]
    assert twice == [2]
    skipped = [hour for hour in range(24) if hour != 2]
    assert not any(comes_twice(moment_of(SPRING, time(hour))) for hour in skipped)
