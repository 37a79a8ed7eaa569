"""Beginning a measure: the language is chosen, and the tablet or a sheet given away."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.language import page_language, said
from miriam.look.taps import makes
from miriam.measures.acts import TO_SEE_MEASURES
from miriam.measures.domain.occasion import TABLET_LASTS, Mode, is_too_late
from miriam.measures.forms.measures import StartForm
from miriam.measures.models import Administration
from miriam.measures.pages import words
from miriam.measures.permissions import CONDUCT, START_MEASURE
from miriam.measures.selectors import asked
from miriam.measures.selectors.measures import agrees_to, measures_of
from miriam.measures.services import administrations
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.selectors import has_consent
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.pages.words import of_its_languages, of_the_version
from miriam.questionnaire.selectors import recordings
from miriam.questionnaire.selectors.chosen import asked_next
from miriam.signin.services import sessions
from miriam.vault.domain import Depth

TABLET_PATH = "/tablette/"
PAPER = "paper"


@requires(START_MEASURE, opens=at(Depth.IDENTITY), purpose=TO_SEE_MEASURES)
def start(request: Request, file: File, moment: str) -> HttpResponse:
    """Choose the language and give the tablet away: one page, one act."""
    if moment not in set(Moment):
        raise Http404
    questionnaire = request.GET.get("questionnaire", DEFAULT_INSTRUMENT)
    definition = asked.definitions_for(file).get(questionnaire)
    if definition is None:
        raise Http404
    form = form_of(file, definition, request.POST or None)
    if form.is_valid() and (
        answer := form.makes(
            lambda: _begin(request, file, Moment(moment), questionnaire, form.cleaned_data)
        )
    ):
        return answer
    context = {"file": file, "form": form, **to_know(file, Moment(moment), definition)}
    return render(request, "measures/start.html", context)


def form_of(file: File, definition: Instrument, sent: QueryDict | None = None) -> StartForm:
    """The language and the way of answering, in her language where the questionnaire has it."""
    return StartForm(
        sent,
        definition=definition,
        spoken=recordings.spoken(definition),
        initial={"language": _hers(file, definition) or page_language()},
    )


def _hers(file: File, definition: Instrument) -> str | None:
    """The first of her languages that the questionnaire has."""
    return next((one for one in file.languages or [] if one in definition.language_codes), None)


def to_know(file: File, moment: Moment, definition: Instrument) -> dict[str, object]:
    """What is said before a measure begins: whether it may, and of what its version warns."""
    return {
        "moment": words.MOMENTS[moment],
        "act": act_of(file, moment, definition),
        "without_start": moment is not Moment.START
        and not measures_of(file, definition.id)[0].is_done,
        "agrees": agrees_to(file, moment),
        "too_late": is_too_late(moment, closed=file.is_closed),
        "definition": definition,
        "title": said(definition.title),
        "warnings": of_the_version(definition),
        "unread": of_its_languages(definition),
        "next": asked_next(file.centre).get(definition.id, definition),
        "first_yes": has_consent(file, Scope.MEASURE),
    }


def act_of(file: File, moment: Moment, definition: Instrument) -> str:
    """Where the form of this moment goes."""
    act = address("measures:start", file.public_id, moment.value)
    other = definition.id != DEFAULT_INSTRUMENT
    return f"{act}?questionnaire={definition.id}" if other else act


def _begin(
    request: Request, file: File, moment: Moment, questionnaire: str, chosen: dict[str, Any]
) -> HttpResponse:
    on_paper = PAPER in request.POST
    administration = administrations.start(
        file,
        moment=moment,
        instrument=questionnaire,
        by=request.actor,
        **{**chosen, **({"mode": Mode.SELF_PAPER} if on_paper else {})},
    )
    if on_paper:
        return redirect("measures:paper", administration.public_id)
    return _hand_over(request, administration)


@requires(CONDUCT)
def hand_over(request: Request, administration: Administration) -> HttpResponse:
    """Give the tablet again for a measure that was interrupted."""
    answer = None
    if request.method == "POST":
        answer = makes(request, lambda: _hand_over(request, administration))
    return answer or redirect("measures:measures", administration.file.public_id)


def _hand_over(request: Request, administration: Administration) -> HttpResponse:
    """The session of the case manager ends here; what is left can only answer."""
    secret = administrations.hand_over(administration, by=request.actor)
    sessions.leave(request)
    response = redirect("measures:tablet", administration.public_id)
    response.set_cookie(
        settings.TABLET_COOKIE,
        secret,
        max_age=int(TABLET_LASTS.total_seconds()),
        path=TABLET_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response
