"""Where ties stand: each keeps its distance, nobody moves more than she must, and nobody past
somebody else.
"""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from miriam.tools.domain import MOST, Tie
from miriam.tools.domain.places import (
    ALL_ROUND,
    APART,
    HOUR,
    at_hour,
    between,
    free_place,
    hour_of,
    stand,
)

PLACES = st.integers(0, ALL_ROUND - 1)
Ties = tuple[Tie, ...]


def drawn(places: list[int]) -> Ties:
    """Ties put down one after another, as they are drawn."""
    return reduce(
        lambda ties, told: stand(ties, Tie(told[0], "x", angle=told[1])),
        enumerate(places, start=1),
        (),
    )


def around(ties: Ties, at: int) -> list[Tie]:
    """The ties in the order of a clock, from that place on."""
    return sorted(ties, key=lambda tie: (tie.angle - at) % ALL_ROUND)


def numbers_around(ties: Ties, at: int, without: int) -> list[int]:
    return [tie.number for tie in around(ties, at) if tie.number != without]


@given(st.lists(PLACES, max_size=MOST))
def test_every_two_keep_their_distance_however_they_were_put_down(places: list[int]) -> None:
    ties = drawn(places)

    assert [tie.number for tie in ties] == list(range(1, len(places) + 1))
    for index, one in enumerate(ties):
        assert 0 <= one.angle < ALL_ROUND
        assert all(between(one.angle, other.angle) >= APART for other in ties[:index])


@given(st.lists(PLACES, min_size=1, max_size=MOST), PLACES, st.data())
def test_whoever_is_moved_stands_where_she_was_put_and_nobody_passes_anybody(
    places: list[int], to: int, data: st.DataObject
) -> None:
    ties = drawn(places)
    number = data.draw(st.integers(1, len(ties)))

    moved = stand(ties, Tie(number, "x", angle=to))

    assert next(tie for tie in moved if tie.number == number).angle == to
    assert numbers_around(moved, to, number) == numbers_around(ties, to, number)


@given(st.lists(PLACES, max_size=MOST - 1), PLACES)
def test_nobody_moves_more_than_she_must(places: list[int], to: int) -> None:
    before = around(drawn(places), to)
    turns = [(tie.angle - to) % ALL_ROUND for tie in before]

    after = {tie.number: tie for tie in stand(tuple(before), Tie(MOST + 1, "x", angle=to))}

    for index, tie in enumerate(before):
        turn = (after[tie.number].angle - to) % ALL_ROUND
        first, last = APART * (index + 1), ALL_ROUND - APART * (len(before) - index)
        # Where she stood, or the nearest place that those between leave to her.
        assert turn == min(max(turns[index], first), last)


@given(st.lists(PLACES, max_size=MOST))
def test_where_all_have_room_nobody_moves(places: list[int]) -> None:
    ties = drawn(places)

    for tie in ties:
        assert stand(ties, tie) == ties


def test_of_two_on_one_place_the_one_before_moves_aside() -> None:
    first, second = Tie(1, "x", angle=90), Tie(2, "y", angle=95)

    ties = stand((first, Tie(3, "z", angle=180)), second)

    assert [(tie.number, tie.angle) for tie in ties] == [(1, 65), (3, 180), (2, 95)]


def test_across_the_top_it_is_as_near_as_elsewhere() -> None:
    assert between(350, 10) == between(10, 350) == 20
    ties = stand((Tie(1, "x", angle=355),), Tie(2, "y", angle=5))
    assert [tie.angle for tie in ties] == [335, 5]


@given(st.lists(PLACES, max_size=MOST - 1), st.booleans())
def test_the_place_that_is_offered_is_as_free_as_there_is(places: list[int], near: bool) -> None:
    ties = drawn(places)

    place = free_place(ties, near=near)

    def room(at: int) -> int:
        return min((between(at, tie.angle) for tie in ties), default=ALL_ROUND)

    beside_the_top = range(APART, ALL_ROUND - APART + 1, 5)
    assert room(place) == max(room(at) for at in beside_the_top)
    assert place in beside_the_top


def test_the_first_stands_beside_her_and_the_second_across() -> None:
    assert free_place((), near=True) == 300
    assert free_place((Tie(1, "x", angle=300),), near=True) == 120


def test_on_the_same_ring_one_keeps_farther_away() -> None:
    ties = (Tie(1, "x", near=True, angle=0), Tie(2, "y", near=False, angle=180))

    assert between(free_place(ties, near=True), 0) > 90
    assert between(free_place(ties, near=False), 0) < 90


@given(PLACES)
def test_the_hour_that_is_said_is_the_nearest(angle: int) -> None:
    hour = hour_of(angle)

    assert 1 <= hour <= 12
    assert between(at_hour(hour), angle) <= HOUR / 2


def test_a_clock_says_where() -> None:
    assert [at_hour(hour) for hour in (12, 3, 6, 9)] == [0, 90, 180, 270]
    assert [hour_of(at_hour(hour)) for hour in range(1, 13)] == list(range(1, 13))
    assert hour_of(359) == 12
