"""How a page keeps what was typed: a refusal is said in the form, or above the page."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from miriam.core.refusals import Refused
from miriam.people.models import File


def keep(form: BaseForm, act: Callable[[], object]) -> bool:
    """Whether it is kept; if it was refused, the form says why and holds what was typed."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.sentence))
        return False
    return True


def one_tap(request: HttpRequest, file: File, act: Callable[[], object]) -> HttpResponse:
    """Do it and go back to where the tap was made, or to the plan."""
    try:
        act()
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
    return redirect(_made_on(request) or reverse("accompaniment:plan", args=[file.public_id]))


def _made_on(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""
