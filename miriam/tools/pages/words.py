"""The words of her drawing: the list says all that the drawing shows, in the same words.

Those that go home with her too are in `look/sheets/words`, in each language that somebody wrote.
"""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.look.language import page_language
from miriam.look.sheets.words import sheet_words
from miriam.tools.domain import Bond, Help, Kind, Tie

DrawingWords = Mapping[str, str]

KINDS = {
    Kind.PERSON: _("une personne"),
    Kind.GROUP: _("un groupe"),
    Kind.SERVICE: _("un service"),
    Kind.PLACE: _("un lieu"),
}
UNSAID = _("pas dit")
BONDS = {
    Bond.UNSAID: UNSAID,
    Bond.STRONG: _("fort"),
    Bond.SOME: _("moyen"),
    Bond.WEAK: _("léger"),
    Bond.HARD: _("difficile"),
}


def of_the_page() -> DrawingWords:
    """The words of a drawing in the language of the page."""
    return sheet_words(page_language()).words


def where(tie: Tie, words: DrawingWords) -> str:
    """Near or farther."""
    return words["near" if tie.near else "farther"]


def said_of(tie: Tie, words: DrawingWords) -> str:
    """« nous nous aidons · lien fort · tout près », without what she left unsaid."""
    said = [words.get(f"help_{tie.help}"), words.get(f"bond_{tie.bond}"), where(tie, words)]
    return " · ".join(filter(None, said))


def of_help(way: Help) -> str:
    """What the form says of a way that help goes."""
    return of_the_page().get(f"help_{way}", str(UNSAID))


def change_label(tie: Tie) -> str:
    """What the pencil says to whoever listens."""
    return gettext("Changer : %(what)s") % {"what": tie.name}
