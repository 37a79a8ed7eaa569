"""The team's pages: where the measures stand, handing the tablet over, what to note afterwards."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from miriam.access.actor import Actor
from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.access.services import capabilities
from miriam.look.language import page_language, said
from miriam.look.taps import makes
from miriam.measures.acts import TO_SAY_HOW_IT_WENT, TO_SEE_MEASURES
from miriam.measures.domain.occasion import TABLET_LASTS, Audience, Mode, ReadBack, is_too_late
from miriam.measures.forms.measures import AfterwardsForm, ReformulationForm, StartForm, as_it_went
from miriam.measures.models import Administration
from miriam.measures.pages import beside, how_words, picture, words
from miriam.measures.pages.own_words import told_of_picture
from miriam.measures.permissions import CONDUCT, READ_MEASURES, SEE_OWN_MEASURES, START_MEASURE
from miriam.measures.selectors import asked, how_answered, own_words, typings
from miriam.measures.selectors.measures import (
    MeasureOf,
    agrees_to,
    due_of,
    measures_of,
    met_keys,
    reformulations,
    states_of,
)
from miriam.measures.services import administrations
from miriam.measures.services.administrations import HowItWent
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.permissions import NAME_TEAM
from miriam.people.selectors import (
    fresh,
    has_consent,
    my_names,
    my_running_files,
    named,
    waiting_for_key,
)
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.pages.screen_words import page_words
from miriam.questionnaire.pages.words import of_its_languages, of_the_version
from miriam.questionnaire.selectors import recordings
from miriam.questionnaire.selectors.chosen import asked_next
from miriam.signin.services import sessions
from miriam.vault.domain import Depth

TABLET_PATH = "/tablette/"
PAPER = "paper"


@requires(READ_MEASURES, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_MEASURES)
def measures(request: Request, file: File) -> HttpResponse:
    """Where the three moments stand, and her picture so far."""
    told = own_words.testimonies_of(file)
    return render(
        request,
        "measures/measures.html",
        {
            "file": file,
            "measures": _with_words(file, DEFAULT_INSTRUMENT),
            "questionnaire": "",
            "others": [
                _other(file, definition)
                for name, definition in asked.definitions_for(file).items()
                if name != DEFAULT_INSTRUMENT
            ],
            "agrees": has_consent(file, Scope.MEASURE),
            "due": due_of([file]).get(file.pk),
            "agreed": [moment for moment in Moment if agrees_to(file, moment)],
            "picture": picture.picture_of(file),
            "comments": told_of_picture(file),
            "beside": beside.beside(file),
            "words": page_words(),
            "testimonies": [
                (
                    one,
                    words.AUDIENCES[Audience(one.audience)],
                    words.READ_BACKS[ReadBack(one.read_back)] if one.read_back else "",
                )
                for one in told
            ],
            "may_quote": any(one.may_be_quoted for one in told)
            and NAME_TEAM.holds(file, by=request.actor),
        },
    )


def _proposed(due: Moment | None, measures: list[MeasureOf]) -> str:
    """What may be proposed to her now, or gone on with; nothing when nothing is due."""
    if due is None:
        return ""
    begun = any(one.moment == due and one.is_begun for one in measures)
    said = _("%(moment)s : à reprendre") if begun else _("%(moment)s : à proposer")
    return said % {"moment": words.MOMENTS[due]}


def _taken(measures: list[MeasureOf]) -> list[tuple[MeasureOf, object]]:
    """Those that were begun or finished, with the words for their moment."""
    return [(one, words.MOMENTS[one.moment]) for one in measures if one.administration]


def _with_words(file: File, questionnaire: str) -> list[tuple[MeasureOf, object]]:
    measures = measures_of(file, questionnaire)
    return [(one, words.MOMENTS[one.moment]) for one in measures]


def _other(file: File, definition: Instrument) -> tuple[str, str, object]:
    """Another questionnaire that lives beside: its title, how its address ends, its moments."""
    title = said(definition.title)
    return title, f"?questionnaire={definition.id}", _with_words(file, definition.id)


@requires(SEE_OWN_MEASURES, opens=my_names, purpose=TO_SEE_MEASURES)
def overview(request: Request, _mandate: Mandate) -> HttpResponse:
    """All the women she accompanies: where their measures stand, which one may be proposed."""
    by = request.actor
    running = my_running_files(by)
    files = named(running, by=by)
    states, due = states_of(files), due_of(files)
    rows = [
        (file, _taken(states[file.pk]), _proposed(due.get(file.pk), states[file.pk]))
        for file in files
    ]
    context = {"rows": rows, "waiting": waiting_for_key(running, by=by)}
    return render(request, "measures/overview.html", context)


@requires(START_MEASURE, opens=at(Depth.IDENTITY), purpose=TO_SEE_MEASURES)
def start(request: Request, file: File, moment: str) -> HttpResponse:
    """Choose the language and give the tablet away: one page, one act."""
    if moment not in set(Moment):
        raise Http404
    questionnaire = request.GET.get("questionnaire", DEFAULT_INSTRUMENT)
    definition = asked.definitions_for(file).get(questionnaire)
    if definition is None:
        raise Http404
    spoken = next((one for one in file.languages or [] if one in definition.language_codes), None)
    first = {"language": spoken or page_language()}
    spoken = recordings.spoken(definition)
    form = StartForm(request.POST or None, definition=definition, spoken=spoken, initial=first)
    if form.is_valid() and (
        answer := form.makes(
            lambda: _begin(request, file, Moment(moment), questionnaire, form.cleaned_data)
        )
    ):
        return answer
    context = {
        "file": file,
        "form": form,
        "moment": words.MOMENTS[Moment(moment)],
        "agrees": agrees_to(file, Moment(moment)),
        "too_late": is_too_late(Moment(moment), closed=file.is_closed),
        "definition": definition,
        "title": said(definition.title),
        "warnings": of_the_version(definition),
        "unread": of_its_languages(definition),
        "next": asked_next(file.centre).get(questionnaire, definition),
        "first_yes": has_consent(file, Scope.MEASURE),
    }
    return render(request, "measures/start.html", context)


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
        capabilities.COOKIE,
        secret,
        max_age=int(TABLET_LASTS.total_seconds()),
        path=TABLET_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


@requires(
    CONDUCT,
    opens=at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING, of="file"),
    purpose=TO_SAY_HOW_IT_WENT,
)
def afterwards(request: Request, administration: Administration) -> HttpResponse:
    """How it went, and which questions were put in other words; no answer is shown here."""
    kept = reformulations(administration)
    how = how_answered.how_answered(administration)
    about = AfterwardsForm(
        request.POST or None, administration=administration, initial=as_it_went(administration)
    )
    otherwise = ReformulationForm(
        request.POST or None,
        administration=administration,
        met=met_keys(administration),
        kept=kept,
        how=how,
        language=page_language(),
    )
    if (about.is_valid() & otherwise.is_valid()) and about.keeps_or_shows(
        lambda: _note(administration, about, otherwise, by=request.actor),
        fresh=lambda: {
            **as_it_went(fresh(administration)),
            "otherwise": otherwise.told(reformulations(administration)),
        },
    ):
        messages.success(request, _("C’est noté."))
        return redirect(reverse("measures:measures", args=[administration.file.public_id]))
    context = {
        "administration": administration,
        "file": administration.file,
        "moment": words.MOMENTS[Moment(administration.moment)],
        "form": about,
        "otherwise": otherwise,
        "copy": typings.copy_of(administration),
        "how": how_words.how_it_came(how),
    }
    return render(request, "measures/afterwards.html", context)


def _note(
    administration: Administration,
    about: AfterwardsForm,
    otherwise: ReformulationForm,
    *,
    by: Actor,
) -> None:
    administrations.describe(
        administration, HowItWent(**about.facts()), version=about.on_screen, by=by
    )
    administrations.note_reformulations(administration, words=otherwise.words(), by=by)
