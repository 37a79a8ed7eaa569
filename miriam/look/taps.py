"""One tap that writes: done, said with its way back, and back; a refusal is said in place."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.functional import Promise

from miriam.core.refusals import Refused
from miriam.look.addresses import is_page
from miriam.look.ways_back import Lasts, said

Made = TypeVar("Made")


def tap(
    request: HttpRequest,
    act: Callable[[], object],
    done: str | Promise,
    to: str,
    *names: Any,
    undo: str = "",
    lasts: Lasts = Lasts.MINUTES,
) -> HttpResponse:
    """Do it, say so (`done` may be empty: the page shows it) with the address that undoes it, and
    go back to where the tap was made, or to the page `to`.
    """
    if makes(request, lambda: (act(),)) and done:
        said(request, done, undo=undo, lasts=lasts)
    made_on = _made_on(request)
    return HttpResponseRedirect(made_on) if made_on else redirect(to, *names)


def makes(request: HttpRequest, act: Callable[[], Made]) -> Made | None:
    """What one tap made, to go on with it; nothing if it was refused, and the next page says so."""
    try:
        return act()
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return None


def _made_on(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    return address if is_page(address) else ""
