"""A drawing with its list, and two of them side by side."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from miriam.look.components.html import NOTHING
from miriam.look.dates import written
from miriam.tools.domain import Drawing, Tie
from miriam.tools.models import NetworkMap
from miriam.tools.pages import change_words, words
from miriam.tools.pages.drawing import LANDSCAPE, UPRIGHT, draw, shape_of
from miriam.tools.selectors.network import Drawn

# Two drawings of one month are told apart by their days.
MONTH, DAY = "F Y", "j F Y"


@dataclass(frozen=True)
class ListedTie:
    """A line of the list: all that the drawing shows of it."""

    tie: Tie
    shape: SafeString
    kind: str
    said: str
    is_new: bool


@dataclass(frozen=True)
class DrawingPage:
    """One drawing in both proportions, and the list."""

    wide: SafeString
    upright: SafeString
    ties: list[ListedTie]
    month: str


@dataclass(frozen=True)
class BothPages:
    """The start and now, and what changed."""

    start: DrawingPage
    now: DrawingPage
    when: str
    first: str
    rest: list[str]


def page_of(drawn: Drawn) -> DrawingPage:
    """The drawing of now; what is new since the start is bold."""
    return _page(drawn.now, _new(drawn))


def small_drawing(drawn: Drawn) -> SafeString:
    """The drawing of now alone, upright, for a page about other things; nothing while it is
    empty.
    """
    drawing = drawn.now.drawing
    return draw(drawing, UPRIGHT, words.of_the_page()) if drawing.ties else NOTHING


def both_pages(drawn: Drawn) -> BothPages:
    """Both drawings at the same places; there is a start."""
    assert drawn.start
    assert drawn.changed
    when = MONTH if _month(drawn.start) != _month(drawn.now) else DAY
    return BothPages(
        _page(drawn.start, frozenset(), when),
        _page(drawn.now, _new(drawn), when),
        words.of_the_page()[drawn.when],
        change_words.first_sentence(drawn.changed),
        change_words.the_rest(drawn.changed),
    )


def _new(drawn: Drawn) -> frozenset[int]:
    return frozenset(tie.number for tie in drawn.changed.new) if drawn.changed else frozenset()


def _month(network: NetworkMap) -> str:
    return written(network.seen_on, MONTH)


def _page(network: NetworkMap, new: frozenset[int], when: str = MONTH) -> DrawingPage:
    drawing, said = network.drawing, words.of_the_page()
    return DrawingPage(
        draw(drawing, LANDSCAPE, said, new),
        draw(drawing, UPRIGHT, said, new),
        listed_ties(drawing, new),
        written(network.seen_on, when),
    )


def listed_ties(drawing: Drawing, new: frozenset[int] = frozenset()) -> list[ListedTie]:
    """The list, those that are near first."""
    ties, said = sorted(drawing.ties, key=lambda tie: not tie.near), words.of_the_page()
    return [
        ListedTie(
            tie,
            shape_of(tie.kind),
            str(words.KINDS[tie.kind]),
            words.said_of(tie, said),
            tie.number in new,
        )
        for tie in ties
    ]
