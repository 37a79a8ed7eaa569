"""The control of the proofs: with sealing taken out, what was confided lies about in clear."""

import json
from collections.abc import Callable
from typing import Any

from miriam.vault import machine
from miriam.vault.keychain import Keychain


def seal_nothing(put: Callable[[Any, str, Any], None] = setattr) -> None:
    """Values are kept as they were typed; a test puts this with its monkeypatch, for itself."""
    put(Keychain, "seal", lambda _keychain, clear, **_where: clear)
    put(Keychain, "unseal", lambda _keychain, sealed, **_where: bytes(sealed))
    put(machine, "seal", lambda value, _place: json.dumps(value).encode())
