"""With whom? The first of the taps that a note or an appointment takes."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.accompaniment.acts import TO_CHOOSE_WHOM
from miriam.accompaniment.permissions import CHOOSE_FILE
from miriam.people.selectors import my_running_files, my_running_names, named, waiting_for_key
from miriam.people.selectors.circles import by_case_manager


@requires(CHOOSE_FILE, opens=my_running_names, purpose=TO_CHOOSE_WHOM)
def choose(request: Request, mandate: Mandate) -> HttpResponse:
    """With whom she met."""
    return _with_whom(request, "accompaniment/choose.html", "accompaniment:encounter_new")


@requires(CHOOSE_FILE, opens=my_running_names, purpose=TO_CHOOSE_WHOM)
def appointment_choose(request: Request, mandate: Mandate) -> HttpResponse:
    """With whom she will meet."""
    page = "accompaniment/appointment_choose.html"
    return _with_whom(request, page, "accompaniment:appointment_new")


def _with_whom(request: Request, page: str, target: str) -> HttpResponse:
    by = request.actor
    files = my_running_files(by)
    circles = by_case_manager(named(files, by=by), by=by)
    context = {"circles": circles, "waiting": waiting_for_key(files, by=by), "target": target}
    return render(request, page, context)
