"""A part of a file, as players of sound ask for it: without it some do not play at all."""

import re

from django.http import HttpRequest, HttpResponse

ASKED = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
PARTIAL, OUTSIDE = 206, 416


def in_parts(request: HttpRequest, content: bytes, *, kind: str) -> HttpResponse:
    """The whole file, or the one part of it that was asked for."""
    asked = ASKED.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or not any(asked.groups()):
        return _answer(content, kind)
    first, last = _bounds(asked[1], asked[2], len(content))
    if first > last:
        response = _answer(b"", kind, status=OUTSIDE)
        response["Content-Range"] = f"bytes */{len(content)}"
        return response
    response = _answer(content[first : last + 1], kind, status=PARTIAL)
    response["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    return response


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """From which byte to which; `-500` is the last five hundred."""
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last) if last else size - 1, size - 1)


def _answer(content: bytes, kind: str, status: int = 200) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, status=status, headers={"Accept-Ranges": "bytes"}
    )
