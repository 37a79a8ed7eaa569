"""The team: who holds keys, who waits, who replaces whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from miriam.access import selectors
from miriam.access.forms import StandInForm
from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate, StandIn
from miriam.access.permissions import END_STAND_IN, LET_IN, NAME_STAND_IN, SEE_TEAM
from miriam.access.services import admissions, stand_ins
from miriam.access.services.admissions import AnotherKey
from miriam.core.refusals import Refused
from miriam.vault.services.circles import UnknownCircle

ALL_KEYS = _("Votre collègue a reçu toutes les clés qu’elle attendait.")
SOME_KEYS_LATER = _(
    "Votre collègue a reçu les clés que vous avez. D’autres collègues lui remettront les leurs en "
    "rouvrant leur coffre."
)
SOME_STAY_CLOSED = _(
    "Au moins un dossier reste fermé à cette collègue, comme il y est écrit : confiez-le à "
    "quelqu’un d’autre."
)


@requires(SEE_TEAM)
def team(request: Request, mandate: Mandate) -> HttpResponse:
    """The case managers of the centre and how far each is from her keys."""
    context = {
        "members": selectors.team(request.actor),
        "stand_ins": selectors.stand_ins_of_centre(request.actor),
        "mandate": mandate,
    }
    return render(request, "access/team.html", context)


@requires(LET_IN)
def let_in(request: Request, mandate: Mandate) -> HttpResponse:
    """Compare the digits with the colleague, aloud, then open to her."""
    if not request.actor.has_keys:
        return redirect("signin:keys_closed")
    digits = refusal = ""
    try:
        digits = admissions.digits_of(mandate, by=request.actor)
        if request.method == "POST":
            compared = request.POST.get("compared", "")
            still_waiting = admissions.let_in(mandate, compared=compared, by=request.actor)
            messages.success(request, SOME_KEYS_LATER if still_waiting else ALL_KEYS)
            return redirect("access:team")
    except (AnotherKey, UnknownCircle) as refused:
        refusal = str(refused)
    context = {"mandate": mandate, "digits": digits, "refusal": refusal}
    return render(request, "access/let_in.html", context)


@requires(NAME_STAND_IN)
def stand_in_new(request: Request, mandate: Mandate) -> HttpResponse:
    """Name who replaces her, until when, for all her files or for those of the address."""
    if not request.actor.has_keys:
        return redirect("signin:keys_closed")
    form = StandInForm(request.POST or None, colleagues=stand_ins.colleagues(request.actor))
    chosen = _chosen(request)
    if form.is_valid():
        try:
            stand_ins.name(**form.cleaned_data, subjects=chosen or None, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            messages.success(request, _("Les clés sont prêtées jusqu’au dernier jour."))
            _say_what_stays_closed(request, form.cleaned_data["mandate"], chosen)
            return redirect("access:team")
    context = {"form": form, "chosen": chosen, "mandate": mandate}
    return render(request, "access/stand_in_new.html", context)


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
    if request.method == "POST":
        stand_ins.end(stand_in, by=request.actor)
        messages.success(request, _("Les clés prêtées sont reprises."))
        return redirect("access:team")
    return render(request, "access/stand_in_end.html", {"stand_in": stand_in})
