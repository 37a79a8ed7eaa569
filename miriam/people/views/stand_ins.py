"""Naming who replaces her, and saying that she is back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate, StandIn
from miriam.access.permissions import END_STAND_IN, NAME_STAND_IN
from miriam.look.dates import span
from miriam.look.taps import tap
from miriam.people.forms.stand_ins import StandInForm
from miriam.people.services import stand_ins

SOME_STAY_CLOSED = _(
    "Au moins un dossier reste fermé à cette collègue, comme il y est écrit : confiez-le à "
    "quelqu’un d’autre."
)

SOMEBODY_HAS_THEM = _(
    "Au moins un dossier n’est pas compris : quelqu’un vous y remplace déjà, vous ou votre duo, "
    "pour une partie de ces jours."
)


@requires(NAME_STAND_IN)
def stand_in_new(request: Request, mandate: Mandate) -> HttpResponse:
    """Name who replaces her, until when, for all her files or for those of the address."""
    form = StandInForm(request.POST or None, colleagues=stand_ins.colleagues(request.actor))
    chosen = _chosen(request)
    if form.is_valid() and (
        named := form.makes(
            lambda: stand_ins.name(**form.facts(), subjects=chosen or None, by=request.actor)
        )
    ):
        messages.success(request, _may_read(named))
        _say_what_is_left_out(request, named, chosen)
        return redirect("access:team")
    context = {"form": form, "chosen": chosen, "mandate": mandate}
    return render(request, "people/stand_in_new.html", context)


def _may_read(named: StandIn) -> str:
    many = named.scope.count()
    reads = ngettext(
        "%(name)s peut lire %(n)d dossier, %(days)s.",
        "%(name)s peut lire %(n)d dossiers, %(days)s.",
        many,
    )
    days = span(named.starts_on, named.ends_on)
    return reads % {"name": named.mandate.account.name, "n": many, "days": days}


def _say_what_is_left_out(request: Request, named: StandIn, chosen: list[UUID]) -> None:
    if stand_ins.kept_from(named.mandate, chosen or None, by=request.actor):
        messages.warning(request, SOME_STAY_CLOSED)
    if not chosen and stand_ins.left_out(named, by=request.actor):
        messages.warning(request, SOMEBODY_HAS_THEM)


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
    """She is back: what was lent closes."""
    if request.method != "POST":
        return render(request, "people/stand_in_end.html", {"stand_in": stand_in})
    return tap(
        request,
        lambda: stand_ins.end(stand_in, by=request.actor),
        _("Le remplacement est terminé."),
        "access:team",
    )
