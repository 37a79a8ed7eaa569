"""Pages leave compressed, for whoever reads them on a slow line.

Who sees the length of compressed pages on the line can guess a secret that stands in them beside
words of his own (BREACH). So every length is padded at random, and what shows secrets is never
compressed: the rooms named in PLAIN_ROOMS, and whatever is no page. Why this is enough stands in
docs/adr/0023.
"""

import secrets
from collections.abc import Callable
from gzip import GzipFile
from io import BytesIO

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# Of the nine, the one that takes a third of the usual time and leaves a tenth more.
LEVEL = 1
SHORT, PADDING = 500, 100


class PressedPages:
    """Compresses what is a page, longer than a few lines, and shows no secret."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _may_be_pressed(request, response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response.content = _pressed(response.content)
            response.headers["Content-Length"] = str(len(response.content))
            response.headers["Content-Encoding"] = "gzip"
        return response


def _may_be_pressed(request: HttpRequest, response: HttpResponse) -> bool:
    place = request.resolver_match
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    shows_secrets = place is None or place.app_name in settings.PLAIN_ROOMS
    return is_page and not shows_secrets and len(response.content) > SHORT


def _pressed(content: bytes) -> bytes:
    """With the name of a file of a random length, which nobody reads."""
    kept = BytesIO()
    name = "a" * secrets.randbelow(PADDING)
    with GzipFile(name, "wb", LEVEL, kept, mtime=0) as press:
        press.write(content)
    return kept.getvalue()
