"""« Rendre compte » as a document for those to whom a coordinator answers."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from miriam.coordination.pages.account import AccountPage
from miriam.core import clock
from miriam.groups.models import Group
from miriam.look import paper
from miriam.look.dates import spoken
from miriam.look.language import page_language
from miriam.look.paper import Boxed, Heading, Pairs, Paragraph, Piece, Points


def account_of_group(group: Group, page: AccountPage) -> bytes:
    """A PDF (PDF/UA-1) in the language of the page; it says what it never says."""
    return paper.document(
        list(_pieces(page)),
        language=page_language(),
        title=_("Rendre compte"),
        first=page.first,
        over=f"{_('Rendre compte')} · {group.name}",
        intro=_("Au %(day)s") % {"day": spoken(clock.today())},
        letterhead=str(group.centre),
    )


def _pieces(page: AccountPage) -> Iterator[Piece]:
    yield Pairs(page.facts)
    yield Heading(_("Ce qui fait obstacle"))
    yield Points(page.obstacles) if page.obstacles else Paragraph(_("Rien n’est noté."))
    if page.word:
        yield Heading(_("Un mot de l’équipe"))
        yield Paragraph(page.word)
    yield Boxed(page.never)
