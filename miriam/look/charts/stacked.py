"""Answers of a group on either side of the middle, with the counts written in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.look.charts import drawing
from miriam.look.charts.drawing import LINE, WIDTH, Anchor
from miriam.look.components.html import joined
from miriam.look.components.navigation import Words
from miriam.look.components.tables import Table

POLES = {2: (1, 5), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
COLOURS = {1: "#BF6A1B", 2: "#F0D5B4", 3: "#E0D6C9", 4: "#DFC9DA", 5: "#5B2750"}
ON_COLOURS = {1: "#FFFFFF", 2: "#2A2430", 3: "#2A2430", 4: "#2A2430", 5: "#FFFFFF"}
THICK = 30.0


@dataclass(frozen=True)
class Bar:
    """One question and how many gave each answer."""

    label: Words
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Diverging:
    """Two to five answers in order; an odd middle one straddles the line."""

    title: Words
    answers: tuple[Words, ...]
    bars: tuple[Bar, ...]
    rtl: bool = False

    @cached_property
    def svg(self) -> SafeString:
        """The picture."""
        return _Drawing(self).picture()

    @cached_property
    def table(self) -> Table:
        """The same in rows, with how many answered."""
        return Table(
            caption=self.title,
            head=(gettext("Question"), *self.answers, gettext("Réponses")),
            rows=tuple((bar.label, *bar.counts, sum(bar.counts)) for bar in self.bars),
            numeric=frozenset(range(1, len(self.answers) + 2)),
        )

    def description(self) -> str:
        """Each bar as one would say it."""
        return drawing.sentences(
            (bar.label, zip(self.answers, bar.counts, strict=True)) for bar in self.bars
        )

    def sides(self, bar: Bar) -> tuple[float, float]:
        """The shares before and after the middle, half of an odd middle answer on each."""
        half = len(bar.counts) // 2
        total = sum(bar.counts) or 1
        middle = bar.counts[half] / 2 if len(bar.counts) % 2 else 0
        after = bar.counts[half + len(bar.counts) % 2 :]
        return (sum(bar.counts[:half]) + middle) / total, (sum(after) + middle) / total


class _Drawing:
    """The geometry of one set of bars."""

    def __init__(self, chart: Diverging) -> None:
        self.chart = chart
        self.poles = POLES[len(chart.answers)]
        before = max((chart.sides(bar)[0] for bar in chart.bars), default=0.5)
        after = max((chart.sides(bar)[1] for bar in chart.bars), default=0.5)
        self.unit = (WIDTH - 8) / ((before + after) or 1)
        self.middle = 4 + before * self.unit

    def picture(self) -> SafeString:
        head, top = self.legend()
        y = top + LINE
        drawn: list[SafeString] = []
        for bar in self.chart.bars:
            piece, y = self.bar(bar, y)
            drawn.append(piece)
        marks = joined([head, *drawn])
        return drawing.picture(
            "stacked", self.chart.title, self.chart.description(), marks, (WIDTH, y - 4)
        )

    def mirrored(self, x: float) -> float:
        return WIDTH - x if self.chart.rtl else x

    def near(self) -> tuple[float, Anchor]:
        return (WIDTH, "end") if self.chart.rtl else (0, "start")

    def legend(self) -> tuple[SafeString, float]:
        pieces: list[SafeString] = []
        y = 14.0
        for pole, name in zip(self.poles, self.chart.answers, strict=True):
            pieces.append(self.block(pole, 0, y - 12, 16, 16))
            x = self.mirrored(24)
            lines = drawing.wrapped(str(name), WIDTH - 28)
            anchor = self.near()[1]
            pieces.append(drawing.words(lines, x, y + 1, anchor=anchor, rtl=self.chart.rtl))
            y += LINE * len(lines) + 5
        return joined(pieces), y

    def block(self, pole: int, x: float, y: float, width: float, height: float) -> SafeString:
        return drawing.shape(
            "rect",
            class_=f"c-pole-{pole} c-axis",
            x=self.mirrored(x + width) if self.chart.rtl else x,
            y=y,
            width=width,
            height=height,
            fill=COLOURS[pole],
            stroke="#857887",
            stroke_width=1,
        )

    def bar(self, bar: Bar, y: float) -> tuple[SafeString, float]:
        total = f"n = {sum(bar.counts)}"
        x, anchor = self.near()
        lines = drawing.wrapped(str(bar.label), WIDTH - drawing.width_of(total) - 16)
        far: Anchor = "start" if self.chart.rtl else "end"
        top = y + LINE * (len(lines) - 1) + 9
        pieces = [
            drawing.words(lines, x, y, anchor=anchor, rtl=self.chart.rtl),
            drawing.words(total, WIDTH - x, y, anchor=far, tone="soft"),
            *self.segments(bar, top),
            self.middle_line(top),
        ]
        return joined(pieces), top + THICK + 32

    def middle_line(self, top: float) -> SafeString:
        x = self.mirrored(self.middle)
        return drawing.grid(((x, top - 5), (x, top + THICK + 5)), strong=True)

    def segments(self, bar: Bar, top: float) -> Iterator[SafeString]:
        total = sum(bar.counts) or 1
        x = self.middle - self.chart.sides(bar)[0] * self.unit
        for pole, count in zip(self.poles, bar.counts, strict=True):
            width = count / total * self.unit
            if count:
                yield self.block(pole, x, top, width, THICK)
            if width > drawing.width_of(str(count)) + 4:
                yield self.count(pole, count, x + width / 2, top)
            x += width

    def count(self, pole: int, count: int, x: float, top: float) -> SafeString:
        text = drawing.words(
            str(count), self.mirrored(x), top + 20, anchor="middle", tone=f"on-pole-{pole}"
        )
        return SafeString(text.replace('fill="#2A2430"', f'fill="{ON_COLOURS[pole]}"'))
