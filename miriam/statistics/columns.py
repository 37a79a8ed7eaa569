"""Columns of text and what they mean: codes for names, numbers for answers.

Each distinct text is understood once, however many rows have it.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from miriam.statistics.errors import BadInput
from miriam.statistics.numbers import Floats, Integers
from miriam.statistics.study import NOBODY

NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")
TRUTHS = {
    **dict.fromkeys(("1", "true", "vrai", "waar", "yes", "oui", "ja", "x", "1.0"), 1.0),
    **dict.fromkeys(("0", "false", "faux", "onwaar", "no", "non", "nee", "0.0"), 0.0),
}
LARGEST = 1e12


@dataclass(frozen=True)
class Column:
    """The cells of a column; where `times` is given, each text fills so many rows on end."""

    texts: Sequence[str]
    times: Integers | None = None

    def spread(self, understood: Any) -> Any:
        """What the texts mean, row by row."""
        return understood if self.times is None else np.repeat(understood, self.times)

    def row_of(self, text: str) -> int:
        """The first row with that text, from 0."""
        place = self.texts.index(text)
        return place if self.times is None else int(self.times[:place].sum())


Columns = Mapping[str, Column]


class Codes:
    """Numbers given to texts in the order in which they appear."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.of_name: dict[str, int] = {}
        self.of_text: dict[str, int] = {}
        for name in names:
            self._name(name)

    def __call__(self, column: Column) -> Integers:
        try:
            return self._known(column)
        except KeyError:
            self._learn(column.texts)
            return self._known(column)

    def _known(self, column: Column) -> Integers:
        texts = column.texts
        codes = np.fromiter(map(self.of_text.__getitem__, texts), np.int32, len(texts))
        spread: Integers = column.spread(codes)
        return spread

    def _learn(self, texts: Sequence[str]) -> None:
        for text in dict.fromkeys(texts):
            if text not in self.of_text:
                name = text.strip()
                self.of_text[text] = self._name(name) if name else NOBODY

    def _name(self, name: str) -> int:
        return self.of_name.setdefault(name, len(self.of_name))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.of_name)


def lookalikes(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of codes that differ in case, spaces, leading zeros or unseen signs alone."""
    met: dict[str, int] = {}
    pairs = [(met.setdefault(_seen(name), code), code) for code, name in enumerate(names)]
    return [(first, second) for first, second in pairs if first != second]


def _seen(name: str) -> str:
    """A code as a reader sees it."""
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)
    if not (name.isascii() and name.isalnum()):
        name = "".join(sign for sign in name if unicodedata.category(sign)[0] not in "CZ")
    return (name.lstrip("0") or "0" if name.isdigit() else name).casefold()


class Numbers:
    """Numbers understood once for each distinct text; NaN where empty."""

    def __init__(self, column: str, understand: Callable[[str], float | None], fault: str) -> None:
        self.column, self.understand, self.fault = column, understand, fault
        self.of_text: dict[str, float] = {}

    def __call__(self, column: Column, rows: Integers) -> Floats:
        try:
            return self._known(column)
        except KeyError:
            self._learn(column, rows)
            return self._known(column)

    def _known(self, column: Column) -> Floats:
        texts = column.texts
        numbers = np.fromiter(map(self.of_text.__getitem__, texts), np.float64, len(texts))
        spread: Floats = column.spread(numbers)
        return spread

    def _learn(self, column: Column, rows: Integers) -> None:
        for text in dict.fromkeys(column.texts):
            if text not in self.of_text:
                number = self.understand(text.strip()) if text.strip() else math.nan
                if number is None:
                    row = int(rows[column.row_of(text)])
                    raise BadInput(self.fault, row, self.column, value=text.strip())
                self.of_text[text] = number


def number(text: str, comma: bool) -> float | None:
    """A number of at most LARGEST; a decimal comma only in a file with semicolons."""
    if not NUMBER.fullmatch(text) or ("," in text and not comma):
        return None
    value = float(text.replace(",", "."))
    return value if abs(value) <= LARGEST else None


def truth(text: str) -> float | None:
    """1.0 for yes, 0.0 for no."""
    return TRUTHS.get(text.lower())
