"""Reading STUDY.csv and STUDY.toml: UTF-8 with or without mark, comma or semicolon."""

import codecs
import csv
import gc
import hashlib
import io
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from miriam.statistics import scanning
from miriam.statistics.building import StudyBuilder
from miriam.statistics.declaring import parse
from miriam.statistics.errors import BadInput, why
from miriam.statistics.scanning import Place, Raw, Sheet
from miriam.statistics.specification import Specification
from miriam.statistics.study import Study

AT_ONCE = 10_000
A_MEGABYTE = 1_000_000
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SEPARATOR_ROW = re.compile(r"\"?sep=.\"?", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """What was read, and the fingerprints of the files."""

    study: Study
    spec: Specification
    study_sha256: str
    spec_sha256: str


def read(study_path: Path, spec_path: Path) -> Source:
    """Read both files and check them against each other."""
    with _opened(spec_path) as raw:
        spec_bytes = raw.read()
    spec = parse(_decoded(spec_bytes))
    with _opened(study_path) as raw:
        fingerprint = _fingerprint(raw)
        study = read_study(raw, spec)
    return Source(study, spec, fingerprint, hashlib.sha256(spec_bytes).hexdigest())


def read_text(text: str, spec: Specification) -> Study:
    """A study from CSV text already in memory."""
    return read_study(io.BytesIO(text.encode()), spec)


def _opened(path: Path) -> io.BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError as fault:
        raise BadInput("no_file", path=path) from fault
    except OSError as fault:
        raise BadInput("unreadable", path=path, why=why(fault)) from fault


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput("spec_not_utf8", row=data.count(b"\n", 0, fault.start) + 1) from fault


def _fingerprint(raw: Raw) -> str:
    """The fingerprint of a file that is UTF-8 from beginning to end."""
    digest, rows = hashlib.sha256(), 1
    if raw.read(4) in WORKBOOKS:
        raise BadInput("workbook")
    raw.seek(0)
    while block := raw.read(A_MEGABYTE) + raw.readline():
        digest.update(block)
        try:
            block.decode()
        except UnicodeDecodeError as fault:
            row = rows + block.count(b"\n", 0, fault.start)
            raise BadInput("not_utf8", row=row) from fault
        rows += block.count(b"\n")
    return digest.hexdigest()


def read_study(raw: Raw, spec: Specification, *, in_bulk: bool = True) -> Study:
    """A study from a file of UTF-8: its plain part in bulk, the rest row by row."""
    sheet, place = _titles(raw)
    builder = StudyBuilder(spec, sheet.titles, decimal_comma=sheet.separator == ";")
    with _without_collector():
        if in_bulk:
            place = scanning.scan(raw, sheet, place, builder)
        _add_rows(raw, sheet, place, builder)
    return builder.study()


def _titles(raw: Raw) -> tuple[Sheet, Place]:
    """The first row, and where the second begins."""
    raw.seek(0)
    mark = codecs.BOM_UTF8 if raw.read(3) == codecs.BOM_UTF8 else b""
    with _text(raw, len(mark)) as text:
        above, line = _first_filled(text)
    if not line:
        raise BadInput("empty_file")
    separator = ";" if line.count(";") > line.count(",") else ","
    titles = [title.strip() for title in next(csv.reader([line], delimiter=separator))]
    while titles and not titles[-1]:
        titles.pop()
    offset = len(mark) + sum(len(each.encode()) for each in (*above, line))
    return Sheet(tuple(titles), separator), Place(offset, rows=len(above) + 1)


def _first_filled(text: io.TextIOWrapper) -> tuple[list[str], str]:
    """The row of titles, and the rows above it: empty, or the "sep=;" of some spreadsheets."""
    above: list[str] = []
    for line in iter(text.readline, ""):
        if line.strip(" \t\r\n,;") and not SEPARATOR_ROW.fullmatch(line.strip()):
            return above, line
        above.append(line)
    return above, ""


@contextmanager
def _text(raw: Raw, offset: int) -> Iterator[io.TextIOWrapper]:
    """The file as text from a place on; the file itself stays open."""
    raw.seek(offset)
    text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
    try:
        yield text
    finally:
        text.detach()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of short rows make the collector look again and again for cycles there are not."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _add_rows(raw: Raw, sheet: Sheet, place: Place, builder: StudyBuilder) -> None:
    with _text(raw, place.offset) as text:
        reader = csv.reader(text, delimiter=sheet.separator, strict=True)
        for rows, numbers in _chunks(reader, len(sheet.titles), place.rows):
            filled = np.fromiter(map(any, rows), np.bool_, len(rows))
            if filled.any():
                builder.add(list(itertools.compress(rows, filled)), numbers[filled])


def _chunks(
    reader: Iterator[list[str]], width: int, seen: int
) -> Iterator[tuple[list[list[str]], np.ndarray]]:
    """Ten thousand rows at a time with their row numbers.

    Before a row that cannot be read come the rows above it: of several faults, the first is named.
    """
    more = True
    while more:
        rows, fault = _some(reader)
        numbers = np.arange(seen + 1, seen + 1 + len(rows))
        seen += len(rows)
        ragged = _first_ragged(rows, width)
        yield rows[:ragged], numbers[:ragged]
        if ragged is not None:
            raise BadInput(
                "ragged", row=int(numbers[ragged]), found=len(rows[ragged]), expected=width
            )
        if fault:
            raise BadInput("csv_fault", row=seen + 1) from fault
        more = bool(rows)


def _some(reader: Iterator[list[str]]) -> tuple[list[list[str]], csv.Error | None]:
    """The next rows, and what is wrong with the one after them."""
    rows: list[list[str]] = []
    try:
        rows.extend(itertools.islice(reader, AT_ONCE))
    except csv.Error as fault:
        return rows, fault
    return rows, None


def _first_ragged(rows: list[list[str]], width: int) -> int | None:
    """The first row without a cell for each title; empty cells beyond the titles are let pass."""
    if set(map(len, rows)) <= {width}:
        return None
    wrong = (
        at for at, row in enumerate(rows) if any(row[width:]) or (len(row) < width and any(row))
    )
    return next(wrong, None)
