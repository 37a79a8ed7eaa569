"""Every route, everybody, GET and POST: what the doors answer is written in table.txt.

A change of rights is a change of that file. `make access-table` writes it again.
"""

import os
from pathlib import Path

import pytest

from tests.access.examples import Examples
from tests.access.personas import browsers
from tests.access.routes import all_routes, knock
from tests.world import World

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


def line(cells: list[str]) -> str:
    first, *others = cells
    return (first.ljust(ROUTE_WIDTH) + "".join(cell.ljust(WIDTH) for cell in others)).rstrip()


def table(world: World) -> list[list[str]]:
    examples = Examples(world)
    people = browsers(world, examples)
    rows = [["route", *people]]
    for route in all_routes():
        try:
            address = route.address(examples.of(route.name, route.parameters))
        except KeyError as missing:
            rows.append([route.name, f"!no example for {missing} in tests/access/examples.py"])
            continue
        rows.append([route.name, *(knock(client, route, address) for client in people.values())])
    return rows


@pytest.mark.django_db
def test_the_doors_answer_everybody_as_the_table_says(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Thousands of pages: their contexts are not copied for tests that would look at them.
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *_, **__: None)
    rows = table(world)
    broken = [f"{row[0]}: {cell}" for row in rows for cell in row[1:] if cell.startswith("!")]
    written = HEAD + "\n".join(map(line, rows)) + "\n"
    if os.environ.get("MIRIAM_WRITE_ACCESS_TABLE"):
        TABLE.write_text(written, encoding="utf-8")
    assert not broken
    assert written == TABLE.read_text(encoding="utf-8")
