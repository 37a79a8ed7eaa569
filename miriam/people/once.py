"""One-tap acts that write: done, said, and back; refusals are said in place."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from miriam.access.http import Request
from miriam.core.refusals import Refused


def tap(
    request: Request, act: Callable[[], object], done: str, to: str, *names: Any
) -> HttpResponse:
    """Do it, say so, and go back."""
    try:
        act()
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
    else:
        messages.success(request, done)
    return redirect(to, *names)
