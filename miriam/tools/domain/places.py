"""Where ties stand around her: never closer than an hour of a clock, and where there is room.

Degrees are whole, from the top, as a clock goes. Shared by both proportions of the drawing.
"""

from collections.abc import Iterable
from dataclasses import replace

from miriam.tools.domain.ties import Tie

ALL_ROUND, APART, HOUR = 360, 30, 30
# Where the first ones go, before the most room decides: beside her, not above or below her name.
FIRST = 300
# On the same ring names would lie on each other sooner than on two.
ON_TWO_RINGS = 1.6


def between(one: int, other: int) -> int:
    """How far two places are apart, the shorter way round."""
    away = abs(one - other) % ALL_ROUND
    return min(away, ALL_ROUND - away)


def free_place(ties: Iterable[Tie], *, near: bool) -> int:
    """The place with the most room for one more; not on top, where each ring has its name."""
    around = list(ties)
    turned = [(FIRST + turn) % ALL_ROUND for turn in range(0, ALL_ROUND, 5)]
    tried = [place for place in turned if between(place, 0) >= APART]
    return max(tried, key=lambda place: _room(place, around, near=near))


def _room(place: int, ties: Iterable[Tie], *, near: bool) -> float:
    return min(
        (between(place, tie.angle) * (1 if tie.near == near else ON_TWO_RINGS) for tie in ties),
        default=ALL_ROUND,
    )


def stand(ties: Iterable[Tie], at: Tie) -> tuple[Tie, ...]:
    """Every tie with `at` where it wants to be: those that stand too close move aside, no more than
    they must and never past another one.
    """
    kept = list(ties)
    others = sorted(
        (tie for tie in kept if tie.number != at.number),
        key=lambda tie: (tie.angle - at.angle) % ALL_ROUND,
    )
    turns = _apart([(tie.angle - at.angle) % ALL_ROUND for tie in others])
    placed = {
        tie.number: replace(tie, angle=(at.angle + turn) % ALL_ROUND)
        for tie, turn in zip(others, turns, strict=True)
    }
    placed[at.number] = at
    every = kept if any(tie.number == at.number for tie in kept) else [*kept, at]
    return tuple(placed[tie.number] for tie in every)


def _apart(turns: list[int]) -> list[int]:
    """The same turns, each at least so far from the one before, from the start and from its end."""
    moved, least = [], 0
    for turn in turns:
        least = max(turn, least + APART)
        moved.append(least)
    most = ALL_ROUND
    for index in range(len(moved) - 1, -1, -1):
        most = moved[index] = min(moved[index], most - APART)
    return moved


def hour_of(angle: int) -> int:
    """The hour of a clock that is nearest: 12 on top, 3 at the right."""
    return round(angle / HOUR) % 12 or 12


def at_hour(hour: int) -> int:
    """Where the hand of a clock points at this hour."""
    return hour * HOUR % ALL_ROUND
