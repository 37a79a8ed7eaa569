"""All addresses of the house, knocked at by everybody, with what each door answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.template.loader import get_template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import get_language

from miriam.access.gate import Gate
from miriam.look.views import errors

NOWHERE, TABLET = "/nothing-was-ever-here", "measures:tablet"
METHODS = ("get", "post")
ELSEWHERE = {"/se-connecter": "login", "/cles": "keys", "/fonctions": "hat"}


@dataclass(frozen=True)
class Route:
    """An address with its gate."""

    name: str
    pattern: str
    parameters: list[str]
    gate: Gate

    def address(self, objects: dict[str, Any]) -> str:
        return reverse(self.name, kwargs=objects)


def all_routes() -> list[Route]:
    """Every route that the resolver knows, by name."""
    return sorted(_routes(get_resolver(), "", "/"), key=lambda route: route.name)


def _routes(resolver: URLResolver, space: str, before: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = f"{before}{entry.pattern}"
        if isinstance(entry, URLPattern):
            parameters = list(entry.pattern.converters)
            yield Route(f"{space}{entry.name}", here, parameters, entry.callback.gate)
        else:
            yield from _routes(entry, f"{entry.namespace}:" if entry.namespace else space, here)


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """Whatever happens behind the door is taken back, in the database and in the browser."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies[name] = value


@dataclass(frozen=True)
class ErrorPage:
    """A template of an error page, which knows neither who asks nor where: the same words in the
    same language are the same bytes, rendered once (test_routes_by_persona.py holds it to that).
    """

    name: str

    def render(self, context: dict[str, Any]) -> str:
        return _rendered(self.name, get_language(), context["title"], tuple(context["sentences"]))


@cache
def _rendered(name: str, _language: str, title: str, sentences: tuple[str, ...]) -> str:
    return get_template(name).render({"title": title, "sentences": list(sentences)})


@contextmanager
def thousands_of_pages() -> Iterator[None]:
    """Refusals are rendered once, and contexts are not copied for tests that would look at them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", lambda *_, **__: None)
        patch.setattr(errors, "get_template", ErrorPage)
        yield


@dataclass(frozen=True)
class Visitor:
    """Somebody before a browser, and what she reads where there is nothing: at an address that
    leads nowhere, and on a tablet of no measure.
    """

    client: Client
    absent: frozenset[bytes]

    @classmethod
    def at(cls, client: Client) -> "Visitor":
        with undone(client):
            tablet = reverse(TABLET, args=[uuid4()])
            answers = [client.get(NOWHERE), client.post(NOWHERE), client.get(tablet)]
        return cls(client, frozenset(map(_read_in_vain, answers)) - {b""})


def _read_in_vain(response: Any) -> bytes:
    content: bytes = response.content if response.status_code == HTTPStatus.NOT_FOUND else b""
    return content


def knock(visitor: Visitor, route: Route, address: str) -> str:
    """What the door answers to GET and to an empty POST: `yes`, `no`, `login`…, or both. The `no`
    of a gate is to the byte what is read where there is nothing.
    """
    answers = [_answer(visitor, route, method, address) for method in METHODS]
    known = [answer for answer in answers if answer != "-"]
    return known[0] if len(set(known)) == 1 else "/".join(answers)


def _answer(visitor: Visitor, route: Route, method: str, address: str) -> str:
    with undone(visitor.client):
        try:
            response = getattr(visitor.client, method)(address)
        # A broken page is a cell too; an undefined template variable fails the way tests do.
        except (Exception, pytest.fail.Exception) as broken:  # noqa: BLE001
            return f"!{type(broken).__name__}"
    if not route.gate.open_because and _read_in_vain(response) not in {b"", *visitor.absent}:
        return "!not-like-absence"
    return verdict(response.status_code, response.headers.get("Location", ""), route.gate)


def verdict(status: int, location: str, gate: Gate) -> str:
    """One word for an answer."""
    if status == HTTPStatus.NOT_FOUND:
        return "no"
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return "-"
    if status >= HTTPStatus.BAD_REQUEST:
        return f"!{status}"
    path = location.split("?", maxsplit=1)[0]
    return "yes" if gate.open_because else ELSEWHERE.get(path, "yes")
