"""Passkeys as a second factor: only her own device, asked now, for this house, is believed; and
whatever is sent in its place breaks nothing.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from pytest_django import Settings

from tests.access.doors import CODE, type_password
from tests.access.passkeys import PRESENT, SITE, Device, question_on
from tests.world import Person, World

ORIGIN = f"https://{SITE}"


@pytest.fixture(autouse=True)
def _as_installed(settings: Settings) -> None:
    """Outside the loopback address an origin counts."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False


@pytest.fixture
def hers(world: World) -> Device:
    return registered(world.duo, Device(origin=ORIGIN))


def registered(person: Person, device: Device) -> Device:
    WebAuthn.add(person.account, "a device", json.loads(device.made("asked-at-first-")))
    return device


def asked(client: Client, person: Person) -> str:
    """The question that the house puts after the right password."""
    type_password(client, person)
    return question_on(client.get(CODE))


def send(client: Client, answer: str) -> bool:
    """Whether this answer lets in."""
    said = client.post(CODE, {"credential": answer})
    assert said.status_code in (200, 302)
    return "_auth_user_id" in client.session


def test_her_own_device_lets_her_in(client: Client, world: World, hers: Device) -> None:
    assert send(client, hers.answer(asked(client, world.duo)))


def test_behind_the_password_a_device_need_not_know_whose_finger_it_is(
    client: Client, world: World, hers: Device
) -> None:
    assert send(client, replace(hers, flags=PRESENT).answer(asked(client, world.duo)))


FORGED: dict[str, Callable[[Device], Device]] = {
    "another key under the name of hers": lambda hers: Device(name=hers.name, origin=ORIGIN),
    "a passkey that nobody registered": lambda hers: Device(origin=ORIGIN),
    "for another house": lambda hers: replace(hers, site="elsewhere.example"),
    "from a page of another house": lambda hers: replace(hers, origin="https://elsewhere.example"),
    "from a page in clear": lambda hers: replace(hers, origin=f"http://{SITE}"),
    "from a house whose name ends like ours": lambda hers: replace(
        hers, origin=f"https://evil-{SITE}"
    ),
    "without anybody touching it": lambda hers: replace(hers, flags=0),
}


def test_a_forged_answer_lets_nobody_in(
    new_client: type[Client], world: World, hers: Device
) -> None:
    believed = []
    for what, forge in FORGED.items():
        client = new_client()
        if send(client, forge(hers).answer(asked(client, world.duo))):
            believed.append(what)
    assert believed == []


def test_what_was_said_while_a_passkey_was_made_lets_nobody_in(
    client: Client, world: World, hers: Device
) -> None:
    assert not send(client, hers.answer(asked(client, world.duo), kind="webauthn.create"))


def test_the_passkey_of_a_colleague_is_not_hers(client: Client, world: World, hers: Device) -> None:
    other = registered(world.case_manager, Device(origin=ORIGIN))
    assert not send(client, other.answer(asked(client, world.duo)))


def test_an_answer_serves_once(
    client: Client, new_client: type[Client], world: World, hers: Device
) -> None:
    answer = hers.answer(asked(client, world.duo))
    assert send(client, answer)
    again = new_client()
    asked(again, world.duo)
    assert not send(again, answer)
    client.post("/se-deconnecter")
    type_password(client, world.duo)
    assert not send(client, answer), "without asking for the page either"


def test_an_answer_to_somebody_elses_question_is_none(
    client: Client, new_client: type[Client], world: World, hers: Device
) -> None:
    theirs = asked(new_client(), world.duo)
    asked(client, world.duo)
    assert not send(client, hers.answer(theirs))


def test_without_the_password_no_answer_is_looked_at(
    client: Client, new_client: type[Client], world: World, hers: Device
) -> None:
    assert not send(client, hers.answer(asked(new_client(), world.duo)))


def test_if_signatures_were_not_looked_at_another_key_would_do(
    client: Client, world: World, hers: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ES256, "verify", lambda *given: None)
    forged = FORGED["another key under the name of hers"](hers)
    assert send(client, forged.answer(asked(client, world.duo)))


def test_if_origins_did_not_count_a_page_of_another_house_would_do(
    client: Client, world: World, hers: Device, settings: Settings
) -> None:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    forged = FORGED["from a page of another house"](hers)
    assert send(client, forged.answer(asked(client, world.duo)))


def _without(part: str) -> Callable[[dict[str, Any]], object]:
    return lambda answer: {name: value for name, value in answer.items() if name != part}


def _saying(**parts: object) -> Callable[[dict[str, Any]], object]:
    return lambda answer: {**answer, "response": {**answer["response"], **parts}}


STRANGE: dict[str, Callable[[dict[str, Any]], object]] = {
    "nothing": lambda answer: "",
    "no JSON": lambda answer: "{",
    "null": lambda answer: None,
    "a list": lambda answer: [answer],
    "a word": lambda answer: '"word"',
    "a number": lambda answer: 7,
    "nested without end": lambda answer: "[" * 10_000,
    "objects without end": lambda answer: '{"id":' * 3_000,
    "a number without end": lambda answer: "9" * 10_000,
    "longer than any": lambda answer: "[" * 100_000,
    "no id": lambda answer: {"type": answer["type"], "response": answer["response"]},
    "no response": _without("response"),
    "an id of signs": lambda answer: {**answer, "id": "é!", "rawId": "é!"},
    "an id that is a list": lambda answer: {**answer, "id": [], "rawId": {}},
    "a response that is a word": lambda answer: {**answer, "response": "word"},
    "a response that is a list": lambda answer: {**answer, "response": [1]},
    "what it said is no JSON": _saying(clientDataJSON="AAAA"),
    "what it said is a number": _saying(clientDataJSON=websafe_encode(b"7")),
    "what it said is empty": _saying(clientDataJSON=websafe_encode(b"{}")),
    "its data is short": _saying(authenticatorData="AAAA"),
    "its data is a number": _saying(authenticatorData=4),
    "its data is long": _saying(authenticatorData=websafe_encode(b"\xff" * 500)),
    "its signature is empty": _saying(signature=""),
    "its signature is none": _saying(signature=None),
}


def sent(answer: object) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer)


def test_a_strange_answer_lets_nobody_in_and_breaks_nothing(
    new_client: type[Client], world: World, hers: Device
) -> None:
    believed = []
    for what, spoil in STRANGE.items():
        client = new_client()
        if send(client, sent(spoil(json.loads(hers.answer(asked(client, world.duo)))))):
            believed.append(what)
    assert believed == []
