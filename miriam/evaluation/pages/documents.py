"""The evaluation of a group as an accessible document, for the team that carries it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from miriam.evaluation.pages import words
from miriam.evaluation.pages.group import EvaluationPage
from miriam.groups.models import Group
from miriam.look import paper
from miriam.look.language import page_language
from miriam.look.paper import Boxed, Heading, Paragraph, Picture, Piece, Points, Rows, WritingLines

LINES_FOR_THEIR_WORDS = 12


def group_evaluation(group: Group, page: EvaluationPage) -> bytes:
    """A PDF (PDF/UA-1) in the language of the page."""
    return paper.document(
        list(_pieces(page)),
        language=page_language(),
        title=_("Évaluation du groupe"),
        first=page.score.lead if page.score else "",
        over=f"{_('Évaluation du groupe')} · {group.name}",
        intro=page.how_many,
        letterhead=str(group.centre),
        foot=str(words.FOR_THE_TEAM),
    )


def _pieces(page: EvaluationPage) -> Iterator[Piece]:
    if page.kept_back:
        yield Boxed(words.KEPT_BACK)
    if page.is_empty and page.kept_back:
        return
    if page.domains is None:
        yield Paragraph(_("Personne n’a encore répondu jusqu’au bout dans ce groupe."))
        return
    if page.low_pairing:
        yield Boxed(words.LOW_PAIRING, tone="brick")
    yield Boxed(words.READ_WITH_WORDS)
    if page.other_versions:
        yield Boxed(words.OTHER_VERSIONS)
    said = page.score.sentences if page.score else ()
    if page.score and not page.score.lead:
        yield Heading(page.score.name)
        yield Points(said)
        said = ()
    yield from _drawn(page)
    yield Rows(page.domains)
    yield Heading(_("Ce que nous ne savons pas"))
    yield Points((*said, *words.HOW_TO_READ))
    if page.score and page.score.calculations:
        yield Rows(page.score.calculations)


def _drawn(page: EvaluationPage) -> Iterator[Piece]:
    yield Heading(_("Les domaines de vie"))
    if page.picture:
        room = WritingLines(LINES_FOR_THEIR_WORDS, _("Leurs paroles, à côté de ces chiffres"))
        yield Picture(page.picture.svg, page.picture.title, beside=room)
    if page.chance:
        yield Points(page.chance)
