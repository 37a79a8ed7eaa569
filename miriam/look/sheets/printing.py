"""A paper for her, as a page that a browser prints."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from miriam.core import clock
from miriam.look.sheets.chosen import Sheet

# What a paper on a kitchen table does not say.
TELLING = ("miriam", "cpas", "ocmw", "questionnaire", "vragenlijst")


def printed(request: HttpRequest, template: str, sheet: Sheet, **context: object) -> HttpResponse:
    """The page, set in the first language of the sheet; what stands around it is in the page's."""
    with translation.override(sheet.first.language.code):
        return render(request, template, {"sheet": sheet, "today": clock.today(), **context})


def telling(sheet: Sheet, texts: Iterable[str]) -> list[str]:
    """The words that people wrote and that a discreet paper still says: nobody's words are cut."""
    if not sheet.discreet:
        return []
    written = " ".join(texts).casefold()
    return [word for word in TELLING if word in written]
