"""From start to end, row by row: the default picture of a change, for one woman or for a group."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.look.charts import drawing
from miriam.look.charts.drawing import LINE, LOOKS, WIDTH, Anchor, ChartScale, SpokenRow, in_figures
from miriam.look.components.html import joined
from miriam.look.components.navigation import Words
from miriam.look.components.tables import Table

MARGIN = 12.0


@dataclass(frozen=True)
class Row:
    """One domain: a value per occasion, the interval of the last one, the band of no change.

    `no_change` is how far from the start a difference may be the chance of the day.
    """

    label: Words
    values: tuple[float | None, ...]
    interval: tuple[float, float] | None = None
    no_change: float | None = None


@dataclass(frozen=True)
class Dumbbell:
    """Rows in the order of the themes, never in the order of the results."""

    title: Words
    occasions: tuple[Words, ...]
    scale: ChartScale
    rows: tuple[Row, ...]
    rtl: bool = False
    telling: SpokenRow | None = None

    @cached_property
    def svg(self) -> SafeString:
        """The picture."""
        return _Drawing(self).picture()

    @cached_property
    def table(self) -> Table:
        """The same in rows, with the interval where there is one."""
        with_interval = any(row.interval for row in self.rows)
        return Table(
            caption=self.title,
            head=(
                gettext("Domaine"),
                *self.occasions,
                *([gettext("Intervalle")] if with_interval else []),
            ),
            rows=tuple(
                (row.label, *map(in_figures, row.values), *([_span(row)] if with_interval else []))
                for row in self.rows
            ),
            numeric=frozenset(range(1, len(self.occasions) + 1 + with_interval)),
        )

    def description(self) -> str:
        """Each row as one would say it."""
        rows = ((row.label, zip(self.occasions, row.values, strict=True)) for row in self.rows)
        return drawing.sentences(rows, self.telling)


def _span(row: Row) -> str:
    if row.interval is None:
        return "–"
    low, high = map(in_figures, row.interval)
    return gettext("%(low)s à %(high)s") % {"low": low, "high": high}


class _Drawing:
    """The geometry of one set of rows."""

    def __init__(self, chart: Dumbbell) -> None:
        self.chart = chart
        self.near: Anchor = "end" if chart.rtl else "start"
        self.far: Anchor = "start" if chart.rtl else "end"

    def picture(self) -> SafeString:
        head, top = drawing.legend(self.chart.occasions, WIDTH, rtl=self.chart.rtl)
        y = top + LINE
        rows: list[SafeString] = []
        for row in self.chart.rows:
            drawn, y = self.row(row, y)
            rows.append(drawn)
        size = (WIDTH, y + 8)
        marks = joined([head, *rows, *self.scale(y - 16)])
        return drawing.picture("dumbbell", self.chart.title, self.chart.description(), marks, size)

    def x(self, value: float) -> float:
        along = MARGIN + (WIDTH - 2 * MARGIN) * self.chart.scale.share(value)
        return WIDTH - along if self.chart.rtl else along

    def edge(self, *, far: bool = False) -> float:
        return WIDTH if far != self.chart.rtl else 0

    def scale(self, y: float) -> Iterator[SafeString]:
        for tick in self.chart.scale.ticks:
            x = self.x(tick)
            yield drawing.words(in_figures(tick), x, y + 17, anchor="middle", tone="soft")

    def track(self, y: float) -> SafeString:
        """The scale behind a row: lines end before the words begin."""
        low, high = self.x(self.chart.scale.low), self.x(self.chart.scale.high)
        ticks = (
            ((self.x(tick), y - 11), (self.x(tick), y + 11)) for tick in self.chart.scale.ticks
        )
        return drawing.grid(((low, y), (high, y)), *ticks)

    def row(self, row: Row, y: float) -> tuple[SafeString, float]:
        """The name, the numbers at the far side, and the track below them."""
        numbers = self.numbers(row)
        room = WIDTH - drawing.width_of(numbers) - 20
        lines = drawing.wrapped(str(row.label), room)
        track = y + LINE * (len(lines) - 1) + 20
        pieces = [
            drawing.words(lines, self.edge(), y, anchor=self.near, rtl=self.chart.rtl),
            drawing.words(numbers, self.edge(far=True), y, anchor=self.far, tone="soft"),
            *self.band(row, track),
            self.track(track),
            *self.interval(row, track),
            *self.marks(row, track),
        ]
        return joined(pieces), track + 34

    def numbers(self, row: Row) -> str:
        """From the first value to the last, in the direction of reading."""
        values = [in_figures(value) for value in row.values]
        return " ← ".join(reversed(values)) if self.chart.rtl else " → ".join(values)

    def band(self, row: Row, y: float) -> Iterator[SafeString]:
        start = row.values[0]
        if row.no_change is None or start is None:
            return
        low = max(start - row.no_change, self.chart.scale.low)
        high = min(start + row.no_change, self.chart.scale.high)
        left, right = sorted((self.x(low), self.x(high)))
        yield drawing.shape(
            "rect",
            class_="c-band",
            x=left,
            y=y - 10,
            width=right - left,
            height=20,
            rx=4,
            fill="#F1EBE2",
        )

    def interval(self, row: Row, y: float) -> Iterator[SafeString]:
        if row.interval is None:
            return
        low, high = (self.x(value) for value in row.interval)
        ends = [(low, y, high, y), (low, y - 5, low, y + 5), (high, y - 5, high, y + 5)]
        for x1, y1, x2, y2 in ends:
            yield drawing.shape(
                "line",
                class_="c-interval",
                x1=x1,
                y1=y1,
                x2=x2,
                y2=y2,
                stroke="#5F5668",
                stroke_width=1.5,
            )

    def marks(self, row: Row, y: float) -> Iterator[SafeString]:
        points = [None if value is None else (self.x(value), y) for value in row.values]
        for look, here, following in zip(LOOKS[1:], points, points[1:], strict=False):
            if here and following:
                yield drawing.line(look, here, following, width=3)
        yield from drawing.marks(points)
