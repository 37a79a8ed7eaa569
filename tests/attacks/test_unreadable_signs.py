"""Signs that no screen shows, sent in every field of every form, in addresses, questions, cookies
and files: no page breaks, none of them is kept, and what was typed comes back with its place.
"""

import json
from collections.abc import Iterator
from subprocess import CompletedProcess
from typing import Any
from urllib.parse import urljoin
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from miriam.accompaniment.models import Note
from miriam.core import signs
from miriam.look import plain_errors
from miriam.look.middleware import OnlyReadable
from miriam.measures.domain.intake import reading
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.problems import Faulty
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.exchange import any_file, rest, sheets
from tests.access.doors import type_password
from tests.access.examples import Examples
from tests.access.personas import browser_of
from tests.access.routes import all_routes, thousands_of_pages, undone
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db
BROKEN = "a\x00b\x01\x08\x1b\x7f\x92\ufffe\uffff"
WALKERS = ("manager", "admin", "research")
SERVER_ERROR = 500
# In nearly every form: with all the others at once is enough.
EVERYWHERE = {"csrfmiddlewaretoken", "once", "next", "version"}


class Walk:
    """Somebody who sends signs that cannot be shown wherever something can be sent."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.sent: set[tuple[str, ...]] = set()
        self.broken: list[str] = []

    def through(self, addresses: list[str]) -> None:
        for address in addresses:
            with undone(self.client):
                page = self.ask("get", f"{address}?page={BROKEN}&langue={BROKEN}&{BROKEN}=x")
            for form in page.find_all("form") if page else []:
                self.send(form, address)

    def send(self, form: Tag, here: str) -> None:
        address = urljoin(here, str(form.get("action") or here)).split("?")[0]
        held = dict(_held(form))
        method = str(form.get("method", "get")).lower()
        for name in held.keys() - EVERYWHERE:
            if (method, address, name) not in self.sent:
                self.sent.add((method, address, name))
                with undone(self.client):
                    self.ask(method, address, {**held, name: BROKEN})
        with undone(self.client):
            self.ask(method, address, dict.fromkeys([*held, BROKEN], BROKEN))

    def ask(self, method: str, address: str, held: Any = None) -> BeautifulSoup | None:
        try:
            response = getattr(self.client, method)(address, held)
        except (DatabaseError, UnicodeError, ValueError) as error:
            self.broken.append(f"{method} {address} {error!r}")
            return None
        if response.status_code >= SERVER_ERROR:
            self.broken.append(f"{method} {address} {response.status_code}")
        kind = response.headers.get("Content-Type", "")
        is_page = kind.startswith("text/html")
        return BeautifulSoup(response.content if is_page else b"", "html.parser")


def _held(form: Tag) -> Iterator[tuple[str, str]]:
    for field in form.find_all(["input", "textarea", "select", "button"], attrs={"name": True}):
        first = field.find("option", attrs={"value": bool})
        yield str(field["name"]), str(first["value"] if first else field.get("value") or "x")


def addresses(world: World, examples: Examples) -> list[str]:
    return [route.address(examples.of(route.name, route.parameters)) for route in all_routes()]


@pytest.mark.parametrize("persona", WALKERS)
def test_no_page_breaks_whichever_field_holds_them(persona: str, world: World) -> None:
    examples = Examples(world)
    walk = Walk(browser_of(persona, world, examples, Client()))
    with thousands_of_pages():
        walk.through(addresses(world, examples))
    assert walk.broken == []
    assert walk.sent


@pytest.fixture
def open_border(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it would be if text came in as it is sent."""
    monkeypatch.setattr(signs, "shown", lambda text: text)
    monkeypatch.setattr(signs, "is_readable", lambda text: True)


def write(client: Client, world: World, text: str) -> Any:
    typed = {"kind": "home", "text": text, "depth": "shared", "once": str(uuid4())}
    return client.post(reverse("accompaniment:encounter_new", args=[world.file.public_id]), typed)


def words_kept(world: World) -> list[str]:
    with world.case_manager.at_work(world.file):
        return [note.text for note in Note.objects.filter(encounter__file=world.file)]


