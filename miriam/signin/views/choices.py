"""Language and look: choices kept on this device, without an account."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.i18n import set_language

from miriam.access.gate import open_to_all
from miriam.look.views.theme import choose_theme, way_back

theme = open_to_all("light or dark is chosen before signing in too")(choose_theme)


@open_to_all("the language is chosen before signing in too")
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language and go back to where it was chosen."""
    response: HttpResponse = set_language(request)
    if isinstance(response, HttpResponseRedirect):
        response.headers["Location"] = way_back(request)
    return response
