"""The centre's commitment that controls are suspended during Miriam."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.taps import tap
from miriam.people import selectors
from miriam.people.permissions import COMMIT_CENTRE
from miriam.people.services import commitments


@requires(COMMIT_CENTRE)
def commitment(request: Request, mandate: Mandate) -> HttpResponse:
    """Its text, since when it holds, and the act that records it."""
    if request.method == "POST":
        return tap(
            request,
            lambda: commitments.commit_centre(mandate, by=request.actor),
            _("L’engagement est noté. Il est imprimé avec chaque accord."),
            "people:commitment",
        )
    context = {"promise": selectors.promise_of(mandate.centre), "centre": mandate.centre}
    return render(request, "people/commitment.html", context)
