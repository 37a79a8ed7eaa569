"""The table of who reaches which page, as text: read from table.txt and written into it."""

from pathlib import Path

from tests.access.personas import PERSONAS

TABLE = Path(__file__).with_name("table.txt")
HEAD = """\
# Who reaches which page: what each door answers to GET and to an empty POST (`GET/POST` where they
# differ). yes: opens · no: as if it did not exist · login: sign in first · keys: the vault is
# closed or not yet opened by a colleague · hat: choose a function first · -: not this method.
# manager, duo, stand-in: of the file · ex-st-in: stood in last month · group-2: case manager of
# another group · centre-2: of another centre · waiting: no colleague has let her in yet · herself,
# other: participants · closed: her case manager, vault closed · pending: right password, no second
# factor yet · tablet: handed over · partner: by a link. Written by `make access-table`.
"""
ROUTE_WIDTH, WIDTH = 36, 10
# What one person finds at each route, by its name.
Column = dict[str, str]


def line(cells: list[str]) -> str:
    first, *others = cells
    # A name that is too long moves its own row aside, and nothing runs into the next cell.
    start = f"{first} ".ljust(ROUTE_WIDTH)
    return (start + "".join(cell.ljust(WIDTH) for cell in others)).rstrip()


def written(columns: dict[str, Column], routes: list[str]) -> str:
    """The whole table.

    Raises:
        KeyError: when somebody has not knocked, or not everywhere.
    """
    rows = [[name, *(columns[persona][name] for persona in PERSONAS)] for name in routes]
    return HEAD + "\n".join(map(line, [["route", *PERSONAS], *rows])) + "\n"


def read(text: str) -> dict[str, Column]:
    """The columns of a table, by persona."""
    rows = [row.split() for row in text.splitlines() if not row.startswith("#")]
    (_route, *personas), *doors = rows
    return {
        persona: {name: cells[place] for name, *cells in doors}
        for place, persona in enumerate(personas)
    }
