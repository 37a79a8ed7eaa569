"""« C’est bien ça », and back; a drawing taken away, and back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts
from miriam.tools.acts import TO_DRAW_NETWORK
from miriam.tools.forms.ties import StandsForm
from miriam.tools.models import NetworkMap
from miriam.tools.permissions import CHANGE_NETWORK, REMOVE_NETWORK, RETURN_NETWORK
from miriam.tools.services import standing
from miriam.vault.domain import Depth

ALL_OF_FILE = at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING, of="file")


@requires(CHANGE_NETWORK, opens=ALL_OF_FILE, purpose=TO_DRAW_NETWORK)
@require_POST
def network_stands(request: Request, network: NetworkMap) -> HttpResponse:
    """She says that it is right as she sees it."""
    form = StandsForm(request.POST)
    if not form.is_valid():
        return redirect("tools:network", network.file.public_id)
    return tap(
        request,
        lambda: standing.say_it_stands(network, seen=form.on_screen, by=request.actor),
        _("Ce dessin est gardé comme il est."),
        "tools:network",
        network.file.public_id,
        undo=address("tools:network_take_up", network.public_id),
        lasts=Lasts.ANYTIME,
    )


@requires(CHANGE_NETWORK, opens=ALL_OF_FILE, purpose=TO_DRAW_NETWORK)
@require_POST
def network_take_up(request: Request, network: NetworkMap) -> HttpResponse:
    """She wants to change it still."""
    return tap(
        request,
        lambda: standing.take_up(network, by=request.actor),
        _("Le dessin peut de nouveau changer."),
        "tools:network",
        network.file.public_id,
    )


@requires(REMOVE_NETWORK, opens=at(Depth.IDENTITY, of="file"), purpose=TO_DRAW_NETWORK)
@require_POST
def network_remove(request: Request, network: NetworkMap) -> HttpResponse:
    """The whole drawing goes."""
    return tap(
        request,
        lambda: standing.take_away(network, by=request.actor),
        _("Le dessin est enlevé."),
        "tools:network",
        network.file.public_id,
        undo=address("tools:network_return", network.public_id),
    )


@requires(RETURN_NETWORK, opens=at(Depth.IDENTITY, of="file"), purpose=TO_DRAW_NETWORK)
@require_POST
def network_return(request: Request, network: NetworkMap) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: standing.bring_back(network, by=request.actor),
        _("Le dessin est de nouveau là."),
        "tools:network",
        network.file.public_id,
        undo=address("tools:network_remove", network.public_id),
    )
