"""The dumbbell: where each outcome starts and ends, on the whole scale, as an SVG with words."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from miriam.evaluation.engine.report.numerals import decimal

WIDTH, LABELS, RIGHT, ROW, TOP = 640, 230, 24, 40, 34
INK, START, END, BAND, GRID = "#1d2630", "#b3541e", "#1f5f8b", "#7d8792", "#d5d9de"


@dataclass(frozen=True)
class Dumbbell:
    """One row: means at both moments and the limits of the change."""

    label: str
    first: float
    last: float
    change: tuple[float, float] | None


def dumbbells(rows: list[Dumbbell], low: float, high: float) -> str:
    """All rows on one scale, never cut."""
    height = TOP + ROW * len(rows) + 30
    parts = [_ticks(low, high, height)]
    parts += [_row(row, TOP + ROW * i + ROW / 2, low, high) for i, row in enumerate(rows)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="Inter" font-size="13" fill="{INK}">'
        f"{''.join(parts)}</svg>"
    )


def in_words(rows: list[Dumbbell], first: str, last: str) -> str:
    """The picture for somebody who does not see it."""
    return " ; ".join(
        f"{row.label} : {decimal(row.first)} ({first}), {decimal(row.last)} ({last})"
        for row in rows
    )


def _x(value: float, low: float, high: float) -> float:
    inside = (min(max(value, low), high) - low) / (high - low)
    return round(LABELS + inside * (WIDTH - LABELS - RIGHT), 1)


def _ticks(low: float, high: float, height: int) -> str:
    return "".join(_tick(low + (high - low) * i / 4, low, high, height) for i in range(5))


def _tick(value: float, low: float, high: float, height: int) -> str:
    x, label = _x(value, low, high), decimal(value).removesuffix("0").removesuffix(",0")
    return (
        f'<line x1="{x}" x2="{x}" y1="{TOP - 8}" y2="{height - 28}" stroke="{GRID}"/>'
        f'<text x="{x}" y="{height - 10}" text-anchor="middle">{label}</text>'
    )


def _row(row: Dumbbell, y: float, low: float, high: float) -> str:
    a, b = _x(row.first, low, high), _x(row.last, low, high)
    return (
        f'<text x="0" y="{y + 4}">{escape(_short(row.label))}</text>'
        f"{_interval(row, y, low, high)}"
        f'<line x1="{a}" x2="{b}" y1="{y}" y2="{y}" stroke="{INK}" stroke-width="1.5"/>'
        f'<rect x="{a - 5}" y="{y - 5}" width="10" height="10" fill="{START}"/>'
        f'<circle cx="{b}" cy="{y}" r="6" fill="{END}"/>'
    )


def _interval(row: Dumbbell, y: float, low: float, high: float) -> str:
    if row.change is None:
        return ""
    a, b = (_x(row.first + limit, low, high) for limit in row.change)
    return f'<line x1="{a}" x2="{b}" y1="{y + 11}" y2="{y + 11}" stroke="{BAND}" stroke-width="3"/>'


def _short(label: str, at_most: int = 32) -> str:
    return label if len(label) <= at_most else f"{label[: at_most - 1]}…"
