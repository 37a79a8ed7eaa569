"""What every chart is drawn with: numbers with a dot, words that never leave the frame, marks."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Literal

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.look.components.html import Attribute, attributes, joined, markup, when
from miriam.look.components.navigation import Words

FONT = "Inter, 'Noto Sans Arabic', sans-serif"
# Inside a card on a phone of 360 pixels a picture is 296 wide: 16 here is 13 there.
SIZE = 16
LINE = 19
WIDTH = 360
NARROW, BROAD = frozenset("iljtfrI.,:;'’!()[] |-"), frozenset("mwMWOQGDŒœ@%—")
RIGHT_TO_LEFT_ISOLATE, END_OF_ISOLATE = "\u2067", "\u2069"
SOFT_HYPHEN = "\u00ad"

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True)
class ChartScale:
    """From the lowest to the highest answer, whole, with the marks that are drawn."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value stands between the lowest (0) and the highest (1)."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Look:
    """How one occasion is told from another: its mark and its dash, then its colour."""

    name: str
    colour: str
    dash: str


LOOKS = (
    Look("start", "#BF6A1B", "6 4"),
    Look("end", "#5B2750", ""),
    Look("later", "#2F6486", "2 4"),
)


def number(value: float) -> str:
    """A coordinate: always a dot, never a long tail."""
    return f"{value:.1f}".removesuffix(".0")


def in_figures(value: float | None, digits: int = 1) -> str:
    """A value in words of the reader's language; a missing answer is a dash."""
    if value is None:
        return "–"
    # Rounded first: Django cuts the digits that it does not show.
    rounded = round(float(value), digits)
    return number_format(rounded, 0 if rounded.is_integer() else digits, use_l10n=True)


@dataclass(frozen=True)
class SpokenRow:
    """How a row of a picture is said: `row` with a name and its values, and what joins values."""

    row: str
    between: str = ", "


def sentences(
    rows: Iterable[tuple[Words, Iterable[tuple[Words, float | None]]]],
    telling: SpokenRow | None = None,
) -> str:
    """What the picture shows, as one would say it: a sentence for each row.

    A picture in a language that the house does not speak brings its own way of telling.
    """
    telling = telling or SpokenRow(gettext("{name} : {values}."))
    told = (
        telling.row.format(
            name=name,
            values=telling.between.join(f"{what} {in_figures(value)}" for what, value in values),
        )
        for name, values in rows
    )
    return " ".join(told)


