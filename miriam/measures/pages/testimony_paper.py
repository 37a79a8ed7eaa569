"""Her words on paper: who may read them, once in each chosen language."""

from dataclasses import dataclass

from miriam.look.sheets.chosen import Sheet
from miriam.measures.models import Testimony
from miriam.measures.pages.own_words import audiences
from miriam.questionnaire.pages.screen_words import ScreenWords, screen_words


@dataclass(frozen=True)
class ReadersOnPaper:
    """Who may read her words, said in one language."""

    words: ScreenWords
    direction: str
    who: str
    until: str


def readers_on_paper(testimony: Testimony, sheet: Sheet) -> list[ReadersOnPaper]:
    """In each chosen language that has words."""
    return [
        _readers(testimony, tongue.language.code, tongue.language.direction)
        for tongue in sheet.tongues
        if tongue.are_written
    ]


def _readers(testimony: Testimony, language: str, direction: str) -> ReadersOnPaper:
    words = screen_words(language)
    who = audiences(words)[testimony.audience] if testimony.is_hers else words["nobody_yet"]
    return ReadersOnPaper(
        words, direction, who, words["quoted" if testimony.is_frozen else "until"]
    )
