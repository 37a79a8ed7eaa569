"""The drawing itself: one function, two proportions. The list beside it says the same in words.

Shape is the kind, line the strength, arrow the way that help goes, ring near or farther.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.look.charts.drawing import Point, number, shape, wrapped
from miriam.look.components.html import attributes, joined, markup
from miriam.tools.domain import Bond, Drawing, Help, Kind, Tie
from miriam.tools.pages.names import (
    CUT_OFF,
    HERS,
    LINE,
    RADIUS,
    SIZE,
    NamedEnd,
    Piece,
    around,
    name_box,
    places,
)
from miriam.tools.pages.words import DrawingWords

LONGEST_NAME, RING_NAME = 3, 6
OUTSIDE = 1.25
# The top first, then ever farther from it, on both sides.
ROUND_FROM_TOP = (0, *(side * turn for turn in range(15, 180, 15) for side in (1, -1)), 180)


@dataclass(frozen=True)
class Frame:
    """A proportion: how large it is, where she stands, how wide both rings are, and how much room a
    name has.
    """

    name: str
    width: int
    height: int
    centre: Point
    near: Point
    far: Point
    room: float

    @property
    def sheet(self) -> Piece:
        """All of it."""
        return Piece(0, 0, self.width, self.height)

    def point(self, tie: Tie) -> Point:
        """Where a tie stands."""
        return self.around(tie.angle, self.near if tie.near else scaled(self.far, 0.84))

    def around(self, angle: int, ring: Point) -> Point:
        """Where the hand of a clock meets a ring."""
        turn, (x, y), (rx, ry) = math.radians(angle), self.centre, ring
        return x + rx * math.sin(turn), y - ry * math.cos(turn)


def scaled(ring: Point, by: float) -> Point:
    """A ring, larger or smaller."""
    return ring[0] * by, ring[1] * by


LANDSCAPE = Frame("landscape", 640, 520, (320, 252), (150, 127), (288, 229), 130)
UPRIGHT = Frame("upright", 360, 450, (180, 217), (88, 110), (162, 198), 84)


def draw(
    drawing: Drawing, frame: Frame, words: DrawingWords, new: Collection[int] = ()
) -> SafeString:
    """The drawing in one proportion; the names of those that are `new` are bold. The
    words may have several lines.
    """
    ties = drawing.ties
    ends = [NamedEnd(frame.point(tie), _lines(tie.name, frame.room)) for tie in ties]
    rings = _ring_names(frame, words, [around(end.at, RADIUS) for end in ends])
    where = places(ends, frame.sheet, frame.centre, [name_box(*one) for one in rings])
    return markup(
        '<svg class="map map--{}" viewBox="0 0 {} {}" role="img" aria-label="{}"{}>{}{}{}{}</svg>',
        frame.name,
        str(frame.width),
        str(frame.height),
        gettext("Dessin de mon entourage ; la liste dit la même chose."),
        attributes({"data-map": ",".join(map(number, (*frame.centre, *frame.near, *frame.far)))}),
        _rings(frame, rings),
        joined(_line(tie, frame) for tie in ties),
        _herself(frame, words),
        joined(
            _end(tie, end, place, is_new=tie.number in new)
            for tie, end, place in zip(ties, ends, where, strict=True)
        ),
    )


def _rings(frame: Frame, names: Iterable[tuple[NamedEnd, Point]]) -> SafeString:
    (x, y), rings = frame.centre, (frame.near, frame.far)
    drawn = [shape("ellipse", class_="ring", cx=x, cy=y, rx=rx, ry=ry) for rx, ry in rings]
    return joined([*drawn, *(_texts(name.lines, place, "ring-name") for name, place in names)])


def _ring_names(
    frame: Frame, words: DrawingWords, shapes: Sequence[Piece]
) -> list[tuple[NamedEnd, Point]]:
    """What each ring is called, on it: on top, or the nearest place to it that no shape takes;
    where shapes take the whole ring, just outside.
    """
    told = ((words["near"], frame.near), (words["farther"], frame.far))
    return [_on_ring(said.splitlines(), ring, frame, shapes) for said, ring in told]


def _on_ring(
    lines: Sequence[str], ring: Point, frame: Frame, shapes: Sequence[Piece]
) -> tuple[NamedEnd, Point]:
    up = RING_NAME + (len(lines) - 1) * LINE
    tried = (ring, scaled(ring, OUTSIDE))
    ends = [NamedEnd(frame.around(angle, one), lines) for one in tried for angle in ROUND_FROM_TOP]
    named = [(end, (end.at[0], end.at[1] - up)) for end in ends]

    def hindered(one: tuple[NamedEnd, Point]) -> int:
        box = name_box(*one)
        return box.is_cut_by(frame.sheet) * CUT_OFF + sum(map(box.overlaps, shapes))

    return min(named, key=hindered)


def _herself(frame: Frame, words: DrawingWords) -> SafeString:
    x, y = frame.centre
    circle, said = shape("circle", class_="me", cx=x, cy=y, r=HERS), words["me"].splitlines()
    return circle + _texts(said, (x, y + 5 - (len(said) - 1) * LINE / 2), "me-name")


def _line(tie: Tie, frame: Frame) -> SafeString:
    """From her to the other end, with an arrow where help arrives."""
    (x, y), (to_x, to_y) = frame.centre, frame.point(tie)
    away = math.hypot(to_x - x, to_y - y) or 1.0
    way = ((to_x - x) / away, (to_y - y) / away)

    def at(far: float) -> Point:
        return x + way[0] * far, y + way[1] * far

    start, end = HERS + 4, away - RADIUS - 5
    arrives, goes = tie.help in TO_HER, tie.help in FROM_HER
    stroke = (at(start + (9 if arrives else 0)), at(end - (9 if goes else 0)))
    pieces = [shape("path", class_=f"tie tie--{tie.bond}", d=_path(stroke))]
    pieces += [_arrow(at(start), way, -1)] if arrives else []
    pieces += [_arrow(at(end), way, 1)] if goes else []
    return joined(pieces)


TO_HER = (Help.TO_HER, Help.BOTH)
FROM_HER = (Help.FROM_HER, Help.BOTH)


def _arrow(tip: Point, way: Point, towards: int) -> SafeString:
    """A triangle of which the tip is where help arrives."""
    (x, y), (along, across) = tip, way
    back_x, back_y = x - towards * along * 13, y - towards * across * 13
    left = (back_x - across * 6.5, back_y + along * 6.5)
    right = (back_x + across * 6.5, back_y - along * 6.5)
    return shape("path", class_="arrow", d=_path((tip, left, right)) + "z")


def _path(points: Collection[Point]) -> str:
    return "M" + " ".join(f"{number(x)} {number(y)}" for x, y in points)


def _end(tie: Tie, end: NamedEnd, place: Point, *, is_new: bool) -> SafeString:
    """The shape and its name."""
    style = "name name--new" if is_new else "name"
    names = _texts(end.lines, place, style)
    return markup('<g data-tie="{}">{}{}</g>', str(tie.number), mark(tie.kind, end.at), names)


def mark(kind: Kind, at: Point, radius: float = RADIUS) -> SafeString:
    """The shape of a kind around a point."""
    x, y = at
    if kind is Kind.PERSON:
        return shape("circle", class_="end end--person", cx=x, cy=y, r=radius)
    if kind is Kind.PLACE:
        left, right, top, foot = x - radius, x + radius, y - radius, y + radius * 0.9
        roof = (
            f"M{number(left)} {number(foot)}V{number(y - radius * 0.1)}L{number(x)} {number(top)}"
        )
        house = f"{roof} {number(right)} {number(y - radius * 0.1)}V{number(foot)}z"
        return shape("path", class_="end end--place", d=house)
    side, corner = radius * 1.9, radius * (0.55 if kind is Kind.GROUP else 0.12)
    return shape(
        "rect",
        class_=f"end end--{kind}",
        x=x - side / 2,
        y=y - side / 2,
        width=side,
        height=side,
        rx=corner,
    )


def _lines(name: str, room: float) -> list[str]:
    """A name in lines that fit; what is longer is whole in the list."""
    lines = wrapped(name, room, SIZE)
    if len(lines) <= LONGEST_NAME:
        return lines
    return [*lines[: LONGEST_NAME - 1], f"{lines[LONGEST_NAME - 1]} …"]


def _texts(lines: Iterable[str], at: Point, style: str) -> SafeString:
    """Lines under each other; `at` is the middle of the first."""
    x, y = at
    return joined(_text(line, (x, y + nth * LINE), style) for nth, line in enumerate(lines))


def _text(said: str, at: Point, style: str) -> SafeString:
    x, y = map(number, at)
    return markup(
        '<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>', style, x, y, said
    )


def line_of(bond: Bond) -> SafeString:
    """A piece of line for the legend."""
    path = shape("path", class_=f"tie tie--{bond}", d="M2 5h32")
    return markup(
        '<svg class="map map-piece" viewBox="0 0 36 10" aria-hidden="true">{}</svg>', path
    )


def shape_of(kind: Kind) -> SafeString:
    """A shape for the legend and the list."""
    drawn = mark(kind, (12, 12), 10)
    return markup(
        '<svg class="map map-shape" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', drawn
    )


def arrow_of_help() -> SafeString:
    """An arrow for the legend."""
    return markup(
        '<svg class="map map-piece" viewBox="0 0 36 14" aria-hidden="true">{}{}</svg>',
        shape("path", class_="tie tie--some", d="M2 7h20"),
        shape("path", class_="arrow", d="M34 7 22 0v14z"),
    )
