"""The one key of the installation: for the little that a machine has to read by itself, when nobody
who holds a key is near. Whoever has the database and the key file reads it: a field comes here only
with her separate yes (docs/adr/0038).
"""

import json
from typing import Any

from django.conf import settings

from miriam.vault import crypto

# One length for all: what a sealed value is made of does not tell by its size.
BLOCK = 512
PURPOSE = "what leaves"


def seal(value: Any, place: str) -> bytes:
    """The value (of JSON) as it is kept: it opens in this place alone, with the key that lies in
    the data folder beside the database and in no backup of it.
    """
    clear = json.dumps(value, separators=(",", ":"), sort_keys=True).encode()
    return crypto.seal(crypto.pad(clear, BLOCK), _key(), place.encode())


def unseal(sealed: bytes, place: str) -> Any:
    """The value as it was sealed.

    Raises:
        Unreadable: when it was changed or moved, or the installation has another key now.
    """
    return json.loads(crypto.unpad(crypto.unseal(sealed, _key(), place.encode())))


def _key() -> bytes:
    return crypto.key_from_secret(settings.MACHINE_SECRET, PURPOSE)
