"""Naming who replaces her, and taking the lent keys back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate, StandIn
from miriam.access.permissions import END_STAND_IN, NAME_STAND_IN
from miriam.look.taps import tap
from miriam.people.forms.stand_ins import StandInForm
from miriam.people.services import stand_ins

SOME_STAY_CLOSED = _(
    "Au moins un dossier reste fermé à cette collègue, comme il y est écrit : confiez-le à "
    "quelqu’un d’autre."
)


@requires(NAME_STAND_IN)
def stand_in_new(request: Request, mandate: Mandate) -> HttpResponse:
    """Name who replaces her, until when, for all her files or for those of the address."""
    form = StandInForm(request.POST or None, colleagues=stand_ins.colleagues(request.actor))
    chosen = _chosen(request)
    if form.is_valid() and form.keeps(
        lambda: stand_ins.name(**form.facts(), subjects=chosen or None, by=request.actor)
    ):
        messages.success(request, _("Les clés sont prêtées jusqu’au dernier jour."))
        _say_what_stays_closed(request, form.cleaned_data["mandate"], chosen)
        return redirect("access:team")
    context = {"form": form, "chosen": chosen, "mandate": mandate}
    return render(request, "people/stand_in_new.html", context)


def _say_what_stays_closed(request: Request, colleague: Mandate, chosen: list[UUID]) -> None:
    if stand_ins.kept_from(colleague, chosen or None, by=request.actor):
        messages.warning(request, SOME_STAY_CLOSED)


def _chosen(request: Request) -> list[UUID]:
    """The files that the address names (`?dossier=…`); others’ are left out later."""
    return [UUID(name) for name in request.GET.getlist("dossier") if _is_name(name)]


def _is_name(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@requires(END_STAND_IN)
def stand_in_end(request: Request, stand_in: StandIn) -> HttpResponse:
    """She is back: take the lent keys back."""
    if request.method != "POST":
        return render(request, "people/stand_in_end.html", {"stand_in": stand_in})
    return tap(
        request,
        lambda: stand_ins.end(stand_in, by=request.actor),
        _("Les clés prêtées sont reprises."),
        "access:team",
    )
