"""An address that somebody made up leads nowhere: neither out of the house, nor into an error; and
no link in a message begins with what a request calls itself.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from miriam.access.domain import Role
from miriam.look import addresses
from miriam.signin.pages import destination
from miriam.signin.services.sessions import AFTERWARDS
from tests.access.doors import CODE, SIGN_IN, code_of, give_application
from tests.world import PASSWORD, Person, World, add_mandate, sign_in

TEAM = "/equipe"
AWAY = [
    "zzz",
    "https://elsewhere.example/",
    "//elsewhere.example",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "/%5Celsewhere.example",
    "/equipe\n",
    "/\t/elsewhere.example",
    " /equipe",
    "javascript:alert(1)",
    "/nowhere",
    "/[",
    "http://[",
    "?next=/",
]


def comes_in(browser: Client, person: Person, address: str, **typed: str) -> Any:
    """Open the page where one signs in, and do all that it asks."""
    secret = give_application(person.account)
    page = BeautifulSoup(browser.get(address).content, "html.parser")
    [carried] = page.select("input[name=afterwards]")
    form = {"name": person.account.sign_in_name, "password": PASSWORD}
    browser.post(SIGN_IN, {**form, "afterwards": carried.get("value", ""), **typed})
    return browser.post(CODE, {"code": code_of(secret)})


def test_the_page_asked_for_comes_after_signing_in(client: Client, world: World) -> None:
    asked = client.get(f"{TEAM}?page=2")
    arrived = comes_in(client, world.case_manager, asked.headers["Location"])
    assert arrived.headers["Location"] == f"{TEAM}?page=2"


@pytest.mark.parametrize(("length", "leads"), [(501, "/"), (500, "the page")])
def test_an_address_longer_than_any_of_ours_keeps_nobody_out(
    client: Client, world: World, length: int, leads: str
) -> None:
    """Where it leads is kept with the form in which she chose her function."""
    account = world.case_manager.account
    hat = add_mandate(account, world.elsewhere, Role.REFERENT).mandate
    wanted = f"{TEAM}?".ljust(length, "a")
    comes_in(client, world.case_manager, f"{SIGN_IN}?next={wanted}")
    chosen = client.post("/fonctions", {"hat": str(hat.public_id), "once": str(uuid4())})
    assert chosen.headers["Location"] == leads.replace("the page", wanted)


@pytest.mark.parametrize("wanted", AWAY)
def test_what_is_no_page_of_ours_leads_to_the_first_one(
    client: Client, world: World, wanted: str
) -> None:
    secret = give_application(world.case_manager.account)
    page = client.get(SIGN_IN, {"next": wanted})
    carried = BeautifulSoup(page.content, "html.parser").select("input[name=afterwards]")
    assert [field.get("value", "") for field in carried] == [""]
    form = {"name": world.case_manager.account.sign_in_name, "password": PASSWORD}
    signed = destination.Signer(salt=destination.SALT).sign(wanted)
    client.post(SIGN_IN, {**form, "afterwards": signed})
    assert client.post(CODE, {"code": code_of(secret)}).headers["Location"] == "/"


@pytest.mark.parametrize("typed", [TEAM, f"{TEAM}:{'x' * 43}", "zzz", ":"])
def test_what_we_did_not_sign_is_not_followed(client: Client, world: World, typed: str) -> None:
    arrived = comes_in(client, world.case_manager, SIGN_IN, afterwards=typed)
    assert arrived.headers["Location"] == "/"


def test_on_a_step_of_the_way_it_leads_nowhere_either(client: Client, world: World) -> None:
    second = add_mandate(world.case_manager.account, world.elsewhere, Role.REFERENT)
    comes_in(client, world.case_manager, SIGN_IN)
    session = client.session
    session[AFTERWARDS] = "zzz"
    session.save()
    answer = client.post("/fonctions", {"hat": second.mandate.public_id})
    assert answer.headers["Location"] == "/"
    for step in ("/cles", "/fonctions", "/cles/repris", "/se-connecter"):
        assert client.get(step, {"next": "zzz"}).status_code < 500, step


def test_without_the_rule_they_would_be_followed(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destination, "is_page", bool)
    monkeypatch.setattr("miriam.signin.views.ways.is_page", bool)
    arrived = comes_in(client, world.case_manager, f"{SIGN_IN}?next=//elsewhere.example")
    assert arrived.headers["Location"] == "//elsewhere.example"


@pytest.mark.parametrize("wanted", AWAY)
@pytest.mark.parametrize("door", ["/langue", "/apparence"])
def test_a_choice_on_the_way_leads_neither_out_of_the_house_nor_into_an_error(
    client: Client, db: None, door: str, wanted: str
) -> None:
    sent = {"next": wanted, "language": "nl", "theme": "dark"}
    assert client.post(door, sent).headers["Location"] == "/"
    assert client.post(door, {**sent, "next": TEAM}).headers["Location"] == TEAM


def test_left_to_the_rule_of_django_it_would_lead_into_an_error(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "miriam.signin.views.choices.way_back", lambda request: request.POST["next"]
    )
    answer = client.post("/langue", {"next": "zzz", "language": "nl"})
    assert client.get(urljoin("/x", answer.headers["Location"])).status_code == 404


HOSTS = ["testserver:31337", "localhost:1", "127.0.0.1:65535"]


@pytest.mark.parametrize("host", HOSTS)
def test_a_mailed_link_begins_with_the_address_of_the_house(
    client: Client, new_client: Callable[[], Client], world: World, host: str, settings: Any
) -> None:
    settings.ADDRESS = "https://miriam.example.be"
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    name = world.duo.account.sign_in_name
    client.post("/mot-de-passe/oublie", {"name": name}, headers={"host": host})
    sign_in(client, world.administrator)
    door = f"/comptes/{world.duo.mandate.public_id}/lien"
    client.post(door, {"how": "mail", "password": PASSWORD}, headers={"host": host})
    by_hand = {"how": "hand", "password": PASSWORD}
    shown = client.post(door, by_hand, headers={"host": host}).content.decode()
    assert len(mail.outbox) == 2
    said = [*(str(message.body) for message in mail.outbox), shown]
    assert all("https://miriam.example.be/lien/" in one for one in said)
    assert not any(host in one for one in said)


def test_an_address_of_the_house_is_one_slash_and_a_page() -> None:
    ours = ["/", TEAM, f"{TEAM}?page=2#x", "/se-connecter", "/%65quipe"]
    assert [one for one in ours if not addresses.is_page(one)] == []
    assert [one for one in [*AWAY, "/equipe\x00"] if addresses.is_page(one)] == []
