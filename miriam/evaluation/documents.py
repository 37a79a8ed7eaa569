"""The evaluation of a group as an accessible document, for the team that carries it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from miriam.evaluation import words
from miriam.evaluation.selectors.group import GroupEvaluation
from miriam.evaluation.tables import domains_table, tests_table
from miriam.groups.models import Group
from miriam.look import paper
from miriam.look.language import page_language
from miriam.look.paper import Boxed, Heading, Paragraph, Picture, Piece, Points, Rows


def group_evaluation(group: Group, evaluation: GroupEvaluation) -> bytes:
    """A PDF (PDF/UA-1) in the language of the page."""
    return paper.document(
        list(_pieces(evaluation)),
        language=page_language(),
        title=_("Évaluation du groupe"),
        over=group.name,
        intro=words.how_many(evaluation),
        letterhead=str(group.centre),
        foot=str(words.FOR_THE_TEAM),
    )


def _pieces(evaluation: GroupEvaluation) -> Iterator[Piece]:
    if evaluation.kept_back:
        yield Boxed(words.KEPT_BACK)
    if evaluation.is_empty and evaluation.kept_back:
        return
    if evaluation.is_empty:
        yield Paragraph(_("Aucune mesure n’est encore terminée dans ce groupe."))
        return
    if evaluation.low_pairing:
        yield Boxed(words.LOW_PAIRING, tone="brick")
    yield Boxed(words.READ_WITH_WORDS)
    if evaluation.other_versions:
        yield Boxed(words.OTHER_VERSIONS)
    yield from _score(evaluation)
    yield from _domains(evaluation)
    yield Heading(_("Comment lire ces chiffres"))
    yield Points(tuple(words.HOW_TO_READ))
    yield from _calculations(evaluation)


def _score(evaluation: GroupEvaluation) -> Iterator[Piece]:
    if evaluation.score:
        yield Heading(evaluation.score.name)
        yield Points(evaluation.score.sentences)


def _domains(evaluation: GroupEvaluation) -> Iterator[Piece]:
    yield Heading(_("Les domaines de vie"))
    if evaluation.picture:
        yield Picture(evaluation.picture.svg, evaluation.picture.title, width=80)
    if evaluation.chance:
        yield Points(evaluation.chance)
    yield Rows(domains_table(evaluation))


def _calculations(evaluation: GroupEvaluation) -> Iterator[Piece]:
    table = tests_table(evaluation.score) if evaluation.score else None
    if table:
        yield Rows(table)
