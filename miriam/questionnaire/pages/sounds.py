"""A recording as an answer: whole, or the part that a player asks for, without which some do not
play at all.
"""

import re

from django.http import Http404, HttpRequest, HttpResponse

from miriam.questionnaire.selectors import recordings

ASKED = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
PARTIAL, OUTSIDE = 206, 416


def recording_or_404(request: HttpRequest, named: frozenset[str], name: str) -> HttpResponse:
    """One recording, when it is among those that are named there."""
    found = recordings.recording_in(named, name)
    if found is None:
        raise Http404
    return in_parts(request, bytes(found.content), kind=found.media_type)


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
