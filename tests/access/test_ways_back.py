"""Every act has a way back, or a page that says what will be lost: docs/ways-back.md says which."""

import inspect
import re
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.examples import Examples
from tests.access.routes import all_routes
from tests.architecture.house import ROOT
from tests.world import World, sign_in

PAGE = ROOT / "docs" / "ways-back.md"
ROW = re.compile(r"^\| `([\w:]+)` \| (undo|again|page|nothing)(?: `([\w:]+)`)? \| (.+) \|$", re.M)
ROOMS = (
    "people",
    "groups",
    "groupwork",
    "attendance",
    "accompaniment",
    "measures",
    "tools",
    "outbox",
    "practices",
)
# Rows of what was done, which keep an act and its undoing as the journal does.
HISTORY = ("accompaniment.StepMove", "accompaniment.Turn")
# What has to be done first, so that there is something to take back.
FIRST = {
    "accompaniment:appointment_take_up": "accompaniment:appointment_drop",
    "accompaniment:aspiration_take_up": "accompaniment:aspiration_set_aside",
    "accompaniment:step_reopen": "accompaniment:step_done",
    "accompaniment:theme_bring_back": "accompaniment:theme_retire",
    "groups:childcare_asked": "groups:childcare_agreed",
    "groups:to_meet": "groups:met",
    "groupwork:session_take_up": "groupwork:session_drop",
    "people:resume": "people:pause",
    "tools:network_return": "tools:network_remove",
}
# What the case managers of a group only read.
BY_COORDINATOR = "groups:childcare"
# What calendars and pages that are open count goes on, whatever came back.
COUNTED = {"sequence", "changed_at", "version"}


def listed() -> dict[str, tuple[str, str]]:
    """Each address of the page, its kind, and where *Annuler* is sent."""
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    return {name: (kind, undo) for name, kind, undo, _how in rows}


def views(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry.callback
        else:
            yield from views(entry, f"{entry.namespace}:" if entry.namespace else space)


def takes_what_is_sent(view: Callable[..., Any]) -> bool:
    """Whether the view, or what it asks beside it, looks at what was sent."""
    asked = _asked(inspect.unwrap(view), set())
    return any(re.search(r"POST|\.is_valid\(\)", inspect.getsource(one)) for one in asked)


def _asked(
    function: Callable[..., Any], seen: set[Callable[..., Any]]
) -> Iterator[Callable[..., Any]]:
    seen.add(function)
    yield function
    around = getattr(function, "__globals__", {})
    for name in _names(function.__code__):
        other = inspect.unwrap(around[name]) if callable(around.get(name)) else None
        if inspect.isfunction(other) and ".views" in other.__module__ and other not in seen:
            yield from _asked(other, seen)


def _names(code: CodeType) -> set[str]:
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    return set(code.co_names).union(*(_names(one) for one in inner))


def test_every_address_that_writes_is_listed_with_its_way_back() -> None:
    writing = {
        name
        for name, view in views(get_resolver())
        if inspect.isfunction(inspect.unwrap(view)) and takes_what_is_sent(view)
    }
    assert len(writing) > 100
    assert writing - set(listed()) == set(), "say in docs/ways-back.md how it comes back"
    assert set(listed()) - {route.name for route in all_routes()} == set()


def test_a_view_that_only_shows_takes_nothing() -> None:
    by_name = dict(views(get_resolver()))
    assert not takes_what_is_sent(by_name["desk:file"])
    assert takes_what_is_sent(by_name["signin:mandate_end"]), "it asks a function beside it"


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows about women and of the bank, also those that leave; not the history of them."""
    return {
        model._meta.label: [
            {name: kept for name, kept in row.items() if name not in COUNTED}
            for row in model._base_manager.order_by("pk").values()
        ]
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        if model._meta.label not in HISTORY
    }


def taken_back(client: Client, done: Any) -> str:
    """Send *Annuler* of the page that followed; where it was sent."""
    form = BeautifulSoup(done.content, "html.parser").select_one(".way-back form")
    assert form, "the page that follows has no way back"
    fields = form.find_all("input", attrs={"name": True})
    sent = {str(field["name"]): str(field["value"]) for field in fields}
    address = str(form["action"])
    assert client.post(address, sent).status_code == 302
    return address


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("act", "undo"), [(name, undo) for name, (kind, undo) in listed().items() if kind == "undo"]
)
def test_annuler_brings_back_what_was_there(
    client: Client, world: World, act: str, undo: str
) -> None:
    examples = Examples(world)
    is_overseen = act.startswith(BY_COORDINATOR)
    sign_in(client, world.coordinator if is_overseen else world.case_manager)
    parameters = {route.name: route.parameters for route in all_routes()}

    def do(name: str) -> Any:
        return client.post(reverse(name, kwargs=examples.of(name, parameters[name])), follow=True)

    if act in FIRST:
        do(FIRST[act])
    before = everything()
    done = do(act)
    assert everything() != before, "something was done"
    address = taken_back(client, done)
    assert address.split("?")[0] == reverse(undo, kwargs=examples.of(undo, parameters[undo]))
    assert everything() == before


@pytest.mark.django_db
@pytest.mark.parametrize("then", ["pause", "stop"])
def test_annuler_takes_back_what_was_chosen_with_a_withdrawal(
    client: Client, world: World, then: str
) -> None:
    examples = Examples(world)
    sign_in(client, world.case_manager)
    withdraw = reverse("people:consent_withdraw", args=[examples.consent.public_id])
    before = everything()
    done = client.post(withdraw, {"then": then}, follow=True)
    world.file.refresh_from_db(fields=["state"])
    assert world.file.state == {"pause": "paused", "stop": "closed"}[then]
    taken_back(client, done)
    assert everything() == before
