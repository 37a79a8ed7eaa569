"""What stands on a printed document, piece by piece; every document of the house looks the same.

paper.document([Heading("Ce que je veux"), Quote(words), Steps(...)], language="fr", title=...)
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext

from miriam.look import pdf
from miriam.look.components.navigation import Words
from miriam.look.components.tables import Table


@dataclass(frozen=True)
class Heading:
    """A title inside the document; level 1 is the document's own."""

    text: Words
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Words; an empty line begins a new paragraph. `tone` soft for what explains."""

    text: Words
    tone: str = ""


@dataclass(frozen=True)
class Quote:
    """Her own words, large, without guillemets (they are added), in their language."""

    text: str
    author: Words = ""
    language: str = ""


@dataclass(frozen=True)
class Points:
    """A list."""

    items: tuple[Words, ...]


@dataclass(frozen=True)
class PaperStep:
    """A small step: what, who does it, whether it is done."""

    text: Words
    who: Words = ""
    done: bool = False


@dataclass(frozen=True)
class Steps:
    """Small steps with a box to tick by hand."""

    items: tuple[PaperStep, ...]


@dataclass(frozen=True)
class Pairs:
    """Names and values, one pair a line."""

    items: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True)
class Rows:
    """A table (numbers of a chart, sessions, presences that may be printed)."""

    table: Table


@dataclass(frozen=True)
class WritingLines:
    """Room to write by hand."""

    count: int = 3
    label: Words = ""


@dataclass(frozen=True)
class Picture:
    """A chart: its SVG, the words a screen reader says instead, its width in millimetres.

    At 88 the letters of a chart are as large as the text; none is wider than 120. What somebody
    writes by hand about it stands beside it.
    """

    svg: str
    words: Words
    width: int = 88
    beside: WritingLines | None = None


@dataclass(frozen=True)
class Boxed:
    """Something that must not be missed; tone plain, plum, sage, sky, apricot or brick."""

    text: Words
    title: Words = ""
    tone: str = "sky"


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page."""


Piece = (
    Heading
    | Paragraph
    | Quote
    | Points
    | Steps
    | Pairs
    | Rows
    | Picture
    | Boxed
    | WritingLines
    | NewPage
)


def document(
    pieces: Sequence[Piece],
    *,
    language: str,
    title: Words,
    first: Words = "",
    over: Words = "",
    intro: Words = "",
    letterhead: Words = "Miriam",
    foot: Words = "",
) -> bytes:
    """A PDF from pieces; `letterhead` is who speaks: the centre, she herself, or nothing.

    `first` is the sentence that stands largest, in the place of the title.
    """
    context = {
        "pieces": [_as_data(piece) for piece in pieces],
        "first": first or title,
        "over": over,
        "intro": intro,
        "letterhead": letterhead,
        "foot": foot,
    }
    return pdf.render("look/document.typ", context, language=language, title=title)


def _as_data(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Rows):
        table = piece.table
        return {
            "kind": "Rows",
            "caption": table.caption,
            "head": table.head,
            "rows": [[str(cell) for cell in row] for row in table.rows],
            "numeric": sorted(table.numeric),
            "note": table.note,
        }
    if isinstance(piece, Steps):
        return {"kind": "Steps", "items": [_step(step) for step in piece.items]}
    return {"kind": type(piece).__name__, **asdict(piece)}


def _step(step: PaperStep) -> dict[str, Any]:
    beside = [str(word) for word in (step.who, gettext("fait") if step.done else "") if word]
    return {"text": step.text, "who": ", ".join(beside), "done": step.done}
