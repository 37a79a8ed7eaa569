"""Pages leave compressed and padded; what shows a secret leaves as it is."""

import gzip
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from miriam.look import pressing
from tests.access.doors import recovery_code_on
from tests.world import PASSWORD, World, sign_in

# More on the line than this keeps somebody waiting in a stairwell.
HEAVIEST = 15_000
RENEW = "/mon-compte/code-de-recuperation"


def asking(world: World) -> Client:
    """The case manager before a browser that reads what is compressed."""
    return sign_in(Client(headers={"Accept-Encoding": "gzip, deflate, br"}), world.case_manager)


def is_pressed(answer: Any) -> bool:
    return "Content-Encoding" in answer.headers


@pytest.mark.django_db
def test_a_page_leaves_compressed_and_is_the_same(world: World) -> None:
    client = asking(world)
    for page in ("/journee", "/mon-groupe", f"/dossiers/{world.file.public_id}"):
        answer = client.get(page)
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert int(answer.headers["Content-Length"]) == len(answer.content) < HEAVIEST
        assert gzip.decompress(answer.content).decode().rstrip().endswith("</html>")


@pytest.mark.django_db
def test_a_browser_that_reads_no_gzip_gets_the_page_as_it_is(world: World, client: Client) -> None:
    answer = sign_in(client, world.case_manager).get("/journee")
    assert not is_pressed(answer)
    assert "Accept-Encoding" in answer.headers["Vary"]


def renewed(world: World) -> Any:
    """The page that shows a recovery code, this once."""
    return asking(world).post(RENEW, {"password": PASSWORD})


@pytest.mark.django_db
def test_a_page_that_shows_a_secret_leaves_as_it_is(world: World) -> None:
    page = renewed(world)
    assert not is_pressed(page)
    assert recovery_code_on(page)
    for address in ("/mon-compte", "/equipe"):
        answer = asking(world).get(address)
        assert answer.status_code == 200
        assert not is_pressed(answer), address


@pytest.mark.django_db
def test_a_secret_in_a_compressed_page_would_be_seen(world: World, settings: Settings) -> None:
    settings.PLAIN_ROOMS = ()
    assert is_pressed(renewed(world))


PAGE = b"<p>La suite</p>" * 400


def lengths() -> set[int]:
    pressed = [pressing._pressed(PAGE) for _time in range(60)]
    assert {gzip.decompress(one) for one in pressed} == {PAGE}
    return {len(one) for one in pressed}


def test_the_same_page_has_no_length_of_its_own() -> None:
    assert len(lengths()) > 10


def test_a_length_of_its_own_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pressing, "PADDING", 1)
    assert len(lengths()) == 1
