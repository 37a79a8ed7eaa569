"""A file on one page, and a page for her to take along."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.selectors.plan import plan_as_it_is
from miriam.desk.acts import TO_PRINT_FILE, TO_SEE_FILE
from miriam.desk.pages.file import page_of
from miriam.desk.selectors.glance import glance
from miriam.look.sheets.chosen import chosen
from miriam.look.sheets.printing import printed, telling
from miriam.people.models import File
from miriam.people.permissions import READ_FILE
from miriam.people.selectors import consents_of
from miriam.vault.domain import Depth


@requires(READ_FILE, opens=at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING), purpose=TO_SEE_FILE)
def show(request: Request, file: File) -> HttpResponse:
    """Everything of one woman at a glance."""
    return render(
        request,
        "desk/file.html",
        {"file": file, "glance": page_of(glance(file), by=request.actor)},
    )


@requires(READ_FILE, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_PRINT_FILE)
def paper(request: Request, file: File) -> HttpResponse:
    """What she takes along: her words, what comes next, who walks with her."""
    sheet, plan = chosen(request.GET, file.languages), plan_as_it_is(file)
    context = {
        "file": file,
        "plan": plan,
        "agreed": [said for said in consents_of(file) if said.running],
        "telling": telling(sheet, plan.texts),
    }
    return printed(request, "desk/file_paper.html", sheet, **context)
