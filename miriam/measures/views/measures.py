"""The team's pages: where the measures of one woman, and of all of them, stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from miriam.access.actor import Actor
from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.language import said
from miriam.measures.acts import TO_SEE_MEASURES, TO_SEE_PICTURE
from miriam.measures.domain.occasion import Audience, ReadBack
from miriam.measures.pages import beside, picture, words
from miriam.measures.pages.own_words import told_of_picture
from miriam.measures.pages.three_pages import three_pages
from miriam.measures.permissions import READ_MEASURES, SEE_OWN_MEASURES
from miriam.measures.selectors import asked, own_words
from miriam.measures.selectors.measures import (
    MeasureOf,
    agrees_to,
    due_of,
    measures_of,
    states_of,
)
from miriam.measures.views.starting import form_of, to_know
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.permissions import NAME_TEAM
from miriam.people.selectors import (
    has_consent,
    my_running_files,
    my_running_names,
    named,
    waiting_for_key,
)
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.pages.screen_words import page_words
from miriam.vault.domain import Depth


@requires(READ_MEASURES, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_MEASURES)
def measures(request: Request, file: File) -> HttpResponse:
    """Answer now: what may be proposed to her, ready to hand over, and where each moment stands."""
    moments = _with_words(file, DEFAULT_INSTRUMENT)
    due = due_of([file]).get(file.pk)
    now = next((one for one, _name in moments if one.is_begun or one.moment is due), None)
    context = {
        "file": file,
        "tabs": three_pages(file, "measures:measures"),
        "now": now,
        "questionnaire": "",
        "now_said": words.now_said(now),
        **_asked_of(file),
        "moments": [pair for pair in moments if pair[0] is not now],
        **_ready(file, now),
    }
    return render(request, "measures/measures.html", context)


def _ready(file: File, now: MeasureOf | None) -> dict[str, object]:
    """The form that puts the tablet in her hands, where nothing stands in its way."""
    if now is None or now.is_begun or not agrees_to(file, now.moment):
        return {}
    definition = asked.definitions_for(file)[DEFAULT_INSTRUMENT]
    return {"form": form_of(file, definition), **to_know(file, now.moment, definition)}


@requires(READ_MEASURES, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_PICTURE)
def way(request: Request, file: File) -> HttpResponse:
    """Look together: her way as it stands in her answers."""
    context = {
        "file": file,
        "tabs": three_pages(file, "measures:way"),
        "picture": picture.picture_of(file),
        "words": page_words(),
    }
    return render(request, "measures/way.html", context)


@requires(READ_MEASURES, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_PICTURE)
def around(request: Request, file: File) -> HttpResponse:
    """Around the drawing: her words, what she sees looking back, other questionnaires."""
    others = [
        _other(file, definition)
        for name, definition in asked.definitions_for(file).items()
        if name != DEFAULT_INSTRUMENT
    ]
    context = {
        "file": file,
        "tabs": three_pages(file, "measures:around"),
        "picture": picture.picture_of(file),
        "comments": told_of_picture(file),
        "beside": beside.beside(file),
        "others": others,
        "words": page_words(),
        **_asked_of(file),
        **_testimonies(file, by=request.actor),
    }
    return render(request, "measures/around.html", context)


def _asked_of(file: File) -> dict[str, object]:
    """What she said yes to."""
    return {
        "agrees": has_consent(file, Scope.MEASURE),
        "agreed": [moment for moment in Moment if agrees_to(file, moment)],
    }


def _testimonies(file: File, *, by: Actor) -> dict[str, object]:
    """What she told, for whom, whether it was read back; and whether somebody may quote her."""
    told = own_words.testimonies_of(file)
    quotable = any(one.may_be_quoted for one in told)
    return {
        "testimonies": [
            (
                one,
                words.AUDIENCES[Audience(one.audience)],
                words.READ_BACKS[ReadBack(one.read_back)] if one.read_back else "",
            )
            for one in told
        ],
        "may_quote": quotable and NAME_TEAM.holds(file, by=by),
    }


def _proposed(due: Moment | None, measures: list[MeasureOf]) -> str:
    """What may be proposed to her now, or gone on with; nothing when nothing is due."""
    if due is None:
        return ""
    begun = any(one.moment == due and one.is_begun for one in measures)
    said = _("%(moment)s, à reprendre") if begun else _("%(moment)s, à proposer")
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


@requires(SEE_OWN_MEASURES, opens=my_running_names, purpose=TO_SEE_MEASURES)
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
