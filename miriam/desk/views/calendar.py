"""A calendar as a telephone asks for it."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.http import require_safe

from miriam.access.gate import open_to_all
from miriam.desk.selectors.calendar import calendar_behind


@require_safe
@open_to_all("a telephone that subscribed signs in nowhere; its address is the secret")
def show(request: HttpRequest, language: str, secret: str) -> HttpResponse:
    """Days and hours under a neutral title; the same nothing for an address that was stopped and
    one that never was.
    """
    calendar = calendar_behind(secret, language)
    if calendar is None:
        return HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    # A telephone may keep it, and asks each time whether it is still so; nobody between may.
    answer.headers["Cache-Control"] = "private, no-cache"
    set_response_etag(answer)
    known = get_conditional_response(request, etag=answer.headers["ETag"], response=answer)
    return known or answer
