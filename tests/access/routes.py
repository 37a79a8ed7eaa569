"""All addresses of the house, knocked at by everybody, with what each door answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from miriam.access.gate import Gate

METHODS = ("get", "post")
ELSEWHERE = {"/se-connecter": "login", "/cles": "keys", "/fonctions": "hat"}


@dataclass(frozen=True)
class Route:
    """An address with its gate."""

    name: str
    parameters: list[str]
    gate: Gate

    def address(self, objects: dict[str, Any]) -> str:
        return reverse(self.name, kwargs=objects)


def all_routes() -> list[Route]:
    """Every route that the resolver knows, by name."""
    return sorted(_routes(get_resolver(), ""), key=lambda route: route.name)


def _routes(resolver: URLResolver, space: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            parameters = list(entry.pattern.converters)
            yield Route(f"{space}{entry.name}", parameters, entry.callback.gate)
        else:
            yield from _routes(entry, f"{entry.namespace}:" if entry.namespace else space)


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


def knock(client: Client, route: Route, address: str) -> str:
    """What the door answers to GET and to an empty POST: `yes`, `no`, `login`…, or both."""
    answers = [_answer(client, route, method, address) for method in METHODS]
    known = [answer for answer in answers if answer != "-"]
    return known[0] if len(set(known)) == 1 else "/".join(answers)


def _answer(client: Client, route: Route, method: str, address: str) -> str:
    with undone(client):
        try:
            response = getattr(client, method)(address)
        # A broken page is a cell too; an undefined template variable fails the way tests do.
        except (Exception, pytest.fail.Exception) as broken:  # noqa: BLE001
            return f"!{type(broken).__name__}"
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
