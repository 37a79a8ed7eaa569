"""Every form of coming in, of accounts and of the team is written once, or may not be (ADR 5)."""

import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.urls import resolve

from miriam.access.domain import Role
from miriam.access.models import Mandate
from miriam.audit.models import Line
from miriam.core import once
from tests.access.examples import Examples
from tests.access.personas import browser_of
from tests.access.routes import Route, all_routes, thousands_of_pages
from tests.inspecting.client import InspectingClient
from tests.world import PASSWORD, Person, World, digits_of, make_centre, make_person, sign_in

ROOMS = ("signin:", "access:")
# A receipt keeps an address, never a text: what was answered with a secret cannot be said again,
# and a second sending makes another secret, of which the last one counts.
SECRET = "The answer shows a secret once, or lays a key in a cookie."
NOBODY = "Nobody is signed in yet in whose name a receipt could be kept."
LEAVING = "Done twice it is the same, and it must always work."
EXCEPT = {
    "signin:arrive": NOBODY,
    "signin:forgotten": NOBODY,
    "signin:reset": NOBODY,
    "signin:second_factor": NOBODY,
    "signin:sign_in": NOBODY,
    "signin:codes": SECRET,
    "signin:hats": SECRET,
    "signin:keys_closed": SECRET,
    "signin:mandate_link": SECRET,
    "signin:password": SECRET,
    "signin:proposed": SECRET,
    "signin:recovery_code": SECRET,
    "signin:onwards": LEAVING,
    "signin:quick_exit": LEAVING,
    "signin:sign_out": LEAVING,
}
WHO = ("admin", "manager", "centre-2", "closed", "waiting", "anonym")


def target_of(form: Tag, here: str) -> str:
    address = urlsplit(urljoin(here, str(form.get("action") or here))).path
    return resolve(address).view_name


def forms_shown(client: Client, examples: Examples) -> Iterator[tuple[str, bool]]:
    """Each form on a page of these rooms: where it goes, and whether it carries its key."""
    for route in in_these_rooms():
        here = route.address(examples.of(route.name, route.parameters))
        page = client.get(here)
        if page.status_code == 200:
            for form in BeautifulSoup(page.content, "html.parser").find_all("form", method="post"):
                keyed = form.find("input", attrs={"name": once.FIELD}) is not None
                yield target_of(form, here), keyed


def in_these_rooms() -> list[Route]:
    return [one for one in all_routes() if one.name.startswith(ROOMS) and "secret" not in one.name]


def without_a_key(world: World) -> tuple[set[str], set[str]]:
    """The targets of all forms that somebody sees, and of those that carry no key."""
    examples, every, bare = Examples(world), set[str](), set[str]()
    with thousands_of_pages():
        for who in WHO:
            for target, keyed in forms_shown(browser_of(who, world, examples, Client()), examples):
                if target.startswith(ROOMS):
                    every.add(target)
                    bare |= set() if keyed else {target}
    return every, bare


@pytest.mark.on_one_database
def test_every_form_carries_its_key_or_stands_on_the_list(world: World) -> None:
    every, bare = without_a_key(world)
    assert bare <= set(EXCEPT), "a form that writes and has no key"
    assert {
        "access:let_in",
        "signin:account",
        "signin:factor_taken_off",
        "signin:invite",
        "signin:mandate_end",
        "signin:offered",
        "signin:offered_decline",
        "signin:proposed_apart",
        "signin:proposed_withdraw",
        "signin:sessions_closed",
        "signin:application",
    } <= every - set(EXCEPT)


def ended(world: World) -> tuple[Person, str, dict[str, str], str]:
    door = f"/comptes/{world.duo.mandate.public_id}/fin"
    return world.administrator, door, {"password": PASSWORD}, "mandate.ended"


def factor_off(world: World) -> tuple[Person, str, dict[str, str], str]:
    door = f"/comptes/{world.duo.mandate.public_id}/second-facteur"
    return world.administrator, door, {"password": PASSWORD}, "account.second_factor_taken_off"


def sessions_closed(world: World) -> tuple[Person, str, dict[str, str], str]:
    door = f"/comptes/{world.duo.mandate.public_id}/sessions"
    return world.administrator, door, {"password": PASSWORD}, "account.sessions_closed"


def let_in(world: World) -> tuple[Person, str, dict[str, str], str]:
    door = f"/equipe/{world.waiting.mandate.public_id}/ouvrir"
    return world.case_manager, door, {"compared": digits_of(world.waiting)}, "mandate.let_in"


def invited(world: World) -> tuple[Person, str, dict[str, str], str]:
    typed = {"name": "Nele", "email": "nele@example.org", "language": "fr"}
    return (
        world.administrator,
        "/comptes/nouveau",
        {**typed, "role": Role.REFERENT},
        "mandate.invited",
    )


Sending = Callable[[World], tuple[Person, str, dict[str, str], str]]
SENDINGS: list[Sending] = [ended, factor_off, sessions_closed, let_in, invited]


@pytest.mark.parametrize("sending", SENDINGS)
def test_sent_again_it_is_written_once_and_leads_to_the_same_page(
    world: World, client: Client, sending: Sending
) -> None:
    person, door, typed, act = sending(world)
    sign_in(client, person)
    key = {"once": str(uuid4())}
    first, again = (client.post(door, {**typed, **key}) for _time in "12")
    assert first.status_code == again.status_code == 302
    assert first.headers["Location"] == again.headers["Location"]
    assert Line.objects.filter(act=act).count() == 1
    assert not Line.objects.filter(act="refused").exists(), "a double tap is no refusal"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sending", SENDINGS)
def test_eight_at_once_are_written_once(world: World, sending: Sending) -> None:
    person, door, typed, act = sending(world)
    typed = {**typed, "once": str(uuid4())}
    answers = at_once(person, lambda client: client.post(door, typed), times=8)
    assert {answer.status_code for answer in answers} == {302}
    assert Line.objects.filter(act=act).count() == 1


def at_once(person: Person, send: Callable[[Client], Any], *, times: int) -> list[Any]:
    """The same form, sent from as many tabs at the same moment."""
    together, answers = threading.Barrier(times), []
    tabs = [sign_in(InspectingClient(), person) for _time in range(times)]

    def alone(tab: Client) -> None:
        together.wait()
        answers.append(send(tab))
        connection.close()

    threads = [threading.Thread(target=alone, args=[tab]) for tab in tabs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_the_answer_of_a_form_is_repeated_to_nobody_else(
    world: World, client: Client, new_client: Callable[[], Client]
) -> None:
    _person, door, typed, _act = ended(world)
    typed["once"] = str(uuid4())
    assert sign_in(client, world.administrator).post(door, typed).status_code == 302
    stranger = make_person(make_centre("Ailleurs", "Elders"), Role.ADMINISTRATOR)
    assert sign_in(new_client(), stranger).post(door, typed).status_code == 404
    assert Mandate.objects.get(pk=world.duo.mandate.pk).ended_at
