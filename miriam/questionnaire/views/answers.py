"""Answers of a study made elsewhere change their form: a file comes in and goes out again.
Nothing of it is kept, and no answer of this house is read.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.language import said
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.exchange import any_answers
from miriam.questionnaire.domain.exchange.any_answers import AnswerFormat
from miriam.questionnaire.forms.answers import AnswersForm, CarriedAnswersForm
from miriam.questionnaire.pages.places import sentence
from miriam.questionnaire.pages.reading import found_or_404
from miriam.questionnaire.permissions import WRITE_DEFINITIONS
from miriam.questionnaire.views.definitions import as_file

CSV = "text/csv; charset=utf-8"
FILES = {
    AnswerFormat.LONG: ("answers-long.csv", CSV),
    AnswerFormat.WIDE: ("answers-wide.csv", CSV),
    AnswerFormat.FHIR: ("answers-fhir.json", "application/fhir+json"),
}


@requires(WRITE_DEFINITIONS)
def turn(request: Request, _mandate: Mandate, questionnaire: str, version: str) -> HttpResponse:
    """The file in the form that is wanted; first what was assumed, where something was."""
    instrument = found_or_404(questionnaire, version)
    if "content" in request.POST:
        return _as_assumed(request, instrument)
    form = AnswersForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _page(request, instrument, form)
    content, wanted = form.cleaned_data["file"].read(), form.cleaned_data["wanted"]
    turned = any_answers.turn(instrument, content, wanted)
    if turned.content is not None and not turned.assumptions:
        return as_file(turned.content, *FILES[wanted])
    carried = CarriedAnswersForm(initial={"content": content, "wanted": wanted})
    return _page(
        request,
        instrument,
        AnswersForm(initial={"wanted": wanted}),
        problems=[sentence(one) for one in turned.problems],
        assumptions=[sentence(one) for one in turned.assumptions],
        carried=carried,
    )


def _as_assumed(request: Request, instrument: Instrument) -> HttpResponse:
    """She has read the list; the page brings the file back."""
    form = CarriedAnswersForm(request.POST)
    if form.is_valid():
        wanted = form.cleaned_data["wanted"]
        turned = any_answers.turn(instrument, form.cleaned_data["content"], wanted)
        if turned.content is not None:
            return as_file(turned.content, *FILES[wanted])
    return redirect("questionnaire:answers", instrument.id, instrument.version)


def _page(
    request: Request, instrument: Instrument, form: AnswersForm, **shown: object
) -> HttpResponse:
    title = said(instrument.title)
    context = {"form": form, "definition": instrument, "title": title, **shown}
    return render(request, "questionnaire/answers.html", context)
