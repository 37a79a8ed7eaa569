"""« Miriam, c’est quoi ? » on one page, for colleagues and for mothers."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.groups import selectors
from miriam.groups.permissions import READ_ABOUT_MIRIAM
from miriam.look.sheets.chosen import only
from miriam.look.sheets.printing import printed

COLLEAGUES = "colleagues"


@requires(READ_ABOUT_MIRIAM)
def about_list(request: Request, mandate: Mandate) -> HttpResponse:
    """For whom, and in which language."""
    return render(request, "groups/about_list.html", {"pages": selectors.about_pages()})


@requires(READ_ABOUT_MIRIAM)
def about(request: Request, mandate: Mandate, audience: str, language: str) -> HttpResponse:
    """The page itself, made to be printed; it carries nobody's name."""
    text = selectors.about_text(audience, language)
    if text is None:
        raise Http404
    context = {"text": text, "for_colleagues": audience == COLLEAGUES}
    return printed(request, "groups/about.html", only(language), **context)
