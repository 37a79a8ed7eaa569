"""The door of the tablet in her hands; when it is shut, each language says so."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation

from miriam.access.gate import capability_only
from miriam.access.http import Request
from miriam.lists import languages
from miriam.look.language import page_language
from miriam.measures.domain.occasion import HELPERS
from miriam.measures.models import Administration
from miriam.measures.permissions import ANSWER
from miriam.questionnaire.pages.screen_words import offered, screen_words


def on_the_tablet(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For whoever holds the tablet of this measure; others find no such page.

    A tablet that was given back, or whose time is over, does not know any more whose it was: the
    woman who still holds it reads in her language that her answers are kept.
    """
    behind = capability_only(ANSWER)(view)

    @wraps(behind)
    def door(request: Request, **names: Any) -> HttpResponse:
        try:
            return behind(request, **names)
        except Http404:
            if request.actor.account:
                raise
            return _shut(request)

    return door


def show(
    request: Request, administration: Administration, template: str, context: dict[str, object]
) -> HttpResponse:
    """In her language and direction, whatever the house speaks."""
    around = {
        "administration": administration,
        "words": screen_words(administration.language),
        "somebody_helps": administration.mode in HELPERS,
    }
    with translation.override(administration.language):
        return render(request, template, around | context)


def _shut(request: Request) -> HttpResponse:
    """The language of the house first, then every other one."""
    house = screen_words(page_language())
    others = [screen_words(code) for code in offered() if code != house.language]
    context = {
        "words": house,
        "said": [(one, languages.find(one.language)) for one in (house, *others)],
    }
    return render(request, "measures/tablet_shut.html", context, status=HTTPStatus.NOT_FOUND)
