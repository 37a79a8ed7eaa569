"""Small helpers of the importers: codes and names made from whatever people write."""

from __future__ import annotations

import re
import unicodedata
from typing import Any


def simple_code(words: str) -> str:
    """ASCII, lower case, underscores: `Q1 - Énergie` becomes `q1_energie`."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    code = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return (code if code[:1].isalpha() else f"q_{code}")[:40]


def slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def put(part: dict[str, Any], name: str, value: object) -> None:
    """Set what is there; leave out what is empty."""
    if value:
        part[name] = value
