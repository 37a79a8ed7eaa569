"""One woman's picture (or one frozen group's) on the wheel she knows: lines, never a surface.

The shape depends on the order of the axes: it illustrates, the table and the dumbbell tell.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.look.charts import drawing
from miriam.look.charts.drawing import (
    LINE,
    LOOKS,
    SIZE,
    WIDTH,
    ChartScale,
    Look,
    Point,
    SpokenRow,
    in_figures,
)
from miriam.look.components.html import joined
from miriam.look.components.navigation import Words
from miriam.look.components.tables import Table

RADIUS_WITH_WORDS, RADIUS_WITH_NUMBERS = 92.0, 132.0
ROOM_IN_THE_MIDDLE = 150.0
ROOM_FOR_NUMBERS = 30.0
# The lowest answer keeps a small ring of its own: at one point all axes would look the same.
CORE = 0.14


@dataclass(frozen=True)
class Axis:
    """One question or domain; axes of one theme stand together."""

    label: Words
    group: Words = ""


@dataclass(frozen=True)
class Occasion:
    """One moment of measure, with one value per axis; None where she did not answer."""

    label: Words
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Radar:
    """One to three occasions on up to fourteen axes of one scale."""

    title: Words
    axes: tuple[Axis, ...]
    scale: ChartScale
    occasions: tuple[Occasion, ...]
    rtl: bool = False
    telling: SpokenRow | None = None

    @cached_property
    def svg(self) -> SafeString:
        """The picture."""
        return _Drawing(self).picture()

    @cached_property
    def alone(self) -> SafeString:
        """The wheel with its numbers and nothing else: its names stand beside it."""
        return _Drawing(self).wheel()

    @cached_property
    def legend(self) -> list[tuple[Words, list[tuple[int, Words, list[str]]]]]:
        """The axes by group: number, name, and the value of each occasion."""
        numbered = (
            (place, axis, [in_figures(one.values[place - 1]) for one in self.occasions])
            for place, axis in enumerate(self.axes, start=1)
        )
        return [
            (group, [(place, axis.label, values) for place, axis, values in members])
            for group, members in groupby(numbered, key=lambda one: str(one[1].group))
        ]

    @cached_property
    def table(self) -> Table:
        """The same in rows."""
        return Table(
            caption=self.title,
            head=(gettext("Domaine"), *(one.label for one in self.occasions)),
            rows=tuple(
                (axis.label, *(in_figures(one.values[place]) for one in self.occasions))
                for place, axis in enumerate(self.axes)
            ),
            numeric=frozenset(range(1, len(self.occasions) + 1)),
        )

    @property
    def numbered(self) -> bool:
        """Whether axes carry a number and a list below: too many, or in themes."""
        return len(self.axes) > 10 or any(axis.group for axis in self.axes)

    def description(self) -> str:
        """Each axis with its values, as one would say it."""
        rows = (
            (axis.label, [(one.label, one.values[place]) for one in self.occasions])
            for place, axis in enumerate(self.axes)
        )
        return drawing.sentences(rows, self.telling)


class _Drawing:
    """The geometry of one wheel."""

    def __init__(self, chart: Radar) -> None:
        self.chart = chart
        self.radius = RADIUS_WITH_NUMBERS if chart.numbered else RADIUS_WITH_WORDS
        names = [one.label for one in chart.occasions]
        self.head, top = drawing.legend(names, WIDTH, rtl=chart.rtl)
        above, below = (34.0, 34.0) if chart.numbered else self.room_for_names()
        self.centre = (WIDTH / 2, top + above + self.radius)
        self.bottom = self.centre[1] + self.radius + below

    def wheel(self) -> SafeString:
        """The numbered wheel in a square that is no larger than it needs."""
        self.radius, side = RADIUS_WITH_NUMBERS, RADIUS_WITH_NUMBERS + ROOM_FOR_NUMBERS
        self.centre = (side, side)
        marks = [*self.rings(), *self.spokes(), *self.numbers(), *self.lines(), *self.ring_words()]
        return drawing.silent("wheel", joined(marks), (2 * side, 2 * side))

    def picture(self) -> SafeString:
        below, height = self.names_below() if self.chart.numbered else ("", 0.0)
        marks = [
            self.head,
            *self.rings(),
            *self.spokes(),
            *(self.numbers() if self.chart.numbered else self.names()),
            *self.lines(),
            *self.ring_words(),
            below,
        ]
        size = (WIDTH, self.bottom + height)
        return drawing.picture(
            "radar", self.chart.title, self.chart.description(), joined(marks), size
        )

    def room_for_names(self) -> tuple[float, float]:
        """Above and below the wheel stand the names of the first and of the farthest axis."""
        axes = self.chart.axes
        lines = [len(drawing.wrapped(str(axis.label), ROOM_IN_THE_MIDDLE)) for axis in axes]
        return 12 + LINE * lines[0], 14 + LINE * lines[len(axes) // 2]

    def direction(self, place: int) -> tuple[float, float]:
        turn = -1 if self.chart.rtl else 1
        angle = turn * 2 * math.pi * place / len(self.chart.axes) - math.pi / 2
        return math.cos(angle), math.sin(angle)

    def at(self, place: int, distance: float) -> tuple[float, float]:
        dx, dy = self.direction(place)
        return self.centre[0] + dx * distance, self.centre[1] + dy * distance

    def distance(self, value: float) -> float:
        return self.radius * (CORE + (1 - CORE) * self.chart.scale.share(value))

    def rings(self) -> Iterator[SafeString]:
        for tick in self.chart.scale.ticks:
            yield drawing.shape(
                "circle",
                class_="c-grid",
                cx=self.centre[0],
                cy=self.centre[1],
                r=self.distance(tick),
                fill="none",
                stroke="#E7DFD5",
                stroke_width=1,
            )

    def ring_words(self) -> Iterator[SafeString]:
        side = 1 if self.chart.rtl else -1
        for tick in (self.chart.scale.low, self.chart.scale.high):
            x = self.centre[0] + side * 9
            y = self.centre[1] - self.distance(tick) + 5
            yield drawing.words(
                in_figures(tick), x, y, anchor="start" if side > 0 else "end", tone="soft"
            )

    def spokes(self) -> Iterator[SafeString]:
        for place in range(len(self.chart.axes)):
            inner, outer = self.at(place, self.radius * CORE), self.at(place, self.radius)
            yield drawing.grid((inner, outer))

    def numbers(self) -> Iterator[SafeString]:
        for place in range(len(self.chart.axes)):
            x, y = self.at(place, self.radius + 18)
            yield drawing.words(str(place + 1), x, y + 5, anchor="middle", bold=True)

    def names(self) -> Iterator[SafeString]:
        for place, axis in enumerate(self.chart.axes):
            x, y = self.at(place, self.radius + 11)
            dx, dy = self.direction(place)
            middle = abs(dx) < 0.3
            room = ROOM_IN_THE_MIDDLE if middle else (WIDTH - x if dx > 0 else x) - 2
            lines = drawing.wrapped(str(axis.label), room)
            above = (len(lines) - 1) * LINE
            first = y - above if middle and dy < 0 else y + 12 if middle else y + 5 - above / 2
            anchor: drawing.Anchor = "middle" if middle else "start" if dx > 0 else "end"
            yield drawing.words(lines, x, first, anchor=anchor, rtl=self.chart.rtl)

    def names_below(self) -> tuple[SafeString, float]:
        pieces: list[SafeString] = []
        y, rtl = self.bottom + LINE, self.chart.rtl
        edge, anchor = (WIDTH, "end") if rtl else (0, "start")
        inset = -30 if rtl else 30
        numbered = enumerate(self.chart.axes, start=1)
        for group, members in groupby(numbered, key=lambda pair: str(pair[1].group)):
            if group:
                lines = drawing.wrapped(group, WIDTH)
                pieces.append(drawing.words(lines, edge, y, anchor=anchor, bold=True, rtl=rtl))  # type: ignore[arg-type]
                y += LINE * len(lines) + 4
            for place, axis in members:
                lines = drawing.wrapped(str(axis.label), WIDTH - 32)
                pieces.append(drawing.words(str(place), edge, y, anchor=anchor, tone="soft"))  # type: ignore[arg-type]
                pieces.append(drawing.words(lines, edge + inset, y, anchor=anchor, rtl=rtl))  # type: ignore[arg-type]
                y += LINE * len(lines) + 4
            y += 6
        return joined(pieces), y - self.bottom - SIZE

    def lines(self) -> Iterator[SafeString]:
        """Every outline, then the marks of every axis, so that none is hidden."""
        outlines = [self.points(occasion) for occasion in self.chart.occasions]
        for look, points in zip(LOOKS, outlines, strict=False):
            yield from self.outline(look, points)
        for on_axis in zip(*outlines, strict=True):
            yield from drawing.marks(on_axis, radius=5.5)

    def points(self, occasion: Occasion) -> list[Point | None]:
        return [
            None if value is None else self.at(place, self.distance(value))
            for place, value in enumerate(occasion.values)
        ]

    def outline(self, look: Look, points: list[Point | None]) -> Iterator[SafeString]:
        """The line from answer to answer, broken where one is missing."""
        for here, following in zip(points, points[1:] + points[:1], strict=True):
            if here and following:
                yield drawing.line(look, here, following)
