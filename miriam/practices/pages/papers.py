"""The bank on paper: A4 for whoever leads, A5 for whoever takes part, drawings to cut out."""

from collections.abc import Callable, Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from miriam.look import paper, pdf
from miriam.look.components.tables import Table
from miriam.look.language import page_language
from miriam.look.paper import Boxed, Heading, Pairs, Paragraph, Piece, Points, Rows, WritingLines
from miriam.practices.data import pictograms
from miriam.practices.data.pictograms import CutOut
from miriam.practices.domain.card import PracticeCard
from miriam.practices.pages.cards import CardPage, card_page

LANGUAGES = ("fr", "nl")
LINES_FOR_NOTES = 4


def for_whoever_leads(card: PracticeCard, language: str) -> bytes:
    """A PDF (PDF/UA-1) on A4: what it is for, its steps with minutes, what to watch."""
    language = _known(language)
    with translation.override(language):
        page = card_page(card, language)
        return paper.document(
            list(_pieces(page)),
            language=language,
            title=page.said.title,
            over=f"{page.theme} · {page.for_whom}",
            intro=page.said.aim,
            foot=" · ".join(filter(None, (card.source, card.signed, card.licence))),
        )


def _pieces(page: CardPage) -> Iterator[Piece]:
    said = page.said
    yield Pairs(tuple(page.facts))
    steps = tuple((step.minutes or "", step.title) for step in said.steps)
    head = (_("Minutes"), _("Ce qu’on fait"))
    yield Rows(Table(_("Les étapes"), head, steps, numeric=frozenset({0})))
    if said.materials:
        yield Heading(_("Matériel"))
        yield Points(said.materials)
    for title, words in ((_("À préparer"), said.preparation), (_("Variantes"), said.variants)):
        if words:
            yield Heading(title)
            yield Paragraph(words)
    if said.watch:
        yield Boxed(said.watch, _("Prudence"), "apricot")
    yield WritingLines(LINES_FOR_NOTES, _("Ce que nous changerons la prochaine fois, sans nom"))


def for_whoever_takes_part(card: PracticeCard, language: str) -> bytes:
    """A PDF (PDF/UA-1) on A5: the name, what it is for and the steps in large letters, with its
    drawings.
    """
    language = _known(language)
    page = card_page(card, language)
    context = {
        "title": page.said.title,
        "aim": page.said.aim,
        "steps": [step.title for step in page.said.steps],
        "pictures": [_picture(one, language) for one in page.pictures],
    }
    return pdf.render("practices/part.typ", context, language=language, title=page.said.title)


def drawings(*, for_children: bool) -> bytes:
    """A PDF (PDF/UA-1) on A4 of drawings to cut out, each named in French and in Dutch."""
    every = pictograms.drawings().values()
    shown = [one for one in every if one.child or not for_children]
    title = _("Pictogrammes à découper")
    context = {"title": title, "pictures": _in_both(shown)}
    return pdf.render("practices/cut.typ", context, language=page_language(), title=title)


def _in_both(shown: Iterable[CutOut]) -> list[dict[str, str]]:
    return [{"svg": one.svg, "fr": one.fr, "nl": one.nl} for one in shown]


def _picture(one: CutOut, language: str) -> dict[str, str]:
    return {"svg": one.svg, "name": one.name(language)}


def _known(language: str) -> str:
    return language if language in LANGUAGES else page_language()


SIZES: dict[str, Callable[[PracticeCard, str], bytes]] = {
    "a4": for_whoever_leads,
    "a5": for_whoever_takes_part,
}
