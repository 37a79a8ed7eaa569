"""Reading a plain CSV in bulk: millions of short rows are split and understood by the block.

A block is read here when it is as most programs write it: each row has a cell for each title, no
cell is too long, and a quoted cell holds nothing that needs its quotes. Whatever else a file may
hold is left to the csv module, from the start of that block: what is read, and every message, is
the same.
"""

import csv
from dataclasses import dataclass, replace
from io import BufferedReader, BytesIO

import numpy as np

from miriam.statistics.building import StudyBuilder
from miriam.statistics.columns import Column
from miriam.statistics.errors import BadInput
from miriam.statistics.numbers import Integers

BLOCK = 4_000_000
LONGEST = 64
ASCII = 127
END, RETURN, QUOTE = b'\n\r"'

Raw = BufferedReader | BytesIO


@dataclass(frozen=True)
class Sheet:
    """The titles of a file, and what stands between its cells."""

    titles: tuple[str, ...]
    separator: str


@dataclass(frozen=True)
class Place:
    """Where the next row begins, and how many rows stand before it."""

    offset: int
    rows: int


class Unusual(Exception):
    """This block is not plain."""


def scan(raw: Raw, sheet: Sheet, place: Place, builder: StudyBuilder) -> Place:
    """Give the builder plain blocks as long as there are any, and say where they end."""
    raw.seek(place.offset)
    while block := _whole_rows(raw):
        try:
            columns, rows = _Block(block, sheet).columns(builder.wanted)
            builder.take(columns, np.arange(place.rows + 1, place.rows + rows + 1))
        except (Unusual, BadInput):
            break
        place = replace(place, offset=place.offset + len(block), rows=place.rows + rows)
    return place


def _whole_rows(raw: Raw) -> bytes:
    return raw.read(BLOCK) + raw.readline()


class _Block:
    """Some whole rows as bytes, and where each of their cells begins and ends."""

    def __init__(self, block: bytes, sheet: Sheet) -> None:
        if b"\0" in block:
            raise Unusual
        self.sheet = sheet
        padding = b"\0" * LONGEST
        ended = b"" if block.endswith(b"\n") else b"\n"
        self.text = b"".join((block, ended, padding))
        self.bytes = np.frombuffer(self.text, np.uint8)
        self._find_cells()
        self._leave_out_returns()
        self._leave_out_quotes()

    def _find_cells(self) -> None:
        """Starts and ends of cells, rows by columns; every row must be as wide as the titles."""
        width, separator = len(self.sheet.titles), ord(self.sheet.separator)
        marks = np.flatnonzero((self.bytes == separator) | (self.bytes == END))
        if marks.size % width or (self.bytes[marks].reshape(-1, width)[:, -1] != END).any():
            raise Unusual
        if self.text.count(b"\n") * width != marks.size:
            raise Unusual
        self.ends = marks.reshape(-1, width)
        self.starts = np.concatenate([[0], marks[:-1] + 1]).reshape(-1, width)

    def _leave_out_returns(self) -> None:
        returns = self.text.count(b"\r")
        if returns:
            last = self.bytes[self.ends[:, -1] - 1] == RETURN
            if returns != np.count_nonzero(last):
                raise Unusual
            self.ends[:, -1] -= last

    def _leave_out_quotes(self) -> None:
        """A quoted cell without separator, line end or quote in it is what is between its quotes.

        Cells were parted at every separator, those between quotes too. But when each piece that
        holds a quote holds two, as its first and last character, no separator was quoted.
        """
        quotes = self.text.count(b'"')
        if quotes:
            quoted = (self.ends - self.starts >= 2) & (self.bytes[self.starts] == QUOTE)
            quoted &= self.bytes[self.ends - 1] == QUOTE
            if quotes != 2 * np.count_nonzero(quoted):
                raise Unusual
            self.starts += quoted
            self.ends -= quoted

    def columns(self, wanted: tuple[str, ...]) -> tuple[dict[str, Column], int]:
        """The columns asked for, and the number of rows."""
        lengths = self.ends - self.starts
        if lengths.max() > csv.field_size_limit():
            raise Unusual
        places = {name: self.sheet.titles.index(name) for name in wanted}
        found = {
            name: self._column(self.starts[:, place], lengths[:, place])
            for name, place in places.items()
        }
        return found, len(lengths)

    def _column(self, starts: Integers, lengths: Integers) -> Column:
        """Equal cells that follow each other are taken together."""
        longest = max(int(lengths.max()), 1)
        if longest > LONGEST:
            raise Unusual
        everywhere = np.ndarray(
            (len(self.text) - longest + 1,), f"S{longest}", self.text, strides=(1,)
        )
        cells = everywhere[starts]
        if lengths.min() < longest:
            beyond = np.arange(longest) >= lengths[:, None]
            cells.view(np.uint8).reshape(-1, longest)[beyond] = 0
        first = np.flatnonzero(np.concatenate([[True], cells[1:] != cells[:-1]]))
        return Column(_texts(cells[first]), np.diff(first, append=len(cells)))


def _texts(cells: np.ndarray) -> list[str]:
    """Cells as text; ASCII, which nearly all are, becomes text all at once."""
    letters = cells.view(np.uint8)
    if letters.max() > ASCII:
        return [cell.decode() for cell in cells.tolist()]
    texts: list[str] = letters.astype(np.uint32).view(f"U{cells.itemsize}").tolist()
    return texts
