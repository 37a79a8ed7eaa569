"""A device with a passkey, in a few lines: it answers the questions of a page like a real one."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

SITE, ORIGIN = "testserver", "http://testserver"
PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


def text(of: bytes) -> str:
    return urlsafe_b64encode(of).decode().rstrip("=")


def question_on(page: Any) -> str:
    """What a page asks a device."""
    found = BeautifulSoup(page.content, "html.parser").select_one("#passkey-options")
    assert found, "the page asks nothing of a device"
    return str(json.loads(found.get_text())["publicKey"]["challenge"])


@dataclass
class Device:
    """It counts what it signs, unless its key lives on several devices; a copy counts apart."""

    counts: bool = True
    flags: int = PRESENT | VERIFIED
    signed: int = 0
    site: str = SITE
    origin: str = ORIGIN
    name: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def made(self, question: str) -> str:
        """A new passkey, as the browser hands it to the form."""
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        held = bytes(16) + len(self.name).to_bytes(2, "big") + self.name + public
        data = self._data(WITH_KEY) + held
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", question)
        return self._handed({"clientDataJSON": text(client), "attestationObject": text(attested)})

    def answer(self, question: str, *, kind: str = "webauthn.get") -> str:
        """The answer to a question, as the browser hands it to the form."""
        self.signed += self.counts
        client, data = self._client(kind, question), self._data()
        hashed = hashlib.sha256(client).digest()
        signature = self.key.sign(data + hashed, ec.ECDSA(hashes.SHA256()))
        said = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._handed({name: text(part) for name, part in said.items()})

    def _data(self, flags: int = 0) -> bytes:
        site = hashlib.sha256(self.site.encode()).digest()
        return site + bytes([self.flags | flags]) + self.signed.to_bytes(4, "big")

    def _client(self, kind: str, question: str) -> bytes:
        return json.dumps({"type": kind, "challenge": question, "origin": self.origin}).encode()

    def _handed(self, response: dict[str, str]) -> str:
        name = text(self.name)
        said = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return json.dumps({**said, "clientExtensionResults": {}})
