"""Light, dark, or as the device says: a choice kept in a cookie, without an account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from miriam.look.addresses import is_page

CHOICES = ("light", "dark")
A_YEAR = 365 * 24 * 3600


def chosen(request: HttpRequest) -> str:
    """`light` or `dark`, or nothing when the device decides."""
    value = request.COOKIES.get(settings.THEME_COOKIE, "")
    return value if value in CHOICES else ""


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to where it was made."""
    response = HttpResponseRedirect(way_back(request))
    theme = request.POST.get("theme", "")
    if theme in CHOICES:
        response.set_cookie(
            settings.THEME_COOKIE,
            theme,
            max_age=A_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(settings.THEME_COOKIE, samesite="Lax")
    return response


def way_back(request: HttpRequest) -> str:
    """The page that was open, if it is one of ours."""
    address = request.POST.get("next", "")
    return address if is_page(address) else "/"
