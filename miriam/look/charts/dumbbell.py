"""From start to end, row by row: the default picture of a change, for one woman or for a group."""

from collections.abc import Iterable, Iterator
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
TRACK_ALONE = 26.0


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
    def rows_on_paper(self) -> list[tuple[Words, SafeString, str]]:
        """Each row as a sheet has it: its name, its track alone, its numbers."""
        drawing_of = _Drawing(self)
        return [(row.label, drawing_of.track_of(row), drawing_of.numbers(row)) for row in self.rows]

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


@dataclass(frozen=True)
class _Placed:
    """A row where it is drawn: its name in lines from `y` on, its numbers, and its track below."""

    row: Row
    lines: list[str]
    numbers: str
    y: float
    track: float


class _Drawing:
    """The geometry of one set of rows."""

    def __init__(self, chart: Dumbbell) -> None:
        self.chart = chart
        self.near: Anchor = "end" if chart.rtl else "start"
        self.far: Anchor = "start" if chart.rtl else "end"

    def picture(self) -> SafeString:
        head, top = drawing.legend(self.chart.occasions, WIDTH, rtl=self.chart.rtl)
        placed = list(self.placed(top + LINE))
        foot = placed[-1].track + 34 if placed else top + LINE
        pieces = [
            head,
            *(piece for one in placed for piece in (*self.words(one), *self.band(one))),
            self.tracks([one.track for one in placed]),
            *(piece for one in placed for piece in (*self.interval(one), *self.marks(one))),
            *self.scale(foot - 16),
        ]
        return drawing.picture(
            "dumbbell",
            self.chart.title,
            self.chart.description(),
            joined(pieces),
            (WIDTH, foot + 8),
        )

    def track_of(self, row: Row) -> SafeString:
        """One track without a word: what it says stands beside it."""
        placed = _Placed(row, [], "", 0.0, TRACK_ALONE / 2)
        pieces = [self.tracks([placed.track]), *self.marks(placed)]
        return drawing.silent("dumbbell", joined(pieces), (WIDTH, TRACK_ALONE))

    def placed(self, y: float) -> Iterator[_Placed]:
        """The rows, one below the other: the name and the numbers, and the track below them."""
        for row in self.chart.rows:
            numbers = self.numbers(row)
            room = WIDTH - drawing.width_of(numbers) - 20
            lines = drawing.wrapped(str(row.label), room)
            track = y + LINE * (len(lines) - 1) + 20
            yield _Placed(row, lines, numbers, y, track)
            y = track + 34

    def x(self, value: float) -> float:
        along = MARGIN + (WIDTH - 2 * MARGIN) * self.chart.scale.share(value)
        return WIDTH - along if self.chart.rtl else along

    def edge(self, *, far: bool = False) -> float:
        return WIDTH if far != self.chart.rtl else 0

    def scale(self, y: float) -> Iterator[SafeString]:
        for tick in self.chart.scale.ticks:
            x = self.x(tick)
            yield drawing.words(in_figures(tick), x, y + 17, anchor="middle", tone="soft")

    def tracks(self, heights: Iterable[float]) -> SafeString:
        """The scale behind each row, all in one go: lines end before the words begin."""
        ends = (self.chart.scale.low, self.chart.scale.high)
        low, high = (drawing.number(self.x(value)) for value in ends)
        ticks = [drawing.number(self.x(tick)) for tick in self.chart.scale.ticks]
        pen: list[str] = []
        for y in heights:
            above, below = drawing.number(y - 11), drawing.number(y + 11)
            pen.append(f"M{low} {drawing.number(y)}H{high}")
            pen += [f"M{tick} {above}V{below}" for tick in ticks]
        return drawing.ruled("".join(pen))

    def words(self, one: _Placed) -> Iterator[SafeString]:
        rtl = self.chart.rtl
        yield drawing.words(one.lines, self.edge(), one.y, anchor=self.near, rtl=rtl)
        edge = self.edge(far=True)
        yield drawing.words(one.numbers, edge, one.y, anchor=self.far, tone="soft")

    def numbers(self, row: Row) -> str:
        """From the first value to the last, in the direction of reading."""
        values = [in_figures(value) for value in row.values]
        return " ← ".join(reversed(values)) if self.chart.rtl else " → ".join(values)

    def band(self, one: _Placed) -> Iterator[SafeString]:
        row, y = one.row, one.track
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

    def interval(self, one: _Placed) -> Iterator[SafeString]:
        if one.row.interval is None:
            return
        y = one.track
        low, high = (self.x(value) for value in one.row.interval)
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

    def marks(self, one: _Placed) -> Iterator[SafeString]:
        points = [None if value is None else (self.x(value), one.track) for value in one.row.values]
        for look, here, following in zip(LOOKS[1:], points, points[1:], strict=False):
            if here and following:
                yield drawing.line(look, here, following, width=3)
        yield from drawing.marks(points)
