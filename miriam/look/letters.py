"""Which signs the fonts of the documents can show; the others give way instead of stopping a PDF.

A tagged PDF refuses a sign without a glyph, and a heading of which nothing is left. A mother who
writes with emoji still gets her document.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from miriam.core.signs import read_as_written

FONTS = Path(__file__).resolve().parent / "fonts"
UNKNOWN_LETTER = "▯"
NEVER = frozenset({*range(0x20), *range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF})
SPACES_AND_LINES = frozenset("\n\r\t ")


def printable(text: str) -> str:
    """The text with only signs that can be shown: pictures fall away, unknown letters get a box.
    Where all of it would fall away, one box says that something stood there.
    """
    known = shown()
    kept = "".join(sign if ord(sign) in known else _instead(sign) for sign in text)
    return kept if kept == text or read_as_written(kept) else UNKNOWN_LETTER


def _instead(sign: str) -> str:
    if sign in SPACES_AND_LINES:
        return sign
    return UNKNOWN_LETTER if unicodedata.category(sign)[0] in "LN" else ""


@cache
def shown() -> frozenset[int]:
    """Every sign that one of the fonts has."""
    fonts = (path.read_bytes() for path in FONTS.glob("*.ttf"))
    return frozenset(sign for font in fonts for sign in _signs(font)) - NEVER


def _signs(font: bytes) -> Iterator[int]:
    """The signs of a font file, from its character map (OpenType formats 4 and 12)."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", cmap, 2)
    for index in range(count):
        (start,) = struct.unpack_from(">I", cmap, 4 + 8 * index + 4)
        (kind,) = struct.unpack_from(">H", cmap, start)
        if kind == 4:
            yield from _format_4(cmap[start:])
        elif kind == 12:
            yield from _format_12(cmap[start:])


def _table(font: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        tag, _checksum, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == name:
            return font[start : start + length]
    return b"\0\0\0\0"


def _format_4(table: bytes) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", table, 6)
    segments = doubled // 2
    ends = struct.unpack_from(f">{segments}H", table, 14)
    starts = struct.unpack_from(f">{segments}H", table, 16 + doubled)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)


def _format_12(table: bytes) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", table, 12)
    for index in range(groups):
        first, last, _glyph = struct.unpack_from(">III", table, 16 + 12 * index)
        yield from range(first, last + 1)
