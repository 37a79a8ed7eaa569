"""The tablet in her hands: the questions of one measure, and nothing else of the house."""

import re
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation

from miriam.access.gate import open_to_all
from miriam.access.http import Request
from miriam.look.language import said
from miriam.measures.domain.occasion import HELPERS
from miriam.measures.forms.measures import MOST_PLAYED, AnswerForm
from miriam.measures.models import Administration
from miriam.measures.selectors import measures
from miriam.measures.services import answering
from miriam.measures.services.refusals import NoSuchAnswer, UnknownLanguage
from miriam.measures.views.on_the_tablet import on_the_tablet
from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.pages.presenting import (
    Screen,
    is_reviewed,
    playable,
    recordings_of,
    screen,
)
from miriam.questionnaire.pages.screen_words import screen_words
from miriam.questionnaire.selectors import recordings

STEP = "step"


@on_the_tablet
def begin(request: Request, administration: Administration) -> HttpResponse:
    """The first screen: at your pace, who reads, begin (or go on)."""
    done = measures.done_keys(administration)
    definition = administration.version.definition
    heard = recordings.heard(definition.prompt_audio.values())
    prompt_voice = playable(definition.prompt_audio, administration.language, heard)
    context: dict[str, object] = {
        "prompt": said(definition.prompt, administration.language),
        "voice": (prompt_voice,) if prompt_voice else (),
        "first": _first_open(administration, done),
        "begun": bool(done),
        "reviewed": is_reviewed(definition, administration.language),
    }
    return _show(request, administration, "measures/tablet_begin.html", context)


@on_the_tablet
def question(request: Request, administration: Administration, number: int) -> HttpResponse:
    """One question; an answer leads to the next one."""
    asked = _asked(administration, number)
    following = _following(administration, number)
    if request.method == "POST" and _answers(request, administration, asked):
        return redirect(*following)
    shown = _screen(administration, asked, number, step=request.GET.get(STEP, ""))
    place = screen_words(administration.language).counted("of", at=number, of=shown.of)
    context: dict[str, object] = {
        "screen": shown,
        "helped": "on" if request.GET.get("helped") else "",
        "played": _times(request.GET.get("played", "")),
        "wrong": request.method == "POST",
        "place": place,
        "previous": _previous(administration, number),
        "following": resolve_url(*following),
    }
    return _show(request, administration, "measures/tablet_question.html", context)


def _answers(request: Request, administration: Administration, asked: Asked) -> bool:
    """Whether what was chosen is an answer to this question, and is kept."""
    form = AnswerForm(request.POST, asked=asked)
    if not form.is_valid() or form.is_empty:
        return False
    try:
        answering.answer(administration, asked, form.given(), by=request.actor)
    except NoSuchAnswer:
        return False
    return True


def _screen(administration: Administration, asked: Asked, number: int, *, step: str) -> Screen:
    return screen(
        asked,
        number=number,
        of=len(administration.questions),
        language=administration.language,
        step=step,
        done=asked.key in measures.done_keys(administration),
        words=screen_words(administration.language),
        heard=recordings.heard(recordings_of(asked)),
    )


@on_the_tablet
def change_language(request: Request, administration: Administration, number: int) -> HttpResponse:
    """Another language between two questions; it leads back to the question she came from, or to
    the first screen (0).
    """
    if not 0 <= number <= len(administration.questions):
        raise Http404
    here = _previous(administration, number + 1)
    if request.method == "POST":
        try:
            answering.go_on_in(administration, request.POST.get("language", ""), by=request.actor)
            return redirect(here)
        except UnknownLanguage:
            pass
    definition = administration.version.definition
    context: dict[str, object] = {
        "here": here,
        "number": number,
        "languages": [
            (one, screen_words(one.code), is_reviewed(definition, one.code))
            for one in definition.languages
        ],
    }
    return _show(request, administration, "measures/tablet_language.html", context)


@on_the_tablet
def end(request: Request, administration: Administration) -> HttpResponse:
    """The last screen: how many are left, go back or finish."""
    if request.method == "POST":
        answering.finish(administration, by=request.actor)
        return redirect("measures:thanks", administration.language)
    done = measures.done_keys(administration)
    left = sum(asked.key not in done for asked in administration.questions)
    context = {
        "left": screen_words(administration.language).left(left),
        "complete": left == 0,
        "first": _first_open(administration, done),
    }
    return _show(request, administration, "measures/tablet_end.html", context)


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
    words = screen_words(language)
    with translation.override(words.language):
        return render(
            request,
            "measures/tablet_goodbye.html",
            {"words": words, "heading": words[title], "text": words[text]},
        )


def _show(
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


def _times(told: str) -> int:
    """How often she listened before the second step of the same answer."""
    return min(int(told), MOST_PLAYED) if re.fullmatch(r"[0-9]{1,3}", told) else 0


def _asked(administration: Administration, number: int) -> Asked:
    questions = administration.questions
    if not 1 <= number <= len(questions):
        raise Http404
    return questions[number - 1]


def _first_open(administration: Administration, done: frozenset[str]) -> int:
    """The number of the first question without an answer."""
    numbered = enumerate(administration.questions, start=1)
    return next((number for number, asked in numbered if asked.key not in done), 1)


def _previous(administration: Administration, number: int) -> str:
    if number == 1:
        return resolve_url("measures:tablet", administration.public_id)
    return resolve_url("measures:question", administration.public_id, number - 1)


def _following(administration: Administration, number: int) -> tuple[Any, ...]:
    """Where the way goes on: the next question, or the end."""
    if number < len(administration.questions):
        return ("measures:question", administration.public_id, number + 1)
    return ("measures:end", administration.public_id)
