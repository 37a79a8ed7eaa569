"""Whatever a page shows can be opened: everybody follows every link and form from home.

Four of them go everywhere. What the others are shown of a kind that has many (questionnaires to
take along, themes, books), those four are shown too: some of each kind are enough.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import Resolver404, resolve

from tests.access.examples import Examples
from tests.access.personas import SIGNED_IN, browser_of
from tests.access.routes import thousands_of_pages, undone
from tests.inspecting.client import InspectingClient
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.on_one_database]
EVERYWHERE = {"manager", "research", "steward", "admin"}
OF_EACH_KIND, ALL = 3, 1_000


@dataclass
class Walk:
    """Somebody goes through the house, page after page."""

    client: Client
    of_each_kind: int = ALL
    met: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    sent: set[tuple[str, ...]] = field(default_factory=set)
    dead: list[str] = field(default_factory=list)

    def from_home(self) -> "Walk":
        waiting = ["/"]
        while waiting:
            here = waiting.pop(0)
            if here in self.seen or self.met[kind_of(here)] >= self.of_each_kind:
                continue
            self.seen.add(here)
            self.met[kind_of(here)] += 1
            page = self.open(here)
            waiting += list(self.links(page, here))
            for form in page.find_all("form"):
                self.send(form, here)
        return self

    def open(self, address: str) -> BeautifulSoup:
        response = self.client.get(address, follow=True)
        self.judge(response, f"GET {address}")
        kind = response.headers.get("Content-Type", "")
        text = response.content if kind.startswith("text/html") else b""
        return BeautifulSoup(text, "html.parser")

    def links(self, page: BeautifulSoup, here: str) -> Iterator[str]:
        for link in page.find_all("a", href=True):
            parts = urlsplit(urljoin(here, str(link["href"])))
            if not parts.netloc and parts.scheme in ("", "http") and parts.path:
                yield parts.path + (f"?{parts.query}" if parts.query else "")

    def send(self, form: Tag, here: str) -> None:
        """What the form holds already, with its first button, and nothing typed."""
        address = urljoin(here, str(form.get("action") or here))
        held = {str(each["name"]): str(each.get("value", "")) for each in _held(form)}
        method = "post" if str(form.get("method", "")).lower() == "post" else "get"
        # The same form stands on many pages (language, sign out): once is enough.
        mark = (method, address.split("?")[0], *sorted(held))
        if mark in self.sent:
            return
        self.sent.add(mark)
        with undone(self.client):
            response: Any = getattr(self.client, method)(address, held)
            self.judge(response, f"{method.upper()} {address} (on {here})")

    def judge(self, response: Any, where: str) -> None:
        if response.status_code >= 400:
            self.dead.append(f"{where}: {response.status_code}")


def kind_of(address: str) -> str:
    """Which page it is, whatever it is about."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return address


def _held(form: Tag) -> list[Tag]:
    fields = form.find_all("input", attrs={"type": "hidden", "name": True})
    buttons = form.find_all("button", attrs={"name": True})[:1]
    return [each for each in [*fields, *buttons] if isinstance(each, Tag)]


def walk_of(persona: str, world: World) -> Walk:
    of_each_kind = ALL if persona in EVERYWHERE else OF_EACH_KIND
    return Walk(browser_of(persona, world, Examples(world), InspectingClient()), of_each_kind)


@pytest.mark.parametrize("persona", [*SIGNED_IN, "closed", "anonym"])
def test_nothing_that_is_shown_refuses(persona: str, world: World) -> None:
    with thousands_of_pages():
        walk = walk_of(persona, world).from_home()
    assert walk.dead == []
    assert len(walk.seen) + len(walk.sent) > 1, "no way from home"


def test_the_walk_finds_a_dead_door(world: World) -> None:
    walk = walk_of("manager", world)
    page = BeautifulSoup(
        '<a href="/nowhere">x</a><form method="post" action="/neither"></form>', "html.parser"
    )
    for link in walk.links(page, "/"):
        walk.open(link)
    for form in page.find_all("form"):
        walk.send(form, "/")
    assert walk.dead == ["GET /nowhere: 404", "POST /neither (on /): 404"]
