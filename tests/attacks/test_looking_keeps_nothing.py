"""Who looks without signing in leaves no row behind, whatever page she asks for: else anybody fills
the database by looking.
"""

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.test import Client

from miriam.look.addresses import is_page
from miriam.signin.pages import destination
from tests.access.examples import Examples
from tests.access.routes import all_routes
from tests.world import World

WANTED = {"next": "/equipe", "page": "2"}


def pages_that_keep_something(world: World) -> set[str]:
    """The addresses at which a look by nobody makes a session."""
    examples, kept = Examples(world), set()
    for route in all_routes():
        address = route.address(examples.of(route.name, route.parameters))
        for method in ("get", "head"):
            for asked in ({}, WANTED):
                getattr(Client(), method)(address, asked)
        if Session.objects.exists():
            kept.add(route.name)
            Session.objects.all().delete()
    return kept


def test_a_look_by_nobody_keeps_nothing(world: World) -> None:
    assert len(all_routes()) > 100
    assert pages_that_keep_something(world) == set()


def test_a_page_that_keeps_what_was_asked_for_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(request: HttpRequest) -> str:
        wanted = request.GET.get("next", "")
        if is_page(wanted):
            request.session["afterwards"] = wanted
        return ""

    monkeypatch.setattr(destination, "asked_for", keep)
    assert pages_that_keep_something(world) == {"signin:sign_in"}
