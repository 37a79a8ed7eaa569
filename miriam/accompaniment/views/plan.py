"""Her plan: one screen that two people look at, an earlier state beside it, and a paper for her."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_LOOK_BACK, TO_PRINT_PLAN, TO_SEE_PLAN
from miriam.accompaniment.pages import words
from miriam.accompaniment.pages.before import beside
from miriam.accompaniment.pages.plan_paper import on_paper
from miriam.accompaniment.permissions import READ_PLAN
from miriam.accompaniment.selectors.plan import plan_of
from miriam.accompaniment.selectors.turns import turns_of
from miriam.look.sheets.chosen import chosen
from miriam.look.sheets.printing import printed, telling
from miriam.people.models import File
from miriam.people.selectors.readers import readers
from miriam.vault.domain import Depth

IN_THE_FILE = at(Depth.IDENTITY, Depth.SHARED)


@requires(READ_PLAN, opens=IN_THE_FILE, purpose=TO_SEE_PLAN)
def plan(request: Request, file: File) -> HttpResponse:
    """What presses, what she wants and what comes next, turned towards her."""
    context = {
        "file": file,
        "plan": plan_of(file),
        "turns": turns_of(file),
        "readers": words.plan_readers(her=file.call_name, reading=readers(file, request.actor)),
    }
    return render(request, "accompaniment/plan.html", context)


@requires(READ_PLAN, opens=IN_THE_FILE, purpose=TO_LOOK_BACK)
def plan_before(request: Request, file: File) -> HttpResponse:
    """Where she was: an earlier state of the plan beside today's, turned towards her."""
    context = {
        "file": file,
        "both": beside(file, request.GET.get("mois", "")),
        "readers": words.plan_readers(her=file.call_name, reading=readers(file, request.actor)),
    }
    return render(request, "accompaniment/plan_before.html", context)


@requires(READ_PLAN, opens=IN_THE_FILE, purpose=TO_PRINT_PLAN)
def plan_paper(request: Request, file: File) -> HttpResponse:
    """Her plan on paper, to take along: today's, or that of an earlier month."""
    sheet = chosen(request.GET, file.languages, large=True)
    if (plan := on_paper(file, request.GET.get("mois", ""))) is None:
        raise Http404
    context = {"file": file, "plan": plan, "telling": telling(sheet, plan.texts)}
    return printed(request, "accompaniment/plan_paper.html", sheet, **context)
