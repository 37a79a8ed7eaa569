"""A consent on paper: its text, the centre's word and who reads, once in each chosen language."""

from dataclasses import dataclass

from miriam.look.sheets.chosen import Sheet
from miriam.look.sheets.words import SheetWords
from miriam.people.selectors.sheets import ConsentSheet
from miriam.people.texts.leaflets import Leaflet, Translation


@dataclass(frozen=True)
class ConsentPage:
    """What stands on the page of one language."""

    words: SheetWords
    text: Translation
    promise: Translation | None


def consent_pages(read: ConsentSheet, sheet: Sheet) -> list[ConsentPage]:
    """A page in each chosen language that somebody wrote."""
    return [
        ConsentPage(
            words,
            _in(words, read.leaflet),
            _in(words, read.promise.leaflet) if read.promise.made_on else None,
        )
        for words in sheet.tongues
        if words.are_written
    ]


def _in(words: SheetWords, leaflet: Leaflet) -> Translation:
    code = words.language.code
    return leaflet.translations.get(code) or leaflet.official(code)
