"""What was typed and did not arrive, given back on the page that says so (docs/adr/0029).

A browser may forget a page that nobody may keep (`no-store`): going back then shows an empty form.
What was just sent is at hand, and is sent again by the same person, after she has read it.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString

from miriam.core.once import FIELD
from miriam.look.typed import PASSWORDS, is_text

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 the name of a field


def context_of(request: HttpRequest) -> Mapping[str, Any]:
    """What the page needs to give the words back; nothing where there are none to give.

    Only what one of our own pages sent, to a page for whoever works here: another site shows
    nothing here of its own making. A form in which a password was typed does not come back.
    """
    if not (request.method == "POST" and _came_from_here(request) and _writes(request)):
        return {}
    if PASSWORDS & set(request.POST):
        return {}
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts]
    typed = [(name, text) for name, text in fields if name not in (TOKEN, FIELD)]
    words = [text for _name, text in typed if is_text(text)]
    if not words:
        return {}
    token = SafeString(f'<input type="hidden" name="{TOKEN}" value="{get_token(request)}">')
    kept = [(name, text) for name, text in fields if name != TOKEN]
    return {"words": words, "fields": kept, "token": token, "path": request.get_full_path()}


def _came_from_here(request: HttpRequest) -> bool:
    """By what the browser says and no page can change; over HTTPS nothing comes from HTTP."""
    sender = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return (sender.scheme, sender.netloc) == (request.scheme, request.get_host())


def _writes(request: HttpRequest) -> bool:
    gate = getattr(request.resolver_match and request.resolver_match.func, "gate", None)
    return bool(gate and gate.needs_keys and not gate.only_asks)
