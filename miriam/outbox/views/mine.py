"""« Mon agenda dans mon téléphone », of whoever accompanies."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.language import page_language
from miriam.look.taps import makes, tap
from miriam.outbox import selectors
from miriam.outbox.pages.addresses import shown
from miriam.outbox.permissions import OWN_CALENDAR
from miriam.outbox.services import addresses


@requires(OWN_CALENDAR)
def show(request: Request, mandate: Mandate) -> HttpResponse:
    """Whether there is an address; one that was just made, this once."""
    if request.method == "POST" and (
        secret := makes(request, lambda: addresses.make_mine(mandate, by=request.actor))
    ):
        made = shown(secret, page_language())
        return render(request, "outbox/mine_made.html", {"made": made})
    return render(request, "outbox/mine.html", {"given": selectors.mine(mandate)})


@require_POST
@requires(OWN_CALENDAR)
def stop(request: Request, mandate: Mandate) -> HttpResponse:
    """The telephone gets nothing any more."""
    return tap(
        request,
        lambda: addresses.stop_mine(mandate, by=request.actor),
        _("C’est arrêté. L’adresse ne sert plus."),
        "outbox:mine",
    )
