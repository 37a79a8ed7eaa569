"""Every form and button of the rooms that writes carries a key: sent twice, it writes once."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from uuid import UUID

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import resolve

from tests.access.examples import Examples
from tests.access.personas import browser_of
from tests.access.routes import Route, all_routes, thousands_of_pages, undone
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.on_one_database]

ROOMS = (
    "accompaniment",
    "coordination",
    "attendance",
    "desk",
    "evaluation",
    "groups",
    "groupwork",
    "measures",
    "outbox",
    "people",
    "practices",
    "questionnaire",
    "tools",
)
# What is sent there is looked at, and nothing of it is kept.
LOOKED_AT = {
    "accompaniment:thread": "words that are searched",
    "desk:search": "words that are searched",
    "measures:intake": "a sheet, until it is kept with the key beside it",
    "people:stand_in_end": "its page is made anew elsewhere",
    "measures:find_sheet": "the code of a sheet of paper",
    "questionnaire:answers": "answers that are turned into another form",
    "questionnaire:bring": "a definition before it is kept",
}


def routes() -> list[Route]:
    return [route for route in all_routes() if route.name.split(":")[0] in ROOMS]


def forms_on(client: Client, address: str) -> Iterator[tuple[str, Tag]]:
    """Each form that is sent from this page, with the name of the door it is sent to."""
    with undone(client):
        page = client.get(address)
    is_page = page.headers.get("Content-Type", "").startswith("text/html")
    html = BeautifulSoup(page.content if is_page else b"", "html.parser")
    for form in html.find_all("form", method="post"):
        sent_to = urlsplit(urljoin(address, str(form.get("action") or address))).path
        yield resolve(sent_to).view_name, form


def carries_a_key(form: Tag | BeautifulSoup) -> bool:
    held = [str(field.get("value")) for field in form.find_all("input", attrs={"name": "once"})]
    try:
        return len(held) == 1 and bool(UUID(held[0]))
    except ValueError:
        return False


def without_a_key(persona: str, world: World) -> tuple[set[str], set[str]]:
    """The doors to which somebody sends forms, and those where one of them carries no key."""
    examples = Examples(world)
    client = browser_of(persona, world, examples, Client())
    seen, bare = set(), set()
    with thousands_of_pages():
        for route in routes():
            address = route.address(examples.of(route.name, route.parameters))
            for door, form in forms_on(client, address):
                if door.split(":")[0] in ROOMS and door not in LOOKED_AT:
                    seen.add(door)
                    bare |= set() if carries_a_key(form) else {f"{door} on {route.name}"}
    return seen, bare


def test_a_form_without_a_key_or_with_two_is_seen() -> None:
    key = '<input type="hidden" name="once" value="0d5fe18e-b371-4df0-b597-d1e9279a39a9">'
    found = [
        carries_a_key(BeautifulSoup(f"<form>{held}</form>", "html.parser"))
        for held in (key, "", key * 2, key.replace("0d5fe18e", "nothing"))
    ]
    assert found == [True, False, False, False]


@pytest.mark.parametrize(
    ("persona", "doors"),
    [("manager", 45), ("research", 10), ("coord", 3), ("referent", 1), ("tablet", 4)],
)
def test_whatever_writes_carries_a_key(persona: str, doors: int, world: World) -> None:
    seen, bare = without_a_key(persona, world)
    assert sorted(bare) == []
    assert len(seen) >= doors