def test_what_was_typed_comes_back_and_shows_where_the_sign_is(world: World) -> None:
    page = write(sign_in(Client(), world.case_manager), world, "Elle\x08 respire.\x00")
    written = page.content.decode()
    assert str(plain_errors.UNREADABLE) in written
    assert "Elle� respire.�" in written
    assert words_kept(world) == []


def test_a_line_end_of_a_word_processor_is_a_line_end(world: World) -> None:
    write(sign_in(Client(), world.case_manager), world, "Elle\x0brespire.\x0cBien.")
    assert words_kept(world) == ["Elle\nrespire.\nBien."]


@pytest.mark.usefixtures("open_border")
def test_with_an_open_border_such_a_sign_is_kept(world: World) -> None:
    write(sign_in(Client(), world.case_manager), world, "Elle\x08 respire.")
    assert words_kept(world) == ["Elle\x08 respire."]


def refuse_as_one_database_does(
    execute: Any, sql: str, params: Any, many: bool, context: Any
) -> Any:
    if any("\x00" in str(one) for one in params or ()):
        raise DatabaseError
    return execute(sql, params, many, context)


def knock(world: World) -> Any:
    """Somebody whose browser brings such a cookie and says such a name of itself."""
    client = Client(headers={"user-agent": "Brow\x00ser", "accept-language": "f\x00"})
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32 + "\x00"
    with connection.execute_wrapper(refuse_as_one_database_does):
        return type_password(client, world.duo)


def test_a_browser_that_hides_one_breaks_no_database(world: World) -> None:
    assert knock(world).status_code == 302


@pytest.mark.usefixtures("open_border")
def test_with_an_open_border_such_a_browser_does(world: World) -> None:
    with pytest.raises(DatabaseError):
        knock(world)


def test_a_cookie_of_any_letters_is_read_and_brings_no_such_sign_in() -> None:
    """A letter of two bytes looks like such a sign as long as it stands in its header."""
    header = 'name="Élise\\000"'.encode().decode("latin-1")
    request = RequestFactory().get("/", headers={"cookie": header, "x-word": "a\x00"})
    OnlyReadable(lambda it: HttpResponse())(request)
    assert request.COOKIES == {"name": "Élise�"}
    assert request.headers["X-Word"] == "a�"


EXAMPLE: dict[str, Any] = as_data(shipped_as("example", "1.0.0"))
IN_A_FILE = ["\x00", "\x1f", "\ud800", "\ufffe"]


@pytest.mark.parametrize("sign", IN_A_FILE, ids=ascii)
def test_a_definition_that_holds_one_is_refused_with_its_place(sign: str) -> None:
    title = {**EXAMPLE["title"], "fr": f"Ma{sign} rue"}
    found = any_file.definition(json.dumps({**EXAMPLE, "title": title}).encode())
    assert found.instrument is None
    assert [problem.where for problem in found.problems] == ["title.fr"]
    with pytest.raises(Faulty):
        load({**EXAMPLE, "licence": sign})


@pytest.mark.usefixtures("open_border")
def test_with_an_open_border_a_definition_holds_what_one_database_refuses() -> None:
    assert "\x00" in load({**EXAMPLE, "licence": "a\x00"}).licence


@pytest.mark.parametrize("sign", IN_A_FILE, ids=ascii)
def test_what_is_packed_inside_a_resource_brings_none_in(sign: str) -> None:
    data: dict[str, Any] = {}
    rest.restore(data, [("note", json.dumps({"fr": sign, sign: "x"}))])
    assert data == {"note": {"fr": "�", "�": "x"}}


def test_a_sheet_of_measures_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = reading.read(b"personne;moment\nNad\x08ia;T0\n")
    assert grid.rows[0].cells["personne"] == "Nad�ia"
    monkeypatch.setattr(sheets.subprocess, "run", read_as({"s": [["a"], ["b\x00"]]}))
    assert sheets.read(b"")["s"][0].cells == {"a": "b�"}


def read_as(found: dict[str, Any]) -> Any:
    """As if the process that reads workbooks had found this."""
    done = CompletedProcess((), 0, stdout=json.dumps(found).encode())
    return lambda *_, **__: done
