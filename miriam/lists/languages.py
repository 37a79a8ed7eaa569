"""The languages a woman may speak: ISO 639 codes with their names (data/languages.json)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

DATA = Path(__file__).parent / "data" / "languages.json"


@dataclass(frozen=True)
class Language:
    """A language: its code, its names, and the direction it is written in."""

    code: str
    fr: str
    nl: str
    own: str
    rtl: bool = False

    @property
    def name(self) -> str:
        """Its name in the language of the page."""
        return self.nl if get_language() == "nl" else self.fr

    @property
    def direction(self) -> str:
        """As HTML wants it."""
        return "rtl" if self.rtl else "ltr"


@cache
def known() -> dict[str, Language]:
    """All languages by code, in the order of the file: those met most often first."""
    facts = json.loads(DATA.read_text(encoding="utf-8"))
    return {entry["code"]: Language(**entry) for entry in facts}


def find(code: str) -> Language:
    """The language of this code; an unknown code stands for itself."""
    return known().get(code) or Language(code=code, fr=code, nl=code, own=code)


def spoken(codes: Iterable[str] | None) -> str:
    """Languages in words, the preferred one first."""
    return ", ".join(find(code).name for code in codes or ())


def choices() -> list[tuple[str, str]]:
    """For a list to choose from: the name in the page’s language, then its own."""
    return [(it.code, _label(it)) for it in known().values()]


def _label(language: Language) -> str:
    own = "" if language.own == language.name else f" ({language.own})"
    return f"{language.name}{own}"
