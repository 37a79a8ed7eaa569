"""One line per person or thing from one occasion to the next; for the team's eyes only."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.look.charts import drawing
from miriam.look.charts.drawing import LINE, LOOKS, WIDTH, Anchor, ChartScale, in_figures
from miriam.look.components.html import joined
from miriam.look.components.navigation import Words
from miriam.look.components.tables import Table

TALL, ROOM_FOR_NAMES, ROOM_FOR_TICKS = 260.0, 118.0, 34.0


@dataclass(frozen=True)
class Path:
    """One line with a short name."""

    label: Words
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Slope:
    """Two or three occasions side by side."""

    title: Words
    occasions: tuple[Words, ...]
    scale: ChartScale
    paths: tuple[Path, ...]
    rtl: bool = False

    @cached_property
    def svg(self) -> SafeString:
        """The picture."""
        return _Drawing(self).picture()

    @cached_property
    def table(self) -> Table:
        """The same in rows."""
        return Table(
            caption=self.title,
            head=(gettext("Nom"), *self.occasions),
            rows=tuple((path.label, *map(in_figures, path.values)) for path in self.paths),
            numeric=frozenset(range(1, len(self.occasions) + 1)),
        )

    def description(self) -> str:
        """Each row as one would say it."""
        return drawing.sentences(
            (row.label, zip(self.occasions, row.values, strict=True)) for row in self.paths
        )


class _Drawing:
    """The geometry of one set of lines."""

    def __init__(self, chart: Slope) -> None:
        self.chart = chart
        self.top = 2.0 * LINE
        self.look = LOOKS[1]

    def picture(self) -> SafeString:
        marks = joined([*self.axes(), *self.ticks(), *self.lines(), *self.names()])
        size = (WIDTH, max(self.top + TALL + 12, *self.places().values()) + 8)
        return drawing.picture("slope", self.chart.title, self.chart.description(), marks, size)

    def mirrored(self, x: float) -> float:
        return WIDTH - x if self.chart.rtl else x

    def x(self, occasion: int) -> float:
        along = (WIDTH - ROOM_FOR_NAMES - ROOM_FOR_TICKS) / (len(self.chart.occasions) - 1)
        return self.mirrored(ROOM_FOR_TICKS + along * occasion)

    def y(self, value: float) -> float:
        return self.top + TALL * (1 - self.chart.scale.share(value))

    def axes(self) -> Iterator[SafeString]:
        last = len(self.chart.occasions) - 1
        for place, name in enumerate(self.chart.occasions):
            x = self.x(place)
            yield drawing.grid(((x, self.top - 6), (x, self.top + TALL + 6)), strong=True)
            at_edge: Anchor = "end" if self.chart.rtl else "start"
            anchor: Anchor = "middle" if place else at_edge
            start = self.mirrored(0) if place == 0 else x
            lines = drawing.wrapped(str(name), ROOM_FOR_NAMES + (60 if place == last else 0))
            yield drawing.words(lines[:1], start, 16, anchor=anchor, bold=True, rtl=self.chart.rtl)

    def ticks(self) -> Iterator[SafeString]:
        anchor: Anchor = "start" if self.chart.rtl else "end"
        x = self.mirrored(ROOM_FOR_TICKS - 10)
        for tick in self.chart.scale.ticks:
            y = self.y(tick) + 5
            yield drawing.words(in_figures(tick), x, y, anchor=anchor, tone="soft")

    def points(self, path: Path) -> list[tuple[float, float] | None]:
        return [
            None if value is None else (self.x(place), self.y(value))
            for place, value in enumerate(path.values)
        ]

    def lines(self) -> Iterator[SafeString]:
        for path in self.chart.paths:
            points = self.points(path)
            for here, following in pairwise(points):
                if here and following:
                    yield drawing.line(self.look, here, following, width=2)
            for point in points:
                if point:
                    yield drawing.mark(self.look, *point, radius=4.5)

    def places(self) -> dict[Path, float]:
        """Where each name stands: beside its last mark, moved down where two would touch."""
        ended = [path for path in self.chart.paths if path.values[-1] is not None]
        wanted = sorted(ended, key=lambda path: self.y(path.values[-1] or 0))
        places: dict[Path, float] = {}
        lowest = -float(LINE)
        for path in wanted:
            lowest = max(self.y(path.values[-1] or 0) + 5, lowest + LINE)
            places[path] = lowest
        return places

    def names(self) -> Iterator[SafeString]:
        side = -12 if self.chart.rtl else 12
        anchor: Anchor = "end" if self.chart.rtl else "start"
        x = self.x(len(self.chart.occasions) - 1) + side
        for path, y in self.places().items():
            name = drawing.wrapped(str(path.label), ROOM_FOR_NAMES - 14)[0]
            yield drawing.words(name, x, y, anchor=anchor, rtl=self.chart.rtl)