def shape(tag: str, **given: str | float | None) -> SafeString:
    """One element; underscores become hyphens, numbers are written for SVG."""
    written: dict[str, Attribute] = {
        name: number(value) if isinstance(value, int | float) else value
        for name, value in given.items()
    }
    return markup("<{}{}/>", SafeString(tag), attributes(written))


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide words are in Inter, rather too much than too little."""
    ems = (0.34 if sign in NARROW else 0.9 if sign in BROAD else 0.6 for sign in text)
    return size * sum(ems)


def wrapped(text: str, room: float, size: float = SIZE) -> list[str]:
    """Words in lines that fit; a word too long is cut at a hyphen, its own or a soft one, or where
    it must be.
    """
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, room, size):
            if lines and width_of(f"{lines[-1]} {piece}", size) <= room and piece == word:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return [line.replace(SOFT_HYPHEN, "") for line in lines] or [""]


def _pieces(word: str, room: float, size: float) -> list[str]:
    if width_of(word.replace(SOFT_HYPHEN, ""), size) <= room:
        return [word]
    most = max(int(room / (size * 0.62)) - 1, 3)
    head, rest = _cut(word, most)
    return [head, *_pieces(rest, room, size)] if rest else [head]


def _cut(word: str, most: int) -> tuple[str, str]:
    """At its own hyphen or a soft one, whichever is later; where it has none, where it must."""
    start = word[: most + 1]
    hard, soft = start.rfind("-"), start.rfind(SOFT_HYPHEN)
    if hard > max(soft, 0):
        return word[: hard + 1], word[hard + 1 :]
    at = soft if soft > 0 else most
    return f"{word[:at]}-", word[at:].lstrip(SOFT_HYPHEN)


def words(
    lines: str | list[str],
    x: float,
    y: float,
    *,
    anchor: Anchor = "start",
    size: float = SIZE,
    tone: str = "ink",
    bold: bool = False,
    rtl: bool = False,
) -> SafeString:
    """Text in the picture; `y` is the base of the first line."""
    first, *more = [lines] if isinstance(lines, str) else lines
    below = number(LINE * size / SIZE)
    spans = [
        markup('<tspan x="{}" dy="{}">{}</tspan>', number(x), below, _isolated(line, rtl))
        for line in more
    ]
    about: dict[str, Attribute] = {
        "class": f"c-{tone}",
        "x": number(x),
        "y": number(y),
        "text-anchor": "" if anchor == "start" else anchor,
        "font-size": number(size),
        "font-weight": "600" if bold else "",
        "fill": "#5F5668" if tone == "soft" else "#2A2430",
    }
    inner = joined([_isolated(first, rtl), *spans])
    return markup("<text{}>{}</text>", attributes(about), inner)


def _isolated(line: str, rtl: bool) -> str:
    return f"{RIGHT_TO_LEFT_ISOLATE}{line}{END_OF_ISOLATE}" if rtl else line


def mark(look: Look, x: float, y: float, radius: float = 7) -> SafeString:
    """The square of the start, the circle of the end, the triangle of later."""
    if look.name == "start":
        return shape(
            "rect",
            class_=f"c-{look.name} c-hollow",
            x=x - radius + 1,
            y=y - radius + 1,
            width=2 * radius - 2,
            height=2 * radius - 2,
            fill="#FFFFFF",
            stroke=look.colour,
            stroke_width=2.5,
        )
    fill = {"class_": f"c-fill-{look.name}", "fill": look.colour}
    if look.name == "end":
        return shape("circle", cx=x, cy=y, r=radius, **fill)
    corners = [(0, -radius - 1), (radius + 0.5, radius - 1), (-radius - 0.5, radius - 1)]
    points = " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in corners)
    return shape("polygon", points=points, **fill)


def marks(points: Sequence[Point | None], radius: float = 7) -> Iterator[SafeString]:
    """One mark per occasion; one that would hide the mark before it is drawn small, inside it."""
    before: list[Point] = []
    for look, point in zip(LOOKS, points, strict=False):
        if point is None:
            continue
        hides = any(math.dist(point, other) < radius * 0.7 for other in before)
        yield mark(look, *point, radius=radius * 0.55 if hides else radius)
        before.append(point)


def line(look: Look, start: Point, end: Point, width: float = 2.5) -> SafeString:
    """From one mark to another, in the dash of the occasion."""
    return shape(
        "line",
        class_=f"c-{look.name}",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke=look.colour,
        stroke_width=width,
        stroke_dasharray=look.dash,
        stroke_linecap="round",
    )


def grid(*lines: tuple[Point, Point], strong: bool = False) -> SafeString:
    """Thin lines behind the marks, drawn in one go."""
    pen = (f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" for (x1, y1), (x2, y2) in lines)
    return ruled("".join(pen), strong=strong)


def ruled(pen: str, *, strong: bool = False) -> SafeString:
    """The way of a thin pen behind the marks, as SVG writes it."""
    return shape(
        "path",
        class_="c-axis" if strong else "c-grid",
        d=pen,
        fill="none",
        stroke="#857887" if strong else "#E7DFD5",
        stroke_width=1,
    )


def legend(names: Iterable[Words], width: float, *, rtl: bool) -> tuple[SafeString, float]:
    """Which mark is which occasion, on lines of its own; with the height it takes."""
    pieces: list[SafeString] = []
    x, y = 10.0, 14.0
    for look, name in zip(LOOKS, map(str, names), strict=False):
        room = width_of(name) + 38
        if x > 10 and x + room > width:
            x, y = 10.0, y + 24
        at = width - x if rtl else x
        pieces.append(mark(look, at, y - 5))
        beside = at - 15 if rtl else at + 15
        pieces.append(words(name, beside, y, anchor="end" if rtl else "start", rtl=rtl))
        x += room
    return joined(pieces), y + 16


def key(names: Iterable[Words]) -> list[tuple[SafeString, Words]]:
    """Which mark is which occasion, for a legend in words beside the picture."""
    return [
        (silent("key", mark(look, 10, 10), (20, 20)), name)
        for look, name in zip(LOOKS, names, strict=False)
    ]


def silent(kind: str, marks: SafeString, size: tuple[float, float]) -> SafeString:
    """Marks whose words stand beside them on the page."""
    width, height = map(number, size)
    return markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart chart--{}" viewBox="0 0 {} {}" '
        'width="{}" height="{}" aria-hidden="true" direction="ltr" font-family="{}">{}</svg>',
        kind,
        width,
        height,
        width,
        height,
        FONT,
        marks,
    )


def picture(
    kind: str, title: Words, description: str, marks: SafeString, size: tuple[float, float]
) -> SafeString:
    """The frame: says in words what it shows, hides the marks from screen readers."""
    name = blake2s(f"{kind}{title}{description}".encode(), digest_size=4).hexdigest()
    width, height = (number(math.ceil(side)) for side in size)
    return markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart chart--{}" viewBox="0 0 {} {}" '
        'role="img" aria-labelledby="c{}t c{}d" direction="ltr" font-family="{}">'
        '<title id="c{}t">{}</title>{}<g aria-hidden="true">{}</g></svg>',
        kind,
        width,
        height,
        name,
        name,
        FONT,
        name,
        title,
        when(description, '<desc id="c{}d">{}</desc>', name, description),
        marks,
    )
