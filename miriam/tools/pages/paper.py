"""Her drawing as it is printed: landscape on A4, upright on A5 and beside another one, in the
languages of the sheet.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.safestring import SafeString

from miriam.look.sheets.chosen import OFFICIAL, Sheet
from miriam.tools.models import NetworkMap
from miriam.tools.pages import change_words
from miriam.tools.pages.drawing import LANDSCAPE, UPRIGHT, Frame, draw
from miriam.tools.pages.words import DrawingWords, said_of
from miriam.tools.selectors.network import Drawn

A4, A5 = "a4", "a5"
SIZES = (A4, A5)


@dataclass(frozen=True)
class PrintedDrawing:
    """One drawing with the word for when it is, its day, and the list in words."""

    when: str
    day: date
    drawing: SafeString
    ties: list[tuple[str, str]]


@dataclass(frozen=True)
class NetworkPaper:
    """What is printed: one drawing or two, and what changed where its language has the words."""

    drawings: list[PrintedDrawing]
    sentences: list[str]
    size: str

    @property
    def texts(self) -> list[str]:
        """What she or others wrote on it."""
        return [name for drawing in self.drawings for name, _said in drawing.ties]


def paper_of(drawn: Drawn, sheet: Sheet, *, size: str, both: bool) -> NetworkPaper:
    """The paper as it was chosen; beside the start only where there is one."""
    words = sheet.first.words
    shown = [(drawn.now, "now", frozenset[int]())]
    if both and drawn.start and drawn.changed:
        new = frozenset(tie.number for tie in drawn.changed.new)
        shown = [(drawn.start, "at_the_start", frozenset()), (drawn.now, "now", new)]
    frame = LANDSCAPE if size == A4 and len(shown) == 1 else UPRIGHT
    printed = [_printed(one, words, when, new, frame) for one, when, new in shown]
    return NetworkPaper(printed, _sentences(drawn, sheet) if len(shown) > 1 else [], size)


def _printed(
    network: NetworkMap, words: DrawingWords, when: str, new: frozenset[int], frame: Frame
) -> PrintedDrawing:
    drawing = network.drawing
    return PrintedDrawing(
        words[when],
        network.seen_on,
        draw(drawing, frame, words, new),
        [(tie.name, said_of(tie, words)) for tie in drawing.ties],
    )


def _sentences(drawn: Drawn, sheet: Sheet) -> list[str]:
    code = sheet.first.language.code
    if code not in OFFICIAL or not drawn.changed:
        return []
    with translation.override(code):
        return [change_words.first_sentence(drawn.changed), *change_words.the_rest(drawn.changed)]
