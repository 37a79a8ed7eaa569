"""A method that the protection of forms lets pass writes nothing: no page answers to it."""

import pytest
from django.test import Client

from miriam.signin import middleware
from tests.access.examples import Examples
from tests.access.routes import all_routes
from tests.world import World, sign_in

pytestmark = pytest.mark.on_one_database
OTHERS = ("TRACE", "PUT", "PATCH", "DELETE", "PROPFIND")


@pytest.fixture
def page(world: World) -> Client:
    return sign_in(Client(enforce_csrf_checks=True), world.duo)


def test_no_page_answers_to_another_method(page: Client, world: World) -> None:
    examples = Examples(world)
    for route in all_routes():
        address = route.address(examples.of(route.name, route.parameters))
        for method in OTHERS:
            assert page.generic(method, address).status_code in (403, 405), (method, address)
        assert page.generic("TRACE", address).status_code == 405, address


def written(page: Client, world: World, method: str) -> bool:
    page.generic(method, "/writes")
    world.duo.account.refresh_from_db()
    return world.duo.account.name == "another"


@pytest.mark.urls("tests.access.writing")
def test_a_page_that_writes_whatever_it_is_asked_does_not(page: Client, world: World) -> None:
    assert not written(page, world, "TRACE")


@pytest.mark.urls("tests.access.writing")
def test_without_the_rule_trace_would_write_past_the_protection_of_forms(
    page: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(middleware, "METHODS", (*middleware.METHODS, *OTHERS))
    assert written(page, world, "TRACE")
