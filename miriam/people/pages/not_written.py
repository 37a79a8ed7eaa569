"""The page in place of a form, when she has taken her yes to Miriam back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from miriam.people.models import File
from miriam.people.selectors import has_taken_back
from miriam.people.services.refusals import HasTakenBack


def in_place_of_a_form(request: HttpRequest, file: File) -> HttpResponse | None:
    """Why nothing is written down, said before anything is typed; nothing where one writes. What
    was typed before she took it back is left to the form, which keeps it, and a closed file to the
    page of the form, which says that it is closed.
    """
    if request.method == "POST" or file.is_closed or not has_taken_back(file):
        return None
    context = {"file": file, "reason": HasTakenBack.sentence}
    return render(request, "people/not_written.html", context)
