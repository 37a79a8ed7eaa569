"""The questionnaires that ship with Miriam: read from the files of `definitions/`, each with
its origin and rights.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load_json

FOLDER = Path(__file__).resolve().parents[2] / "definitions"


@cache
def shipped() -> tuple[Instrument, ...]:
    """All of them, sorted by name and version."""
    read = (load_json(path.read_bytes()) for path in sorted(FOLDER.glob("*.json")))
    return tuple(sorted(read, key=lambda instrument: (instrument.id, instrument.version)))


def shipped_as(identity: str, version: str) -> Instrument:
    return next(found for found in shipped() if (found.id, found.version) == (identity, version))
