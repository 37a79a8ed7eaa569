"""Her picture on paper: the same in each language that was chosen, one sheet each."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation

from miriam.look.sheets.chosen import Sheet
from miriam.measures.pages.beside import Beside, beside
from miriam.measures.pages.own_words import ToldOfPicture, told_of_picture
from miriam.measures.pages.picture import HerPicture, picture_of
from miriam.people.models import File
from miriam.questionnaire.pages.screen_words import ScreenWords, screen_words


@dataclass(frozen=True)
class PicturePage:
    """What stands on the sheet of one language."""

    words: ScreenWords
    picture: HerPicture
    comments: list[ToldOfPicture]
    beside: Beside


def picture_pages(file: File, sheet: Sheet, *, around: bool) -> list[PicturePage]:
    """A page in each chosen language that has words; `around` with what was asked beside it."""
    return list(_pages(file, sheet, around=around))


def _pages(file: File, sheet: Sheet, *, around: bool) -> Iterator[PicturePage]:
    for tongue in sheet.tongues:
        if tongue.are_written:
            with translation.override(tongue.language.code):
                yield PicturePage(
                    screen_words(tongue.language.code),
                    picture_of(file),
                    told_of_picture(file),
                    beside(file) if around else Beside(),
                )


def said_on(pages: list[PicturePage]) -> list[str]:
    """Everything that people or questions say on these pages."""
    told = [one.comment.words for page in pages for one in page.comments]
    return [*told, *(text for page in pages for text in page.picture.texts)]
