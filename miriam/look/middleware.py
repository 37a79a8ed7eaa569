"""Headers that every answer carries: private, not kept, not framed, not followed; and a page for
whoever opens the address of a button.
"""

from collections.abc import Callable

from csp.constants import HEADER as CONTENT_POLICY
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse

from miriam.look.views import errors

NOT_ALLOWED = 405
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
