"""The one written form of a definition: what its content hash is taken of, and its JSON Schema."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from miriam.questionnaire.domain.definition.instrument import Instrument


def as_data(instrument: Instrument) -> dict[str, Any]:
    """Plain JSON data without what is left at its default, so that a new optional field
    changes no old hash.
    """
    return instrument.model_dump(mode="json", exclude_defaults=True)


def leaves(value: object, where: str = "") -> Iterator[tuple[str, object]]:
    """Each value with its path: `items[trees].wording.fr`."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from leaves(inner, f"{where}.{name}" if where else name)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from leaves(inner, f"{where}[{inner['code']}]")
    else:
        yield where, value


def canonical(instrument: Instrument) -> str:
    text = json.dumps(
        as_data(instrument), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return unicodedata.normalize("NFC", text)


def content_hash(instrument: Instrument) -> str:
    return hashlib.sha256(canonical(instrument).encode()).hexdigest()


def readable(instrument: Instrument) -> str:
    """The form kept in a file and in a version history: two spaces, order of the fields kept."""
    return json.dumps(as_data(instrument), ensure_ascii=False, indent=2) + "\n"
