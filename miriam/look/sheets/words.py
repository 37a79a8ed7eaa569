"""The few words around her own on what she takes home, in each language that somebody wrote.

They are data like the leaflets: a language that no native speaker has read says so, in that
language. A language that nobody has written has none: its lines stay blank, to be filled by hand.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils import translation

from miriam.lists.languages import Language, find
from miriam.look.dates import spoken

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True)
class SheetWords:
    """The words of one language; an unwritten one has none."""

    language: Language
    reviewed: bool
    words: dict[str, str]

    def said(self, name: str, **placed: str) -> str:
        """These words, with what is placed in them."""
        return self.words[name].format(**placed) if self.are_written else ""

    @property
    def are_written(self) -> bool:
        return bool(self.words)

    @property
    def mark(self) -> str:
        """What a text in this language says that no native speaker has read."""
        return self.said("unread")

    def name_of(self, code: str) -> str:
        """A language as this one calls it; by its own name where no list has it."""
        named = find(code)
        return {"fr": named.fr, "nl": named.nl}.get(self.language.code, named.own)

    def day(self, day: date) -> str:
        """A day as this language writes it: « 1er décembre 2026 »."""
        with translation.override(self.language.code):
            return spoken(day)


@cache
def written() -> tuple[str, ...]:
    """The languages that these words exist in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def sheet_words(code: str) -> SheetWords:
    """The words of this language, of whatever region; none where nobody has written them."""
    known = next((one for one in (code, code.partition("-")[0]) if one in written()), "")
    if not known:
        return SheetWords(find(code), reviewed=True, words={})
    words = json.loads((FOLDER / f"{known}.json").read_text(encoding="utf-8"))
    return SheetWords(find(known), words.pop("reviewed"), words)
