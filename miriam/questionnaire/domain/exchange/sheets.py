"""A spreadsheet somebody sends: rows of text with the place of each cell, whatever program
wrote it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from miriam.core import signs
from miriam.questionnaire.domain.exchange import cells
from miriam.questionnaire.domain.exchange.cells import LARGEST_CONTENT, MOST_COLUMNS, MOST_ROWS

__all__ = [
    "LARGEST_CONTENT",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "SheetLine",
    "TooLarge",
    "UnreadableFile",
    "read",
]

LARGEST_FILE = 5_000_000


class UnreadableFile(Exception):
    """The file is no spreadsheet that can be read."""


class TooLarge(Exception):
    """More than any questionnaire needs."""


@dataclass(frozen=True)
class SheetLine:
    """One row: its cells by column heading, and where it stands."""

    sheet: str
    number: int
    cells: dict[str, str]
    letters: dict[str, str]
    headings: tuple[tuple[str, str], ...] = ()

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    def place(self, column: str = "") -> str:
        return f"{self.sheet}!{self.letters.get(column, 'A')}{self.number}"


def read(content: bytes) -> dict[str, list[SheetLine]]:
    """The sheets by name in lower case; the first row that is not empty is the heading."""
    _refuse_if_too_large(content)
    found = _read_apart(content)
    return {name.strip().lower(): list(_lines(name, rows)) for name, rows in found.items()}


def _read_apart(content: bytes) -> dict[str, list[list[str]]]:
    """What `cells` reads in a process of its own."""
    command = [sys.executable, "-I", cells.__file__]
    done = subprocess.run(command, input=content, capture_output=True, check=False)  # noqa: S603 our own
    if done.returncode == cells.UNREADABLE:
        raise UnreadableFile
    if done.returncode:
        raise TooLarge
    sheets: Any = json.loads(done.stdout)
    return dict(signs.shown_in(sheets))


def _refuse_if_too_large(content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise TooLarge
    if zipfile.is_zipfile(BytesIO(content)):
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                unpacked = sum(entry.file_size for entry in archive.infolist())
        except zipfile.BadZipFile as error:
            raise UnreadableFile from error
        if unpacked > LARGEST_CONTENT:
            raise TooLarge


def _lines(sheet: str, rows: Sequence[list[str]]) -> Iterator[SheetLine]:
    heading: list[str] = []
    for number, row in enumerate(rows, start=1):
        if not any(row):
            continue
        if not heading:
            heading = row
            continue
        filled = {name: cell for name, cell in zip(heading, row, strict=False) if name and cell}
        headings = tuple(
            (name, column_letters(place)) for place, name in enumerate(heading, start=1) if name
        )
        yield SheetLine(sheet, number, filled, dict(headings), headings)


def column_letters(column: int) -> str:
    """A column as a spreadsheet names it: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
