"""The tablet in her hands: the questions of one measure, and nothing else of the house."""

import re
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, resolve_url

from miriam.access.http import Request
from miriam.look.language import said
from miriam.measures.domain import way
from miriam.measures.domain.way import Met, Stop
from miriam.measures.forms.measures import MOST_PLAYED, AnswerForm
from miriam.measures.models import Administration
from miriam.measures.pages.tablet import announced, reads_at_a_glance, said_at_once
from miriam.measures.selectors import measures
from miriam.measures.services import answering
from miriam.measures.services.refusals import NoSuchAnswer, UnknownLanguage
from miriam.measures.views.on_the_tablet import on_the_tablet, show
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
    """The first screen: at your pace, in which parts, who reads, begin (or go on)."""
    met, questions = measures.met_in(administration), administration.questions
    definition = administration.version.definition
    heard = recordings.heard(definition.prompt_audio.values())
    prompt_voice = playable(definition.prompt_audio, administration.language, heard)
    context: dict[str, object] = {
        "prompt": said(definition.prompt, administration.language),
        "voice": (prompt_voice,) if prompt_voice else (),
        "first": next(iter(way.unseen(questions, met)), 1),
        "begun": bool(met.keys),
        "parts": announced(administration),
        "closes": any(asked.withheld for asked in questions),
        "counts_help": any(administration.language in (asked.plain or {}) for asked in questions),
        "reviewed": is_reviewed(definition, administration.language),
    }
    return show(request, administration, "measures/tablet_begin.html", context)


@on_the_tablet
def question(request: Request, administration: Administration, number: int) -> HttpResponse:
    """One question; an answer leads to the next one, or to a rest."""
    asked = _asked(administration, number)
    met = measures.met_in(administration)
    following = _following(administration, number, met)
    if request.method == "POST" and _answers(request, administration, asked):
        return redirect(following)
    shown = _screen(administration, asked, number, step=request.GET.get(STEP, ""), met=met)
    place = screen_words(administration.language).counted("of", at=number, of=shown.of)
    context: dict[str, object] = {
        "screen": shown,
        "glance": reads_at_a_glance(asked),
        "says_plain": said_at_once(administration, asked),
        "lacks_plain": bool(asked.plain) and not shown.plain,
        "helped": "on" if request.GET.get("helped") else "",
        "played": _times(request.GET.get("played", "")),
        "wrong": request.method == "POST",
        "place": place,
        "previous": _previous(administration, number),
        "following": following,
    }
    return show(request, administration, "measures/tablet_question.html", context)


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


def _screen(
    administration: Administration, asked: Asked, number: int, *, step: str, met: Met
) -> Screen:
    return screen(
        replace(asked, missing=way.ways_out(asked)),
        number=number,
        of=len(administration.questions),
        language=administration.language,
        step=step,
        done=asked.key in met.keys,
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
    return show(request, administration, "measures/tablet_language.html", context)


def _times(told: str) -> int:
    """How often she listened before the second step of the same answer."""
    return min(int(told), MOST_PLAYED) if re.fullmatch(r"[0-9]{1,3}", told) else 0


def _asked(administration: Administration, number: int) -> Asked:
    questions = administration.questions
    if not 1 <= number <= len(questions):
        raise Http404
    return questions[number - 1]


def _previous(administration: Administration, number: int) -> str:
    if number == 1:
        return resolve_url("measures:tablet", administration.public_id)
    return resolve_url("measures:question", administration.public_id, number - 1)


def _following(administration: Administration, number: int, met: Met) -> str:
    """Where the way goes on: a question, a rest, or the end."""
    stop, at = way.after(administration.questions, number, met)
    if stop is Stop.END:
        return resolve_url("measures:end", administration.public_id)
    name = "measures:rest" if stop is Stop.REST else "measures:question"
    return resolve_url(name, administration.public_id, at)
