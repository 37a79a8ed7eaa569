"""Where the questions stop: between two parts, at the end, for today."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation
from django.utils.translation import gettext as _

from miriam.access.gate import open_to_all
from miriam.access.http import Request
from miriam.measures.domain import way
from miriam.measures.models import Administration
from miriam.measures.pages.tablet import between, leaving
from miriam.measures.selectors import measures
from miriam.measures.services import answering
from miriam.measures.views.on_the_tablet import on_the_tablet, show
from miriam.questionnaire.pages.screen_words import screen_words


@on_the_tablet
def rest(request: Request, administration: Administration, following: int) -> HttpResponse:
    """Between two parts: what is done, how much is left, and the question that follows."""
    shown = between(administration, following, measures.met_in(administration))
    if shown is None:
        raise Http404
    context: dict[str, object] = {
        "rest": shown,
        "following": resolve_url("measures:question", administration.public_id, following),
        "previous": resolve_url("measures:question", administration.public_id, following - 1),
    }
    return show(request, administration, "measures/tablet_rest.html", context)


@on_the_tablet
def end(request: Request, administration: Administration) -> HttpResponse:
    """The last screen: what she has not seen, what she passed; go back or finish."""
    if request.method == "POST":
        answering.finish(administration, by=request.actor)
        return redirect("measures:thanks", administration.language)
    met, questions = measures.met_in(administration), administration.questions
    open_ones = way.unseen(questions, met) or way.passed(questions, met)
    context: dict[str, object] = {
        "leaving": leaving(administration, met),
        "first": next(iter(open_ones), 1),
    }
    return show(request, administration, "measures/tablet_end.html", context)


@on_the_tablet
def pause(request: Request, administration: Administration) -> HttpResponse:
    """Stop here for today; everything is kept."""
    if request.method != "POST":
        return redirect("measures:tablet", administration.public_id)
    answering.pause(administration, by=request.actor)
    return redirect("measures:paused", administration.language)


@open_to_all("Says thank you and shows nothing of anybody.")
def thanks(request: Request, language: str) -> HttpResponse:
    """Done; the tablet can go back."""
    return _goodbye(request, language, "thanks", "thanks_kept")


@open_to_all("Says that it is paused and shows nothing of anybody.")
def paused(request: Request, language: str) -> HttpResponse:
    """Paused; the tablet can go back."""
    return _goodbye(request, language, "paused", "paused_kept")


def _goodbye(request: Request, language: str, title: str, text: str) -> HttpResponse:
    """In her language; the way in stands in that of the house, for who takes the tablet back."""
    words = screen_words(language)
    context = {
        "words": words,
        "heading": words[title],
        "text": words[text],
        "house": translation.get_language(),
        "enter": _("Case manager : se connecter"),
    }
    with translation.override(words.language):
        return render(request, "measures/tablet_goodbye.html", context)
