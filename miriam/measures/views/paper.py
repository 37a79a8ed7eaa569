"""A measure on paper: the sheet to print, typing it over in about one key an answer, checking the
copy by typing it again.
"""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.core.refusals import refuse_if
from miriam.look.language import page_language
from miriam.measures.acts import TO_CHECK_MEASURE, TO_TYPE_MEASURE
from miriam.measures.forms.paper import LinesForm, SettleForm, SheetCodeForm, TypingForm, told
from miriam.measures.models import Administration
from miriam.measures.pages import paper_words, printing, words
from miriam.measures.pages.marks import answer_words
from miriam.measures.permissions import CONDUCT, FIND_SHEET
from miriam.measures.selectors import typings
from miriam.measures.services import typing as services
from miriam.measures.services.refusals import (
    AlreadyChecked,
    AlreadyFinished,
    NoSheet,
    NotTyped,
    SeveralSheets,
)
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.given import from_data
from miriam.signin.services import attempts
from miriam.vault.domain import Depth

SIMPLE, LARGE = "simple", "large"


@requires(CONDUCT)
def sheet(request: Request, administration: Administration) -> HttpResponse:
    """The questions on paper in her language, with a code in the place of a name."""
    with translation.override(administration.language):
        context = {
            "administration": administration,
            "sheet": printing.sheet(administration, simple=SIMPLE in request.GET),
        }
        return render(request, "measures/paper.html", context)


@requires(CONDUCT)
def document(request: Request, administration: Administration) -> HttpResponse:
    """The same as an accessible document, in ordinary or in large print."""
    made = printing.document(
        administration, simple=SIMPLE in request.GET, large=LARGE in request.GET
    )
    headers = {"Content-Disposition": f'inline; filename="questions-{administration.code}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@requires(FIND_SHEET)
def find_sheet(request: Request, _mandate: Mandate) -> HttpResponse:
    """The code on a sheet leads to where it is typed over; it never stands in an address."""
    form = SheetCodeForm(request.POST or None)
    if form.is_valid() and (
        found := form.makes(lambda: _found(request, **form.cleaned_data), about="code")
    ):
        return _onwards(request, found)
    return render(request, "measures/find_sheet.html", {"form": form})


def _found(request: Request, *, code: str) -> Administration:
    """The sheet with this code; six signs can be guessed, so tries are counted."""
    attempt = attempts.Attempt(request, attempts.SHEET, str(request.actor.public_id))
    found = typings.sheets_with(code, by=request.actor)
    refuse_if(not found, NoSheet)
    attempt.succeeded()
    refuse_if(len(found) > 1, SeveralSheets)
    return found[0]


def _onwards(request: Request, administration: Administration) -> HttpResponse:
    """Where this sheet stands: to be typed, to be checked, or done."""
    copy = typings.copy_of(administration)
    if not administration.is_finished:
        return redirect("measures:typing", administration.public_id)
    if copy.first and not copy.second:
        messages.info(request, paper_words.TYPED_BEFORE)
        return redirect("measures:typing_again", administration.public_id)
    done = AlreadyChecked if copy.second else AlreadyFinished
    messages.warning(request, str(done.sentence))
    return redirect("measures:afterwards", administration.public_id)


@requires(CONDUCT, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_TYPE_MEASURE)
def typing(request: Request, administration: Administration) -> HttpResponse:
    """Type the paper over: one line of keys for each block."""
    if administration.is_finished and request.method == "GET":
        return _onwards(request, administration)
    form = TypingForm(request.POST or None, administration=administration)
    if form.is_valid() and form.keeps(
        lambda: services.type_over(
            administration, form.answers, on=form.cleaned_data["on"], by=request.actor
        )
    ):
        messages.success(request, _("Les réponses sont recopiées."))
        return redirect("measures:afterwards", administration.public_id)
    return render(request, "measures/typing.html", _context(administration, form))


@requires(CONDUCT, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_CHECK_MEASURE)
def typing_again(request: Request, administration: Administration) -> HttpResponse:
    """Type it a second time without seeing the first; what differs is shown afterwards."""
    copy = typings.copy_of(administration)
    if request.method == "GET" and (copy.second or not copy.first):
        refused = AlreadyChecked if copy.second else NotTyped
        messages.warning(request, str(refused.sentence))
        return redirect("measures:afterwards", administration.public_id)
    form = LinesForm(request.POST or None, administration=administration)
    if form.is_valid() and form.keeps(
        lambda: services.type_again(administration, form.answers, by=request.actor)
    ):
        return redirect("measures:differences", administration.public_id)
    return render(request, "measures/typing_again.html", _context(administration, form))


@requires(CONDUCT, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_CHECK_MEASURE)
def differences(request: Request, administration: Administration) -> HttpResponse:
    """What was typed in two ways: one choice a question, with the sheet in hand."""
    copy = typings.copy_of(administration)
    language = page_language()
    open_ones = list(told(administration, copy.open, language))
    form = SettleForm(request.POST or None, differences=open_ones)
    second = copy.second
    if (
        second
        and open_ones
        and form.is_valid()
        and form.keeps(lambda: services.settle(second, form.chosen, by=request.actor))
    ):
        messages.success(request, _("C’est réglé."))
        return redirect("measures:differences", administration.public_id)
    context = {
        **_context(administration, form),
        "copy": copy,
        "open": open_ones,
        "settled": [
            (one, shown, answer_words(shown.asked, from_data(one.kept), language))
            for one, shown in told(administration, copy.settled, language)
        ],
    }
    return render(request, "measures/differences.html", context)


def _context(administration: Administration, form: Form) -> dict[str, object]:
    """What stands above each of these pages: whose sheet it is, which moment, which version."""
    return {
        "administration": administration,
        "file": administration.file,
        "moment": words.MOMENTS[Moment(administration.moment)],
        "form": form,
    }
