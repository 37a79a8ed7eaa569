"""Headers that every answer carries: private, not kept, not framed, not followed; a page for
whoever opens the address of a button or sends more than is taken; and text that comes in without a
sign that cannot be shown.
"""

from collections.abc import Callable
from contextlib import suppress

from csp.constants import HEADER as CONTENT_POLICY
from csp.utils import build_policy
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError

from miriam.core import signs
from miriam.look.views import errors

NOT_ALLOWED = 405
# A browser shows no answer before it has sent everything: so much of it is waited for, unread.
WAITED_FOR, AT_A_TIME = 64 * 1024 * 1024, 64 * 1024
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Robots-Tag": "noindex, nofollow",
}


class PrivateByDefault:
    """Nothing that Miriam answers is kept by a browser, a proxy or a search engine."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        # The middleware of django-csp puts the same policy together for every answer.
        self.headers = {**HEADERS, CONTENT_POLICY: build_policy()}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response


class ButtonsAreNoPages:
    """Where there is nothing to show, the house says so, and not the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != NOT_ALLOWED or request.method != "GET":
            return response
        page = errors.only_sent(request)
        page.headers["Allow"] = response.headers["Allow"]
        return page


class NotTooMuch:
    """What is more than any form of ours holds is not taken, and the page says how much is; nor is
    what was cut on its way.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            # What is read here is read once: whatever lies behind finds it.
            _ = request.GET, request.POST
        except RequestDataTooBig:
            return _once_sent(request, errors.too_heavy(request))
        except (TooManyFieldsSent, TooManyFilesSent):
            return _once_sent(request, errors.too_many(request))
        except UnreadablePostError:
            return errors.bad_request(request)
        return self.get_response(request)


def _once_sent(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    with suppress(UnreadablePostError):
        for _ in range(WAITED_FOR // AT_A_TIME):
            if not request.read(AT_A_TIME):
                break
    return page


class OnlyReadable:
    """The one place where text comes in: address, question, form, names of files, cookies, headers.

    Whatever lies behind it may be given to either database; a form asks to take the � out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.path, request.path_info = signs.shown(request.path), signs.shown(request.path_info)
        # Before the headers: cookies are read out of one of them, byte by byte.
        request.COOKIES = {name: signs.shown(value) for name, value in request.COOKIES.items()}
        for name, value in request.META.items():
            if name.startswith("HTTP_"):
                request.META[name] = signs.shown(value)
        request.GET = _readable(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = _readable(request.POST)  # type: ignore[assignment]
        return self.get_response(request)


def _readable(sent: QueryDict) -> QueryDict:
    texts = [text for name, values in sent.lists() for text in (name, *values)]
    if all(signs.shown(text) == text for text in texts):
        return sent
    readable = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        readable.setlist(signs.shown(name), [signs.shown(value) for value in values])
    readable._mutable = False
    return readable
