"""The few words of the screens that she holds in her hands, in each language that is offered.

They are data like the questionnaire, so that she can be asked in Arabic although the rest of the
house speaks French and Dutch; a language that no native speaker has read says so.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from miriam.look.language import page_language

FOLDER = Path(__file__).resolve().parents[1] / "screens"
ELSE = "fr"


@dataclass(frozen=True)
class ScreenWords:
    """What stands around a question."""

    language: str
    reviewed: bool
    words: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    def counted(self, name: str, **numbers: int) -> str:
        return self.words[name].format(**numbers)

    def said(self, name: str, **words: str) -> str:
        """A sentence with her question or a moment in it."""
        return self.words[name].format(**words)

    def numbered(self, name: str, n: int, **words: str) -> str:
        """The form of a sentence that her language has for this many: one, two, few, many."""
        chosen = self.words.get(f"{name}_{_form(self.language, n)}", self.words[f"{name}_many"])
        return chosen.format(n=n, **words)


def _form(language: str, n: int) -> str:
    """Arabic counts two apart, and three to ten; the other languages one and more."""
    if n == 1:
        return "one"
    if language != "ar":
        return "many"
    return "two" if n == 2 else "few" if 3 <= n % 100 <= 10 else "many"


@cache
def offered() -> tuple[str, ...]:
    """The languages that these words exist in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def screen_words(language: str) -> ScreenWords:
    """The words in her language, of whatever region; in French where nobody has written them."""
    spoken = language.partition("-")[0]
    known = next((code for code in (language, spoken) if code in offered()), ELSE)
    words = json.loads((FOLDER / f"{known}.json").read_text(encoding="utf-8"))
    return ScreenWords(known, words.pop("reviewed"), words)


def page_words() -> ScreenWords:
    """The words of her screens in the language of the page."""
    return screen_words(page_language())
