"""Her plan: one screen that two people look at, and a paper for her."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_PRINT_PLAN, TO_SEE_PLAN
from miriam.accompaniment.pages import words
from miriam.accompaniment.permissions import READ_PLAN
from miriam.accompaniment.selectors.plan import plan_of
from miriam.accompaniment.selectors.readers import colleagues
from miriam.people.models import File
from miriam.vault.domain import Depth


@requires(READ_PLAN, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_PLAN)
def plan(request: Request, file: File) -> HttpResponse:
    """What she wants and what comes next, turned towards her."""
    others = colleagues(file, request.actor)
    context = {
        "file": file,
        "plan": plan_of(file),
        "readers": words.plan_readers(her=file.call_name, colleagues=others),
    }
    return render(request, "accompaniment/plan.html", context)


@requires(READ_PLAN, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_PRINT_PLAN)
def plan_paper(request: Request, file: File) -> HttpResponse:
    """Her plan on paper, to take along."""
    context = {"file": file, "plan": plan_of(file), "discreet": True}
    return render(request, "accompaniment/plan_paper.html", context)
