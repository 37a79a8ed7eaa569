"""After a request nothing in the process holds a key any more, nor a word that it opened: neither a
keychain nor an actor, neither a cache nor a question that is kept prepared. What the machine has
freed and not yet written over is another matter (docs/security.md).
"""

import gc
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from miriam.access.actor import Actor
from miriam.signin.middleware import ActorMiddleware
from miriam.vault.crypto import KEY, KeyPair
from miriam.vault.keychain import Keychain, OpenRing
from tests.world import World, make_file, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.on_one_database]
HOLDERS_OF_KEYS = (KeyPair, OpenRing)
NAME = "Canarina"


def everything() -> list[Any]:
    gc.collect()
    return gc.get_objects()


def with_keys() -> set[int]:
    """What holds a key, or could hand one out."""
    return {
        id(one)
        for one in everything()
        if type(one) in HOLDERS_OF_KEYS
        or (type(one) is Keychain and one.rings)
        or (type(one) is Actor and one.pair)
    }


def left_behind(secrets: list[bytes]) -> tuple[set[int], int]:
    """Which other bytes that can be reached are the same as these; and how often the name that was
    opened stands somewhere, alone, in a text or in a page.
    """
    known, copies, names = {id(one) for one in secrets}, set[int](), 0
    for one in gc.get_referents(*everything()):
        if type(one) is bytes:
            names += NAME.encode() in one
            copies |= {id(one)} - known if len(one) == KEY and one in secrets else set()
        elif type(one) is str:
            names += NAME in one and one is not NAME
    return copies, names


def keys_of_hers(world: World) -> list[bytes]:
    """The keys that her pages open, and her own."""
    with world.case_manager.at_work(world.file) as by:
        rings = [ring.key for rings in by.keychain.rings.values() for ring in rings if ring.key]
    pair = world.case_manager.pair
    assert pair
    return [*rings, pair.private]


def a_day(world: World) -> None:
    """She signs in, reads, writes and signs out."""
    client, file = sign_in(Client(), world.case_manager), world.file.public_id
    pages = ["/journee", reverse("desk:file", args=[file]), reverse("people:card", args=[file])]
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)
    assert client.post("/chercher", {"words": NAME[:4].lower()}).status_code == 200
    note = {"kind": "cafe", "text": "Un café.", "depth": "shared", "once": str(uuid4())}
    kept = client.post(reverse("accompaniment:encounter_new", args=[file]), note)
    assert kept.status_code == 302
    client.post(reverse("signin:sign_out"))


@pytest.fixture
def world(world: World) -> World:
    """Her file has a name that stands nowhere else."""
    make_file(world.case_manager, "".join(NAME))
    return world


def test_after_her_day_nothing_holds_a_key_or_a_name(world: World) -> None:
    secrets = keys_of_hers(world)
    # Earlier tests of this process have the same people, with the same keys.
    earlier, _names = left_behind(secrets)
    a_day(world)
    before = with_keys()
    a_day(world)
    assert len(with_keys()) <= len(before)
    copies, names = left_behind(secrets)
    assert copies <= earlier
    assert names == 0


def test_what_keeps_one_request_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets, kept = keys_of_hers(world), []
    earlier, _names = left_behind(secrets)
    a_day(world)
    before = with_keys()
    answer = ActorMiddleware._answer

    def keeping(self: ActorMiddleware, request: HttpRequest) -> HttpResponse:
        response = answer(self, request)
        kept.append((request.actor, response))  # type: ignore[attr-defined]
        return response

    monkeypatch.setattr(ActorMiddleware, "_answer", keeping)
    a_day(world)
    assert len(with_keys()) > len(before)
    copies, names = left_behind(secrets)
    assert copies - earlier
    assert names
