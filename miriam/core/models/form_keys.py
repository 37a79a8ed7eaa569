"""What is kept of a form that was sent: names that tell neither the form nor who sent it, and where
it led, which opens with the key of the form alone.

Whoever reads the table of receipts, or an old copy of it, learns how many forms came on a day.
"""

from uuid import UUID

from nacl.encoding import RawEncoder, URLSafeBase64Encoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.secret import Aead

# An address is filled up to so many bytes: its length would tell one page from another.
BLOCK = 512
FORM, SENDER, LOCATION = b"miriam-form", b"miriam-sender", b"miriam-location"


def name_of_form(key: UUID) -> UUID:
    """What the form is known by; the same each time it comes."""
    return UUID(bytes=_made_of(key, FORM, 16))


def name_of_sender(key: UUID, sender: UUID) -> UUID:
    """What its sender is known by, to this form and to no other."""
    return UUID(bytes=_made_of(key, SENDER, 16, sender.bytes))


def sealed(location: str, key: UUID) -> str:
    """An address, for whoever holds the form."""
    clear = location.encode()
    filled = clear + b"\0" * (-len(clear) % BLOCK)
    return _box(key).encrypt(filled, LOCATION, encoder=URLSafeBase64Encoder).decode()


def opened(location: str, key: UUID) -> str:
    """The address that was sealed with this key; the first page where somebody changed it."""
    try:
        clear = _box(key).decrypt(location.encode(), LOCATION, encoder=URLSafeBase64Encoder)
    except (CryptoError, ValueError):
        return "/"
    return clear.rstrip(b"\0").decode()


def _box(key: UUID) -> Aead:
    return Aead(_made_of(key, LOCATION, Aead.KEY_SIZE))


def _made_of(key: UUID, use: bytes, size: int, facts: bytes = b"") -> bytes:
    person = use.ljust(16)
    made: bytes = blake2b(facts, size, key=key.bytes, person=person, encoder=RawEncoder)
    return made
