"""What a request asks only once may not let through more than asking again: the hat that is worn,
and the circle of files of a case manager.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from miriam.access.actor import Actor
from miriam.access.gate import SAFE_METHODS, requires
from miriam.access.models import Mandate, StandIn
from miriam.access.permission import Hat
from miriam.core import clock
from miriam.people import permissions
from miriam.people.models import Exclusion, File
from miriam.people.permissions import READ_FILE, accompanied
from tests.access.routes import all_routes
from tests.world import Person, World, make_file, sign_in

OF_ALL = {route.gate.permission for route in all_routes() if route.gate.permission}
HATS = {permission for permission in OF_ALL if isinstance(permission, Hat)}
PREPARED = {permission for permission in OF_ALL if permission.keys}


def everybody(world: World) -> Iterator[Person]:
    return (one for one in vars(world).values() if isinstance(one, Person))


def disagreements(world: World) -> list[tuple[str, str]]:
    """Where a hat opens to somebody else than the one who wears it, in one of its roles."""
    every = list(Mandate.objects.order_by("pk"))
    return [
        (hat.name, str(person.account))
        for hat in HATS
        for person in everybody(world)
        for row in every
        if (hat.find(row.public_id, by=person.actor()) == row) != may(hat, row, person)
    ]


def may(hat: Hat, row: Mandate, person: Person) -> bool:
    """The same said from the row: hers, in one of these roles, let in where that is asked."""
    is_hers = person.mandate is not None and row.pk == person.mandate.pk
    is_one = not hat.roles or row.role in hat.roles
    return is_hers and is_one and (row.admitted_at is not None or not hat.admitted)


def test_a_hat_opens_to_whoever_wears_it_and_to_nobody_else(world: World) -> None:
    assert len(HATS) > 10
    assert {hat.of for hat in HATS} == {Mandate}
    assert disagreements(world) == []


@pytest.mark.parametrize("forgotten", ["roles", "admitted", "whose"])
def test_a_hat_that_forgets_a_condition_would_be_noticed(
    world: World, monkeypatch: pytest.MonkeyPatch, forgotten: str
) -> None:
    def forgetful(hat: Hat, public_id: UUID, *, by: Actor) -> Mandate | None:
        if by.mandate is None or (forgotten != "whose" and public_id != by.hat_id):
            return None
        let_in = forgotten == "admitted" or not hat.admitted or by.mandate.admitted_at
        fits = forgotten == "roles" or not hat.roles or by.wears(*hat.roles)
        return Mandate.objects.get(public_id=public_id) if let_in and fits else None

    monkeypatch.setattr(Hat, "find", forgetful)
    assert disagreements(world)


def test_what_a_hat_opens_is_what_its_rows_are(world: World) -> None:
    for hat in HATS:
        for person in everybody(world):
            by = person.actor()
            found = [row for row in Mandate.objects.order_by("pk") if hat.holds(row, by=by)]
            assert found == list(hat.within(by).order_by("pk"))


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
    def generous(hat: int, account: int, today: date) -> list[int]:
        return list(File.objects.order_by("pk").values_list("pk", flat=True))

    monkeypatch.setattr(permissions, "_accompanied", generous)

    assert misprepared(world)


def circle_kept(method: str, world: World) -> bool:
    """Whether the circle is asked a single time in a request of this method."""
    kept = []

    @requires(READ_FILE)
    def view(request: HttpRequest, file: File) -> HttpResponse:
        by: Actor = request.actor  # type: ignore[attr-defined]
        kept.append(
            by.remember("test", lambda: accompanied(by))
            is by.remember("test", lambda: accompanied(by))
        )
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
