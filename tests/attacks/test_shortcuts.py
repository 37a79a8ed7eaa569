"""What a request asks only once may not let through more than asking again: the hat that is worn,
and the circle of files of a case manager.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from miriam.access import gate
from miriam.access.actor import Actor
from miriam.access.gate import SAFE_METHODS, requires
from miriam.access.models import Mandate, StandIn
from miriam.access.permission import Permission
from miriam.core import clock
from miriam.core.prepared import Prepared
from miriam.people import permissions
from miriam.people.models import Exclusion, File
from miriam.people.permissions import READ_FILE, circle
from tests.access.routes import all_routes
from tests.world import Person, World, make_file, sign_in

OF_ALL = {route.gate.permission for route in all_routes() if route.gate.permission}
PERMISSIONS = {permission for permission in OF_ALL if permission.of is Mandate}
PREPARED = {permission for permission in OF_ALL if permission.keys}


def everybody(world: World) -> Iterator[Person]:
    return (one for one in vars(world).values() if isinstance(one, Person))


def disagreements(world: World) -> list[tuple[str, str]]:
    """Where the hat at hand and the rule asked again do not say the same."""
    hats = list(Mandate.objects.order_by("pk"))
    return [
        (permission.name, str(person.account))
        for permission in PERMISSIONS
        for person in everybody(world)
        for hat in hats
        if (at_hand := gate._worn_hat(permission, hat.public_id, person.actor()))
        and permission.find(hat.public_id, by=person.actor()) != at_hand
    ]


def test_the_hat_at_hand_opens_nothing_that_the_rule_does_not(world: World) -> None:
    assert len(PERMISSIONS) > 10
    assert disagreements(world) == []


def test_a_shortcut_that_forgets_the_rule_would_be_noticed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(permission: Permission[Any], wanted: Any, by: Actor) -> Mandate | None:
        return by.mandate if by.mandate and wanted == by.hat_id else None

    monkeypatch.setattr(gate, "_worn_hat", forgetful)
    assert disagreements(world)


def test_a_rule_with_one_condition_more_is_asked(world: World) -> None:
    def rows(by: Actor) -> Q:
        return Q(pk=by.mandate.pk) & Q(admitted_at__isnull=False) if by.mandate else Q(pk=None)

    waiting = world.waiting.actor()
    rule = Permission("test", Mandate, rows)
    assert gate._worn_hat(rule, waiting.hat_id, waiting) is None
    assert rule.find(waiting.hat.public_id, by=waiting) is None


def misprepared(world: World) -> list[tuple[str, str]]:
    """Where the keys that a right prepared are not those of the rows of its rule."""
    return [
        (permission.name, str(person.account))
        for permission in PREPARED
        for person in everybody(world)
        if permission.keys
        and sorted(permission.keys(person.actor()))
        != sorted(row.pk for row in permission.within(person.actor()).order_by("pk"))
    ]


def test_a_prepared_rule_finds_what_the_rule_finds(world: World) -> None:
    Exclusion.objects.create(
        file=make_file(world.case_manager, duo=world.duo), account=world.duo.account
    )

    assert len(PREPARED) > 5
    assert any(READ_FILE.within(person.actor()).exists() for person in everybody(world))
    assert misprepared(world) == []


def test_a_prepared_rule_that_finds_more_would_be_noticed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    generous = Prepared(lambda: File.objects.order_by("pk").values_list("pk", flat=True))
    monkeypatch.setattr(permissions, "CIRCLE", generous)

    assert misprepared(world)


def circle_kept(method: str, world: World) -> bool:
    """Whether the circle is asked a single time in a request of this method."""
    kept = []

    @requires(READ_FILE)
    def view(request: HttpRequest, file: File) -> HttpResponse:
        by: Actor = request.actor  # type: ignore[attr-defined]
        kept.append(by.once("test", lambda: circle(by)) is by.once("test", lambda: circle(by)))
        return HttpResponse()

    request = RequestFactory().generic(method, "/")
    request.actor = world.stand_in.actor()  # type: ignore[attr-defined]
    request.session = {}  # type: ignore[assignment]
    view(request, file=world.file.public_id)
    return kept[0]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "TRACE", "PUT"])
def test_where_something_may_be_written_the_circle_is_asked_again(
    world: World, method: str
) -> None:
    assert circle_kept(method, world) is (method in SAFE_METHODS)


def test_what_one_request_found_is_forgotten_by_the_next(world: World, client: Client) -> None:
    page = sign_in(client, world.stand_in)
    card = reverse("people:card", args=[world.file.public_id])
    assert page.get(card).status_code == 200
    StandIn.objects.filter(mandate=world.stand_in.mandate).update(
        starts_on=clock.today() - timedelta(days=9), ends_on=clock.today() - timedelta(days=1)
    )
    for method in ("get", "head", "options", "post"):
        assert getattr(page, method)(card).status_code == 404, method
