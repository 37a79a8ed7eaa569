"""After a measure: how it went, and which questions were put in other words."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from miriam.access.actor import Actor
from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.language import page_language
from miriam.measures.acts import TO_SAY_HOW_IT_WENT
from miriam.measures.forms.measures import AfterwardsForm, ReformulationForm, as_it_went
from miriam.measures.models import Administration
from miriam.measures.pages import beside, how_words, words
from miriam.measures.permissions import CONDUCT
from miriam.measures.selectors import how_answered, typings
from miriam.measures.selectors.measures import (
    met_keys,
    reformulations,
)
from miriam.measures.services import administrations
from miriam.measures.services.administrations import HowItWent
from miriam.people.selectors import fresh
from miriam.questionnaire.domain.asked import Moment
from miriam.vault.domain import Depth


@requires(
    CONDUCT,
    opens=at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING, of="file"),
    purpose=TO_SAY_HOW_IT_WENT,
)
def afterwards(request: Request, administration: Administration) -> HttpResponse:
    """How it went, and which questions were put in other words; no answer is shown here."""
    about, otherwise = _afterwards_forms(request.POST or None, administration)
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
        "how": how_words.how_it_came(how_answered.how_answered(administration)),
        "control": _control(administration),
    }
    return render(request, "measures/afterwards.html", context)


def _control(administration: Administration) -> str:
    """Where she looked back at the start: the question that is not expected to move."""
    looks_back = administration.moment != Moment.START
    return beside.control(administration.version.definition) if looks_back else ""


def _afterwards_forms(
    sent: QueryDict | None, administration: Administration
) -> tuple[AfterwardsForm, ReformulationForm]:
    """How it went, and which questions were put in other words: kept together."""
    about = AfterwardsForm(sent, administration=administration, initial=as_it_went(administration))
    otherwise = ReformulationForm(
        sent,
        administration=administration,
        met=met_keys(administration),
        kept=reformulations(administration),
        language=page_language(),
    )
    return about, otherwise


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
