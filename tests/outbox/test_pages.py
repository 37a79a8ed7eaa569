"""The pages from which an address is made: shown once, stopped with one act."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.outbox import selectors
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db

SECRET = re.compile(r"/agenda/(\w+)/([\w-]{43})\.ics")


def secret_on(page: Any) -> tuple[str, str]:
    """The language and the secret of the one address that stands on a page."""
    found = set(SECRET.findall(page.content.decode()))
    assert len(found) == 1
    return found.pop()


def her_page(world: World) -> str:
    return f"/dossiers/{world.file.public_id}/agenda"


def test_her_own_is_shown_once(desk: Client, world: World) -> None:
    made = desk.post("/mon-agenda")
    _language, secret = secret_on(made)
    assert selectors.whose(secret) == world.case_manager.mandate
    assert "data:image/svg+xml;base64," in made.content.decode()
    again = desk.get("/mon-agenda").content.decode()
    assert not SECRET.search(again)
    assert "Une adresse existe" in again


def test_the_page_of_an_address_is_kept_by_nobody_and_not_compressed(
    world: World, client: Client
) -> None:
    asking = sign_in(Client(headers={"Accept-Encoding": "gzip"}), world.case_manager)
    made = asking.post("/mon-agenda")
    assert made.headers["Cache-Control"] == "no-store"
    assert "Content-Encoding" not in made.headers


def test_her_own_is_stopped(desk: Client, world: World) -> None:
    _language, secret = secret_on(desk.post("/mon-agenda"))
    page = desk.post("/mon-agenda/arreter", follow=True).content.decode()
    assert "L’adresse ne sert plus" in page
    assert "Une adresse existe" not in page
    assert selectors.whose(secret) is None


def test_a_mothers_is_on_a_paper_in_the_language_that_was_chosen(
    desk: Client, world: World
) -> None:
    paper = desk.post(her_page(world), {"language": "nl"})
    language, secret = secret_on(paper)
    assert language == "nl"
    assert selectors.whose(secret) == world.file
    html = BeautifulSoup(paper.content, "html.parser")
    sheet = html.find("main").get_text(" ")
    assert "Mijn agenda" in sheet
    assert "Nadia" not in sheet
    assert "Miriam" not in sheet
    assert not html.select(".letterhead")


def test_a_mothers_is_stopped(desk: Client, world: World) -> None:
    _language, secret = secret_on(desk.post(her_page(world), {"language": "fr"}))
    assert "Elle a une adresse" in desk.get(her_page(world)).content.decode()
    desk.post(f"{her_page(world)}/arreter")
    assert selectors.whose(secret) is None


def test_whoever_stands_in_is_told_who_makes_one(world: World, client: Client) -> None:
    sign_in(client, world.stand_in)
    page = client.get(her_page(world)).content.decode()
    assert "Vous remplacez pour quelques jours" in page
    assert "faire la feuille" not in page
    assert not SECRET.search(client.post(her_page(world)).content.decode())
    assert selectors.hers(world.file) is None


def test_looking_makes_none(desk: Client, world: World) -> None:
    desk.get(her_page(world))
    desk.get("/mon-agenda")
    assert selectors.hers(world.file) is None
    assert selectors.mine(world.case_manager.mandate) is None
