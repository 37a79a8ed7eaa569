"""A hat without its key does nothing: nobody has let her in yet, she was away too long, her key was
lost or spoiled. All doors are tried by her case manager, whose rights are all there, and so are the
services behind them; without the rule the same walk finds what opens.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from config.who_may import rights
from miriam.access.actor import Actor
from miriam.access.domain import ROLES_WITH_KEYS, WITHOUT_KEY
from miriam.access.models import KeptForm
from miriam.access.permission import Permission
from miriam.vault.keychain import Closed
from tests.access import table
from tests.access.examples import Examples
from tests.access.routes import Route, Visitor, all_routes, knock, thousands_of_pages
from tests.access.table import TABLE
from tests.world import World, make_person, sign_in

pytestmark = pytest.mark.django_db


def key_not_open(world: World) -> Client:
    """She was away too long, or signed in without her key."""
    return sign_in(Client(), world.case_manager, with_keys=False)


def nobody_let_her_in(world: World) -> Client:
    """Her key is made, and waits for the voice of a colleague; every row is hers all the same."""
    waiting = world.case_manager.mandate
    assert waiting
    waiting.admitted_at = None
    waiting.save(update_fields=["admitted_at"])
    return sign_in(Client(), world.case_manager)


def guarded() -> list[Route]:
    return [route for route in all_routes() if route.gate.permission]


def opened(world: World, how: Callable[[World], Client]) -> dict[str, str]:
    """The doors with a right that open to her in spite of it, with the name of the right."""
    examples = Examples(world)
    visitor = Visitor.at(how(world))
    with thousands_of_pages():
        return {
            route.name: route.gate.permission.name
            for route in guarded()
            if route.gate.permission and "yes" in knock(visitor, route, address_of(route, examples))
        }


def address_of(route: Route, examples: Examples) -> str:
    return route.address(examples.of(route.name, route.parameters))


def those_on_the_list() -> set[str]:
    return {one.name for one in guarded() if one.gate.permission.name in WITHOUT_KEY}  # type: ignore[union-attr]


@pytest.mark.on_one_database
def test_to_who_waits_no_door_opens_but_those_on_the_list(world: World) -> None:
    found = opened(world, nobody_let_her_in)
    assert set(found) <= those_on_the_list()
    assert {"signin:account", "access:team", "groups:about", "questionnaire:definitions"} <= {
        *found
    }


@pytest.mark.parametrize("persona", ["closed", "waiting"])
def test_the_table_of_doors_says_the_same(persona: str) -> None:
    column = table.read(TABLE.read_text(encoding="utf-8"))[persona]
    found = {one.name for one in guarded() if "yes" in column[one.name]}
    assert found
    assert found <= those_on_the_list()


def test_a_key_that_was_exchanged_or_lost_is_closed(world: World) -> None:
    by, stranger = world.case_manager.actor(), make_person(world.centre)
    assert not by.waits_for_key
    assert replace(by, pair=stranger.pair).waits_for_key
    by.hat.holder = None
    assert by.waits_for_key


@pytest.mark.on_one_database
def test_without_the_rule_the_same_walk_finds_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Permission, "waits", lambda *_: False)
    found = {
        door for door, right in opened(world, key_not_open).items() if right not in WITHOUT_KEY
    }
    assert found >= {
        "measures:hand_over",
        "evaluation:group",
        "evaluation:group_report",
        "groups:no",
        "groups:propose",
        "people:stand_in_end",
        "people:stop",
        "accompaniment:theme_retire",
        "questionnaire:version_choose",
    }


def objects(by: Actor, examples: Examples) -> Iterator[tuple[Permission[Any], Any]]:
    """What stands behind each door, found by its right, for somebody whose key is open."""
    for route in guarded():
        right, named = route.gate.permission, examples.of(route.name, route.parameters)
        assert right
        noun = next((value for value in named.values() if isinstance(value, UUID)), by.hat_id)
        found = right.find(noun, by=by) if noun else None
        if found:
            yield right, found


def test_the_services_behind_them_refuse_too(world: World) -> None:
    by = world.case_manager.actor()
    closed, tried = replace(by, pair=None), set()
    for right, found in list(objects(by, Examples(world))):
        right.demand(found, by=by)
        if right.name not in WITHOUT_KEY:
            tried.add(right.name)
            with pytest.raises(Closed):
                right.demand(found, by=closed)
    assert len(tried) > 30


def test_who_works_without_keys_does_not_wait_for_one(world: World) -> None:
    others = [one for one in vars(world).values() if getattr(one, "mandate", None)]
    others = [one for one in others if one.mandate.role not in ROLES_WITH_KEYS]
    assert len(others) > 7
    for right in rights().values():
        assert not any(right.waits(replace(one.actor(), pair=None)) for one in others)


def test_the_list_is_short_says_why_and_opens_no_ring() -> None:
    used = {route.gate.permission.name for route in guarded() if route.gate.permission}
    assert set(WITHOUT_KEY) <= used
    assert len(WITHOUT_KEY) < 7
    assert all(len(why.split()) > 4 for why in WITHOUT_KEY.values())
    for route in guarded():
        assert route.gate.needs_keys or not route.gate.opens, route.name


def test_what_she_typed_is_kept_for_her(world: World) -> None:
    examples, client = Examples(world), key_not_open(world)
    before = KeptForm.objects.count()
    answer = client.post(
        f"/groupes/{examples.group.public_id}/proposer",
        {"first_name": "Yasmina de la rue des Fables", "she_knows": "on", "once": str(uuid4())},
    )
    assert answer.headers["Location"] == "/cles"
    assert KeptForm.objects.count() == before + 1
