"""How often a group meets, from its days alone."""

from datetime import date, timedelta

import pytest

from miriam.coordination.domain import Cadence, Rhythmic, is_written, rhythmic

MONDAY = date(2035, 1, 1)


def days(*gaps: int) -> list[date]:
    found = [MONDAY]
    for gap in gaps:
        found.append(found[-1] + timedelta(days=gap))
    return found


@pytest.mark.parametrize(
    ("gaps", "told"),
    [
        ((), None),
        ((7,), None),
        ((7, 7, 7), Rhythmic(Cadence.WEEKLY, 1)),
        ((7, 21, 7, 7), Rhythmic(Cadence.WEEKLY, 1)),
        ((14, 14, 15, 13), Rhythmic(Cadence.FORTNIGHTLY, 1)),
        ((28, 28, 28), Rhythmic(Cadence.LOOSER, 1)),
        ((6, 8, 9, 6), Rhythmic(Cadence.WEEKLY, None)),
    ],
)
def test_the_rhythm_follows_from_the_days(gaps: tuple[int, ...], told: Rhythmic | None) -> None:
    assert rhythmic(days(*gaps)) == told


def test_a_small_number_of_places_is_not_written() -> None:
    assert [is_written(number) for number in (0, 4, 5)] == [False, False, True]
