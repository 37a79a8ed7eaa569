"""Two panels for each outcome: both means on the whole scale, and the change with its interval.

The interval is one of the change, so it stands on an axis of changes: it is never cut by the ends
of the scale, and one sees at once on which side of zero it lies.
"""

import math
import textwrap
from dataclasses import dataclass
from xml.sax.saxutils import escape

from miriam.statistics.report.numerals import decimal, signed

WIDTH, ROW, TOP, BOTTOM = 640, 40, 46, 30
MEANS, CHANGES = (182.0, 378.0), (436.0, 622.0)
INK, START, END, GRID, QUIET = "#1d2630", "#b3541e", "#1f5f8b", "#d5d9de", "#55606c"
ROWS_AT_MOST = 16
LABEL_LINES, LABEL_SIGNS = 2, 27
STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Row:
    """One outcome: means at both moments, the mean change and its limits."""

    label: str
    first: float
    last: float
    change: float
    limits: tuple[float, float] | None


@dataclass(frozen=True)
class Axis:
    """A line of values from low to high between two places, with its ticks."""

    low: float
    high: float
    places: tuple[float, float]
    ticks: tuple[float, ...]

    def x(self, value: float) -> float:
        """Where a value stands."""
        left, right = self.places
        return round(left + (value - self.low) / (self.high - self.low) * (right - left), 1)


def pictures(
    rows: list[Row], scale: tuple[float, float], heads: tuple[str, str]
) -> list[tuple[str, list[Row]]]:
    """Rows that share a scale, in as many pictures as pages need; the axes are the same on each."""
    means, changes = scale_axis(*scale), change_axis(rows)
    parts = [rows[i : i + ROWS_AT_MOST] for i in range(0, len(rows), ROWS_AT_MOST)]
    return [(_picture(part, means, changes, heads), part) for part in parts]


def in_words(rows: list[Row], first: str, last: str) -> str:
    """The picture for somebody who does not see it."""
    return " ; ".join(
        f"{row.label} : {decimal(row.first)} ({first}), {decimal(row.last)} ({last}), "
        f"{signed(row.change)}{_limits_in_words(row)}"
        for row in rows
    )


def _limits_in_words(row: Row) -> str:
    return "" if row.limits is None else f" [{signed(row.limits[0])} ; {signed(row.limits[1])}]"


def scale_axis(low: float, high: float) -> Axis:
    """The whole scale of answers; means cannot leave it."""
    return Axis(low, high, MEANS, tuple(low + (high - low) * i / 4 for i in range(5)))


def change_axis(rows: list[Row]) -> Axis:
    """Zero, and every change with its interval, between round numbers."""
    ends = [value for row in rows for value in (0.0, row.change, *(row.limits or ()))]
    step = _step(max(ends) - min(ends))
    low, high = math.floor(min(ends) / step), math.ceil(max(ends) / step)
    if low == high:
        low, high = -1, 1
    return Axis(low * step, high * step, CHANGES, tuple(i * step for i in range(low, high + 1)))


def _step(span: float) -> float:
    """A round distance that goes at most four times into the span."""
    if span <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(span / 4))
    return next(step * size for step in STEPS if step * size * 4 >= span * (1 - 1e-9))


def _picture(rows: list[Row], means: Axis, changes: Axis, heads: tuple[str, str]) -> str:
    height = TOP + ROW * len(rows) + BOTTOM
    parts = [
        _ground(axis, head, height) for axis, head in zip((means, changes), heads, strict=True)
    ]
    parts += [_row(row, TOP + ROW * i + ROW / 2, means, changes) for i, row in enumerate(rows)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="Inter" font-size="12" fill="{INK}">'
        f"{''.join(parts)}</svg>"
    )


def _ground(axis: Axis, head: str, height: int) -> str:
    middle = sum(axis.places) / 2
    title = f'<text x="{middle}" y="18" text-anchor="middle" fill="{QUIET}">{escape(head)}</text>'
    return title + "".join(_tick(axis, value, height) for value in axis.ticks)


def _tick(axis: Axis, value: float, height: int) -> str:
    x, zero = axis.x(value), axis.places == CHANGES and value == 0
    label = decimal(value, _decimals(axis)) if value else "0"
    return (
        f'<line x1="{x}" x2="{x}" y1="{TOP - 12}" y2="{height - 26}" '
        f'stroke="{QUIET if zero else GRID}"/>'
        f'<text x="{x}" y="{height - 8}" text-anchor="middle">{label}</text>'
    )


def _decimals(axis: Axis) -> int:
    """As few as write every tick."""
    return next((n for n in range(6) if all(abs(v - round(v, n)) < 1e-9 for v in axis.ticks)), 6)


def _row(row: Row, y: float, means: Axis, changes: Axis) -> str:
    a, b = means.x(row.first), means.x(row.last)
    return (
        f"{_label(row.label, y)}"
        f'<line x1="{a}" x2="{b}" y1="{y}" y2="{y}" stroke="{INK}" stroke-width="1.5"/>'
        f'<rect x="{a - 5}" y="{y - 5}" width="10" height="10" fill="{START}"/>'
        f'<circle cx="{b}" cy="{y}" r="6" fill="{END}"/>'
        f"{_change(row, y, changes)}"
    )


def _label(label: str, y: float) -> str:
    lines = textwrap.wrap(
        label, LABEL_SIGNS, max_lines=LABEL_LINES, placeholder="…", break_on_hyphens=False
    )
    top = y + 4 - 7 * (len(lines) - 1)
    return "".join(
        f'<text x="0" y="{top + 14 * i}">{escape(line)}</text>' for i, line in enumerate(lines)
    )


def _change(row: Row, y: float, axis: Axis) -> str:
    x = axis.x(row.change)
    mark = f'<path d="M{x} {y - 6} l6 6 l-6 6 l-6 -6 z" fill="{INK}"/>'
    if row.limits is None:
        return mark
    low, high = (axis.x(limit) for limit in row.limits)
    ends = "".join(
        f'<line x1="{end}" x2="{end}" y1="{y - 5}" y2="{y + 5}" stroke="{INK}"/>'
        for end in (low, high)
    )
    line = f'<line x1="{low}" x2="{high}" y1="{y}" y2="{y}" stroke="{INK}" stroke-width="1.5"/>'
    return line + ends + mark
