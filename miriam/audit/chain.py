"""How lines of the journal are chained: each carries the hash of the one before (no Django)."""

import hashlib
import json
from collections.abc import Mapping

START = "0" * 64


def link(previous: str, facts: Mapping[str, object]) -> str:
    """The hash of a line: SHA-256 over the previous hash and the line's facts in canonical JSON."""
    canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous}{canonical}".encode()).hexdigest()
