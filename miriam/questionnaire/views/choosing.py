"""Two acts of a case manager: ask this version from now on, or what ships again."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.taps import tap
from miriam.questionnaire.pages.reading import found_or_404
from miriam.questionnaire.permissions import CHOOSE_VERSION
from miriam.questionnaire.services import choosing


@require_POST
@requires(CHOOSE_VERSION)
def choose(request: Request, mandate: Mandate, questionnaire: str, version: str) -> HttpResponse:
    """Ask it of the women who begin from now on."""
    chosen = found_or_404(questionnaire, version)
    return tap(
        request,
        lambda: choosing.choose(mandate, chosen, by=request.actor),
        _("C’est la version des prochaines réponses. Ce qui est commencé continue ainsi."),
        "measures:definition",
        questionnaire,
        version,
    )


@require_POST
@requires(CHOOSE_VERSION)
def leave(request: Request, mandate: Mandate, questionnaire: str, version: str) -> HttpResponse:
    """Ask what ships again."""
    left = found_or_404(questionnaire, version)
    return tap(
        request,
        lambda: choosing.leave(mandate, left, by=request.actor),
        _("Votre centre ne demande plus cette version aux nouvelles venues."),
        "measures:definition",
        questionnaire,
        version,
    )
