"""A spreadsheet as a heading and rows of text, whatever program and country it comes from."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter, ValidationError

from miriam.core import signs
from miriam.questionnaire.domain.exchange.sheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    TooLarge,
    UnreadableFile,
)
from miriam.questionnaire.domain.exchange.sheets import read as read_workbook

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SEPARATORS = (";", ",", "\t")


@dataclass(frozen=True)
class GridRow:
    """One row: its number in the file and its cells by heading."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """The first sheet that holds something."""

    headings: tuple[str, ...]
    rows: tuple[GridRow, ...]


_KEPT = TypeAdapter(Grid)


def pack(grid: Grid) -> str:
    """The grid as a form carries it from one look to the next; nothing is kept on the server."""
    return _KEPT.dump_json(grid).decode()


def unpack(packed: str) -> Grid:
    """The grid that a form sends back.

    Raises:
        Unreadable: when it is not what `pack` made.
    """
    try:
        grid = _KEPT.validate_json(packed)
    except ValidationError as error:
        raise UnreadableFile from error
    if len(grid.rows) > MOST_ROWS or len(grid.headings) > MOST_COLUMNS:
        raise UnreadableFile
    return grid


def corrected(grid: Grid, corrections: dict[tuple[int, str], str]) -> Grid:
    """The grid with some cells replaced, by row number and heading."""
    return replace(grid, rows=tuple(_corrected(row, corrections) for row in grid.rows))


def _corrected(row: GridRow, corrections: dict[tuple[int, str], str]) -> GridRow:
    own = {heading: text for (number, heading), text in corrections.items() if number == row.number}
    return GridRow(row.number, {**row.cells, **own})


def without(grid: Grid, numbers: set[int]) -> Grid:
    """The grid without some rows."""
    return replace(grid, rows=tuple(row for row in grid.rows if row.number not in numbers))


def read(content: bytes) -> Grid:
    """Read .xlsx, .ods, .xls or .csv (`;` or `,`, UTF-8 with or without mark, or Windows-1252).

    Raises:
        Unreadable: when it is none of these, or holds no table.
        TooLarge: when it holds more than any group's measures.
    """
    grid = _workbook(content) if content.startswith(WORKBOOKS) else _text(content)
    if not grid.rows:
        raise UnreadableFile
    return grid


def _workbook(content: bytes) -> Grid:
    filled = next((lines for lines in read_workbook(content).values() if lines), [])
    headings = tuple(name for name in (filled[0].letters if filled else ()) if name)
    return Grid(headings, tuple(GridRow(line.number, line.cells) for line in filled))


def _text(content: bytes) -> Grid:
    text = io.StringIO(_decoded(content), newline="")
    try:
        lines = list(csv.reader(text, delimiter=_separator(content)))
    except csv.Error as error:
        raise UnreadableFile from error
    if len(lines) > MOST_ROWS or max(map(len, lines), default=0) > MOST_COLUMNS:
        raise TooLarge
    return _grid(lines)


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        raise UnreadableFile
    try:
        return signs.shown(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return signs.shown(content.decode("cp1252", errors="replace"))


def _separator(content: bytes) -> str:
    """The sign that cuts the heading into most pieces."""
    heading = next((line for line in content.splitlines() if line.strip()), b"")
    return max(SEPARATORS, key=lambda sign: heading.count(sign.encode()))


def _grid(lines: list[list[str]]) -> Grid:
    headings: tuple[str, ...] = ()
    rows = []
    for number, cells in _filled(lines):
        if headings:
            named = zip(headings, cells, strict=False)
            rows.append(GridRow(number, {name: cell for name, cell in named if name and cell}))
        else:
            headings = tuple(cells)
    return Grid(tuple(name for name in headings if name), tuple(rows))


def _filled(lines: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, start=1):
        cells = [cell.strip() for cell in line]
        if any(cells):
            yield number, cells
