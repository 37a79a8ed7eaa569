"""Passkeys as a second factor: only her own device, asked now, for this house, is believed; and
whatever is sent in its place breaks nothing.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import pytest
from allauth.mfa.webauthn.internal.auth import WebAuthn
from bs4 import BeautifulSoup
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from pytest_django import Settings

from tests.access.doors import CODE, type_password
from tests.world import Person, World

HERE = "testserver"
FLAG = AuthenticatorData.FLAG
RECOGNISED, PRESENT = FLAG.UP | FLAG.UV, FLAG.UP


@dataclass(frozen=True)
class Device:
    """What a telephone does when it is asked for a passkey."""

    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    name: bytes = field(default_factory=lambda: os.urandom(16))
    house: str = HERE
    origin: str = f"https://{HERE}"
    flags: AuthenticatorData.FLAG = RECOGNISED
    kind: str = "webauthn.get"

    def made(self) -> dict[str, Any]:
        """A new passkey, as it is kept for an account."""
        public = ES256.from_cryptography_key(self.key.public_key())
        its_own = AttestedCredentialData.create(Aaguid.NONE, self.name, public)
        said = CollectedClientData.create("webauthn.create", b"asked", self.origin)
        data = AuthenticatorData.create(self._house(), RECOGNISED | FLAG.AT, 1, its_own)
        whole = AttestationObject.create("none", data, {})
        return self._sent(clientDataJSON=said, attestationObject=whole)

    def answer(self, challenge: str) -> dict[str, Any]:
        """What it says to a question of the house."""
        said = CollectedClientData.create(self.kind, websafe_decode(challenge), self.origin)
        data = AuthenticatorData.create(self._house(), self.flags, 2)
        signature = self.key.sign(data + sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self._sent(clientDataJSON=said, authenticatorData=data, signature=signature)

    def _house(self) -> bytes:
        return sha256(self.house.encode()).digest()

    def _sent(self, **parts: bytes) -> dict[str, Any]:
        name = websafe_encode(self.name)
        response = {part: websafe_encode(bytes(value)) for part, value in parts.items()}
        return {"id": name, "rawId": name, "type": "public-key", "response": response}


@pytest.fixture(autouse=True)
def _as_installed(settings: Settings) -> None:
    """Outside the loopback address an origin counts."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False


@pytest.fixture
def hers(world: World) -> Device:
    return registered(world.duo, Device())


def registered(person: Person, device: Device) -> Device:
    WebAuthn.add(person.account, "a device", device.made())
    return device


def asked(client: Client, person: Person) -> str:
    """The question that the house puts after the right password."""
    type_password(client, person)
    page = BeautifulSoup(client.get(CODE).content, "html.parser")
    options = page.find(id="passkey-options")
    assert options is not None
    challenge: str = json.loads(options.text)["publicKey"]["challenge"]
    return challenge


def send(client: Client, answer: object) -> bool:
    """Whether this answer lets in."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    said = client.post(CODE, {"credential": text})
    assert said.status_code in (200, 302)
    return "_auth_user_id" in client.session


def test_her_own_device_lets_her_in(client: Client, world: World, hers: Device) -> None:
    assert send(client, hers.answer(asked(client, world.duo)))


def test_behind_the_password_a_device_need_not_know_whose_finger_it_is(
    client: Client, world: World, hers: Device
) -> None:
    assert send(client, replace(hers, flags=PRESENT).answer(asked(client, world.duo)))


FORGED: dict[str, Callable[[Device], Device]] = {
    "another key under the name of hers": lambda hers: Device(name=hers.name),
    "a passkey that nobody registered": lambda hers: Device(),
    "for another house": lambda hers: replace(hers, house="elsewhere.example"),
    "from a page of another house": lambda hers: replace(hers, origin="https://elsewhere.example"),
    "from a page in clear": lambda hers: replace(hers, origin=f"http://{HERE}"),
    "from a house whose name ends like ours": lambda hers: replace(
        hers, origin=f"https://evil-{HERE}"
    ),
    "without anybody touching it": lambda hers: replace(hers, flags=FLAG(0)),
    "said while a passkey was made": lambda hers: replace(hers, kind="webauthn.create"),
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


def test_the_passkey_of_a_colleague_is_not_hers(client: Client, world: World, hers: Device) -> None:
    other = registered(world.case_manager, Device())
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
    "a word": lambda answer: "word",
    "a number": lambda answer: 7,
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


def test_a_strange_answer_lets_nobody_in_and_breaks_nothing(
    new_client: type[Client], world: World, hers: Device
) -> None:
    believed = []
    for what, spoil in STRANGE.items():
        client = new_client()
        if send(client, spoil(hers.answer(asked(client, world.duo)))):
            believed.append(what)
    assert believed == []
