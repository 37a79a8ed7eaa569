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
    """One drawing with the name of the word for when it is, its day, and the list in words."""

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
    shown = [(drawn.now, drawn.when, frozenset[int]())]
    if both and drawn.start and drawn.changed:
        new = frozenset(tie.number for tie in drawn.changed.new)
        shown = [(drawn.start, "at_the_start", frozenset()), (drawn.now, drawn.when, new)]
    frame = LANDSCAPE if size == A4 and len(shown) == 1 else UPRIGHT
    printed = [_printed(one, sheet, when, new, frame) for one, when, new in shown]
    return NetworkPaper(printed, _sentences(drawn, sheet) if len(shown) > 1 else [], size)


def _printed(
    network: NetworkMap, sheet: Sheet, when: str, new: frozenset[int], frame: Frame
) -> PrintedDrawing:
    drawing = network.drawing
    return PrintedDrawing(
        when,
        network.seen_on,
        draw(drawing, frame, _in_the_drawing(sheet), new),
        [(tie.name, said_of(tie, sheet.first.words)) for tie in drawing.ties],
    )


def _in_the_drawing(sheet: Sheet) -> DrawingWords:
    written = [tongue.words for tongue in sheet.tongues if tongue.are_written]
    told = {name: [words[name] for words in written] for name in ("near", "farther", "me")}
    return {
        "farther": " · ".join(told["farther"]),
        "near": "\n".join(told["near"]),
        "me": "\n".join(told["me"]),
    }


def _sentences(drawn: Drawn, sheet: Sheet) -> list[str]:
    code = sheet.first.language.code
    if code not in OFFICIAL or not drawn.changed:
        return []
    with translation.override(code):
        return [change_words.first_sentence(drawn.changed), *change_words.the_rest(drawn.changed)]
