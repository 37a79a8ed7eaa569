"""The cells of a workbook, read in a process of its own with little memory and little time.

A file of five kilobytes can ask for twenty gigabytes: one cell in the last column of the last row.
Whatever happens to this process, the one that serves goes on. Nothing is written to a disk: the
file comes in by standard input and the text of the cells goes out by standard output.
"""

import json
import resource
import sys
from io import BytesIO

MEMORY, SECONDS = 1_000_000_000, 20
MOST_ROWS, MOST_COLUMNS = 5_000, 300
LARGEST_CONTENT = 50_000_000
UNREADABLE, TOO_LARGE = 2, 3


def main() -> int:
    """Write the sheets by name as JSON; a number says why there are none."""
    # No image of the memory either: it would hold what was typed, in clear.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
        found = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (CalamineError, ZipError, PasswordError, OSError, ValueError):
        return UNREADABLE
    return _write({name: [list(map(_text, row)) for row in rows] for name, rows in found.items()})


def _write(sheets: dict[str, list[list[str]]]) -> int:
    rows = [row for sheet in sheets.values() for row in sheet]
    if any(len(sheet) > MOST_ROWS for sheet in sheets.values()):
        return TOO_LARGE
    if any(len(row) > MOST_COLUMNS for row in rows):
        return TOO_LARGE
    if sum(len(cell) for row in rows for cell in row) > LARGEST_CONTENT:
        return TOO_LARGE
    json.dump(sheets, sys.stdout)
    return 0


def _text(cell: object) -> str:
    """Whole numbers come back from spreadsheets as 1.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell).strip()


if __name__ == "__main__":
    sys.exit(main())
