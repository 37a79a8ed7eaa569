"""Leaflets: texts that are read with a mother, as versioned data in several languages.

They are data and not messages: what she said yes to must be found again word for word.
A translation that no native speaker has read says so.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from miriam.lists.languages import Language, find

# Read and answered for by the team that writes Miriam; all others are offered beside these.
OFFICIAL = ("fr", "nl")


@dataclass(frozen=True)
class Passage:
    """A heading and its sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Translation:
    """A leaflet in one language."""

    language: Language
    reviewed: bool
    title: str
    lead: str
    parts: tuple[Passage, ...]
    closing: str = ""


@dataclass(frozen=True)
class Leaflet:
    """A text in one version and several languages."""

    key: str
    version: int
    translations: dict[str, Translation]

    def official(self, language: str) -> Translation:
        """The text in French or Dutch, whichever is asked for; French for any other."""
        return self.translations[language if language in OFFICIAL else "fr"]

    def beside(self, language: str) -> Translation | None:
        """Her language beside the official text, when there is a translation."""
        return None if language in OFFICIAL else self.translations.get(language)


@dataclass(frozen=True)
class Shelf:
    """A folder of leaflets, each file named key-version.json."""

    folder: Path

    def current(self, key: str) -> Leaflet:
        """The newest version of a leaflet."""
        newest = max(self.folder.glob(f"{key}-*.json"), key=_version)
        return read(newest)

    def version(self, key: str, version: int) -> Leaflet:
        """The very version that was read with her."""
        return read(self.folder / f"{key}-{version}.json")


def _version(path: Path) -> int:
    return int(path.stem.rpartition("-")[2])


@cache
def read(path: Path) -> Leaflet:
    """One leaflet from its file."""
    facts = json.loads(path.read_text(encoding="utf-8"))
    translations = {
        code: Translation(
            language=find(code),
            reviewed=text["reviewed"],
            title=text["title"],
            lead=text["lead"],
            parts=tuple(Passage(part["title"], tuple(part["lines"])) for part in text["parts"]),
            closing=text.get("closing", ""),
        )
        for code, text in facts["languages"].items()
    }
    return Leaflet(path.stem.rpartition("-")[0], _version(path), translations)


SHELF = Shelf(Path(__file__).parent)
