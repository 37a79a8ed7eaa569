"""The evaluation of a group as an accessible document, for the team that carries it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from miriam.evaluation.pages import words
from miriam.evaluation.pages.group import EvaluationPage
from miriam.groups.models import Group
from miriam.look import paper
from miriam.look.components.tables import Table
from miriam.look.language import page_language
from miriam.look.paper import Boxed, Heading, Paragraph, Picture, Piece, Points, Rows


def group_evaluation(group: Group, page: EvaluationPage) -> bytes:
    """A PDF (PDF/UA-1) in the language of the page."""
    return paper.document(
        list(_pieces(page)),
        language=page_language(),
        title=_("Évaluation du groupe"),
        over=group.name,
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
        yield Paragraph(_("Aucune mesure n’est encore terminée dans ce groupe."))
        return
    if page.low_pairing:
        yield Boxed(words.LOW_PAIRING, tone="brick")
    yield Boxed(words.READ_WITH_WORDS)
    if page.other_versions:
        yield Boxed(words.OTHER_VERSIONS)
    if page.score:
        yield Heading(page.score.name)
        yield Points(page.score.sentences)
    yield from _domains(page, page.domains)
    yield Heading(_("Comment lire ces chiffres"))
    yield Points(tuple(words.HOW_TO_READ))
    if page.score and page.score.calculations:
        yield Rows(page.score.calculations)


def _domains(page: EvaluationPage, table: Table) -> Iterator[Piece]:
    yield Heading(_("Les domaines de vie"))
    if page.picture:
        yield Picture(page.picture.svg, page.picture.title, width=80)
    if page.chance:
        yield Points(page.chance)
    yield Rows(table)
