"""Every route, everybody, GET and POST: what the doors answer is written in table.txt, and where
they stand in addresses.txt.

A change of rights is a change of that table. `make access-table` writes both again.
"""

import os
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.test import Client

from tests.access import table
from tests.access.examples import Examples
from tests.access.personas import PERSONAS, browser_of
from tests.access.routes import NOWHERE, Visitor, all_routes, knock, thousands_of_pages
from tests.access.table import TABLE, Column
from tests.world import World, sign_in

ADDRESSES = TABLE.with_name("addresses.txt")
WRITES = bool(os.environ.get("MIRIAM_WRITE_ACCESS_TABLE"))
# Before these, each door answers on every database all that it ever answers: what opens and what
# refuses, and where a loan begins and ends with a date. The others knock on one.
ON_EVERY_DATABASE = {
    *("manager", "research", "admin", "tablet", "centre-2", "coord", "referent"),
    *("closed", "herself", "stand-in", "ex-st-in", "facilit"),
}
KNOCKING = [
    pytest.param(one, marks=[] if one in ON_EVERY_DATABASE else [pytest.mark.on_one_database])
    for one in PERSONAS
]


@pytest.fixture(scope="module")
def columns() -> Iterator[dict[str, Column]]:
    """What the table says; with leave to write, what it will say when everybody has knocked."""
    said = {} if WRITES else table.read(TABLE.read_text(encoding="utf-8"))
    yield said
    if WRITES:
        names = [route.name for route in all_routes()]
        TABLE.write_text(table.written(said, names), encoding="utf-8")


def column(persona: str, world: World) -> Column:
    """What this person finds at every door."""
    examples = Examples(world)
    visitor = Visitor.at(browser_of(persona, world, examples, Client()))
    assert visitor.absent
    found: Column = {}
    for route in all_routes():
        try:
            address = route.address(examples.of(route.name, route.parameters))
        except KeyError as missing:
            found[route.name] = f"!no example for {missing} in tests/access/examples.py"
        else:
            found[route.name] = knock(visitor, route, address)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("persona", KNOCKING)
def test_the_doors_answer_as_the_table_says(
    persona: str, world: World, columns: dict[str, Column]
) -> None:
    with thousands_of_pages():
        found = column(persona, world)
    if WRITES:
        columns[persona] = found
    assert {name: cell for name, cell in found.items() if cell.startswith("!")} == {}
    assert found == columns[persona]


def test_who_knocks_on_every_database_hears_all_that_doors_ever_answer() -> None:
    said = table.read(TABLE.read_text(encoding="utf-8"))
    heard = {door for one in ON_EVERY_DATABASE for door in said[one].items()}
    assert {door for column in said.values() for door in column.items()} == heard


def test_an_address_stays_where_people_find_it() -> None:
    """Addresses are printed and kept as bookmarks: a change of one is a change of that file."""
    now = "".join(f"{route.name} {route.pattern}\n" for route in all_routes())
    if WRITES:
        ADDRESSES.write_text(now, encoding="utf-8")
    assert ADDRESSES.read_text(encoding="utf-8") == now


@pytest.mark.django_db
def test_a_refusal_that_reads_otherwise_than_absence_is_found(world: World) -> None:
    councillor = Visitor(sign_in(Client(), world.councillor), absent=frozenset({b"other words"}))
    [file] = [route for route in all_routes() if route.name == "desk:file"]
    found = knock(councillor, file, file.address({"file": world.file.public_id}))
    assert found == "!not-like-absence"


@pytest.mark.django_db
def test_a_page_that_refuses_knows_neither_who_asks_nor_where(world: World) -> None:
    """Without it, one such page could not stand for all."""
    examples = Examples(world)
    nobody = f"/dossiers/{examples.kept.public_id}"
    answers = [
        client.get(address)
        for client in [browser_of(one, world, examples, Client()) for one in PERSONAS]
        for address in (NOWHERE, nobody)
    ]
    refusals = [answer.content for answer in answers if answer.status_code == HTTPStatus.NOT_FOUND]
    assert len(refusals) > len(PERSONAS)
    assert len(set(refusals)) == 1
