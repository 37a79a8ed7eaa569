"""Programme editions: each call set its own criteria and sizes, so they are data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from miriam.look.language import page_language

DATA = Path(__file__).parent / "editions.json"


@dataclass(frozen=True)
class Words:
    """The same words in both languages."""

    fr: str
    nl: str

    def __str__(self) -> str:
        return self.nl if page_language() == "nl" else self.fr


@dataclass(frozen=True)
class Edition:
    """One call of the programme: how large its groups are and whom they are thought for.

    Criteria are leads for a conversation; nothing in the software closes a door with them.
    """

    key: str
    name: Words
    period: str
    places_least: int
    places_most: int
    months: int
    rhythm: Words
    criteria: tuple[Words, ...]

    def takes(self, places: int) -> bool:
        """Whether it knows groups of this size."""
        return self.places_least <= places <= self.places_most


@cache
def known() -> dict[str, Edition]:
    """All editions by key, oldest first."""
    facts = json.loads(DATA.read_text(encoding="utf-8"))
    return {entry["key"]: _edition(entry) for entry in facts}


def _edition(entry: dict[str, object]) -> Edition:
    facts = dict(entry)
    name, rhythm, criteria = (facts.pop(key) for key in ("name", "rhythm", "criteria"))
    return Edition(
        **facts,  # type: ignore[arg-type]
        name=Words(**name),  # type: ignore[arg-type]
        rhythm=Words(**rhythm),  # type: ignore[arg-type]
        criteria=tuple(Words(**one) for one in criteria),  # type: ignore[attr-defined]
    )


def newest() -> Edition:
    """The edition that new groups usually belong to."""
    return list(known().values())[-1]


def choices() -> list[tuple[str, str]]:
    """For a list to choose from, newest first."""
    return [(it.key, f"{it.name} ({it.period})") for it in reversed(known().values())]
