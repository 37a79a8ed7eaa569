"""Whether messages can leave, and how many wait: numbers, for whoever keeps the installation."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.outbox.pages.gateways import ways
from miriam.outbox.permissions import READ_GATEWAYS
from miriam.outbox.selectors.messages import counts_of


@requires(READ_GATEWAYS)
def gateways(request: Request, mandate: Mandate) -> HttpResponse:
    """No name, no number, no woman."""
    context = {"ways": ways(), "counts": counts_of(mandate.centre), "mandate": mandate}
    return render(request, "outbox/gateways.html", context)
