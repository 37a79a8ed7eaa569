"""A file on one page, and a page for her to take along."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.core import clock
from miriam.desk.acts import TO_PRINT_FILE, TO_SEE_FILE
from miriam.desk.pages.file import page_of
from miriam.desk.selectors.glance import glance
from miriam.people.models import File
from miriam.people.permissions import READ_FILE
from miriam.vault.domain import Depth


@requires(READ_FILE, opens=at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING), purpose=TO_SEE_FILE)
def show(request: Request, file: File) -> HttpResponse:
    """Everything of one woman at a glance."""
    return render(
        request,
        "desk/file.html",
        {"file": file, "glance": page_of(glance(file, by=request.actor))},
    )


@requires(READ_FILE, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_PRINT_FILE)
def paper(request: Request, file: File) -> HttpResponse:
    """What she takes along: her words, what comes next, who walks with her."""
    return render(
        request,
        "desk/file_paper.html",
        {
            "file": file,
            "glance": page_of(glance(file, by=request.actor)),
            "today": clock.today(),
        },
    )
