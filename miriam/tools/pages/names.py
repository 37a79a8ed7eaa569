"""Where the names of ties are written: under their shape; over or beside it, or on the slant, where
a line, a shape or another name lies there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from miriam.look.charts.drawing import Point, width_of

SIZE, LINE, RADIUS, HERS = 15.0, 16, 20.0, 32.0
UNDER, OVER, BESIDE, CAP, FOOT = 17, 8, 5, 12, 4
# Half of an arrow, and a little air.
AIR = 7
CUT_OFF, TIMES = 100, 3
# How much of half a name lies aside of its shape on the slant.
SLANT = 0.7


@dataclass(frozen=True)
class NamedEnd:
    """A shape around a point, and the lines of its name."""

    at: Point
    lines: Sequence[str]


@dataclass(frozen=True)
class Piece:
    """A piece of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Piece") -> bool:
        """Whether both have a place in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def is_cut_by(self, frame: "Piece") -> bool:
        """Whether a part of it is outside."""
        across = self.left < frame.left or self.right > frame.right
        return across or self.top < frame.top or self.bottom > frame.bottom

    def is_crossed(self, one: Point, other: Point) -> bool:
        """Whether a line from one point to the other comes closer than a little air."""
        enters, leaves = 0.0, 1.0
        for axis, low, high in ((0, self.left, self.right), (1, self.top, self.bottom)):
            begin, way = one[axis], other[axis] - one[axis]
            if abs(way) < 0.01:
                if not low - AIR < begin < high + AIR:
                    return False
                continue
            first, last = sorted(((low - AIR - begin) / way, (high + AIR - begin) / way))
            enters, leaves = max(enters, first), min(leaves, last)
        return enters < leaves


def around(at: Point, radius: float) -> Piece:
    """What a shape takes."""
    x, y = at
    return Piece(x - radius, y - radius, x + radius, y + radius)


def places(
    ends: Sequence[NamedEnd], frame: Piece, centre: Point, taken: Sequence[Piece]
) -> list[Point]:
    """Where the first line of each name has its middle, in the order of the ends; whatever is
    `taken` already is left free. Each chooses again once the others have chosen.
    """
    full = [around(centre, HERS), *(around(end.at, RADIUS) for end in ends), *taken]
    lines = [(centre, end.at) for end in ends]
    chosen: dict[int, tuple[Point, Piece]] = {}
    for nth, end in [*enumerate(ends)] * TIMES:
        others = [box for other, (_place, box) in chosen.items() if other != nth]
        tried = [(place, name_box(end, place)) for place in _possible(end)]
        chosen[nth] = min(tried, key=lambda one: _hindered(one[1], frame, [*full, *others], lines))
    return [chosen[nth][0] for nth in range(len(ends))]


def _possible(end: NamedEnd) -> list[Point]:
    """Under, over, at the right, at the left, then under and over on the slant; the first that is
    as good as any is taken.
    """
    (x, y), more = end.at, (len(end.lines) - 1) * LINE
    aside, level = RADIUS + BESIDE + _half(end), y + BESIDE - more / 2
    under, over, slant = y + RADIUS + UNDER, y - RADIUS - OVER - more, _half(end) * SLANT
    straight = [(x, under), (x, over), (x + aside, level), (x - aside, level)]
    return [*straight, *((x + turn, row) for row in (under, over) for turn in (slant, -slant))]


def _half(end: NamedEnd) -> float:
    return max((width_of(line, SIZE) for line in end.lines), default=0) / 2


def name_box(end: NamedEnd, place: Point) -> Piece:
    """What a name takes whose first line has its middle there."""
    (x, y), half = place, _half(end)
    return Piece(x - half, y - CAP, x + half, y + (len(end.lines) - 1) * LINE + FOOT)


def _hindered(
    box: Piece, frame: Piece, full: Sequence[Piece], lines: Sequence[tuple[Point, Point]]
) -> int:
    """How much lies where this name would; what would be cut off counts most."""
    crossing = sum(box.is_crossed(*line) for line in lines)
    return box.is_cut_by(frame) * CUT_OFF + crossing + sum(map(box.overlaps, full))
