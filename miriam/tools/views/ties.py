"""One tie at a time: added, changed, moved, taken off; each with its way back."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from miriam.access.actor import Actor
from miriam.access.gate import Opening, at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.taps import makes
from miriam.look.ways_back import said
from miriam.tools.acts import TO_DRAW_NETWORK
from miriam.tools.forms.ties import PutForm, TieForm, as_it_is
from miriam.tools.models import EarlierDrawing, NetworkMap
from miriam.tools.permissions import CHANGE_NETWORK, UNDO_NETWORK
from miriam.tools.selectors.network import as_kept, tie_of
from miriam.tools.services import drawing
from miriam.tools.services.refusals import TieIsGone
from miriam.vault.domain import Depth

KEPT = gettext_lazy("C’est gardé.")
ALL_OF_FILE = at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING, of="file")


def _opens_its_file(earlier: EarlierDrawing, by: Actor) -> Iterable[Opening]:
    yield from ALL_OF_FILE(earlier.network, by)


def _back(
    request: Request,
    network: NetworkMap,
    earlier: EarlierDrawing | None,
    done: str | Promise = KEPT,
) -> HttpResponse:
    """To the drawing; one sentence for all that is drawn, so that nothing tells what lies apart."""
    if earlier:
        undo = address("tools:network_undo", earlier.public_id)
        said(request, done, undo=undo)
    return redirect("tools:network", network.file.public_id)


@requires(CHANGE_NETWORK, opens=ALL_OF_FILE, purpose=TO_DRAW_NETWORK)
def tie_new(request: Request, network: NetworkMap) -> HttpResponse:
    """Somebody or something more around her."""
    form, by = TieForm(request.POST or None), request.actor
    if form.is_valid() and (earlier := form.makes(lambda: drawing.add(network, form.tie(), by=by))):
        return _back(request, network, earlier)
    context = {"file": network.file, "network": network, "form": form}
    return render(request, "tools/tie.html", context)


@requires(CHANGE_NETWORK, opens=ALL_OF_FILE, purpose=TO_DRAW_NETWORK)
def tie_change(request: Request, network: NetworkMap, tie: int) -> HttpResponse:
    """The tie is another now, or was noted wrongly."""
    shown, by, made = tie_of(network, tie), request.actor, []
    if shown is None:
        return _is_gone(request, network)
    form = TieForm(request.POST or None, initial=as_it_is(*shown))
    if form.is_valid() and form.keeps_or_shows(
        lambda: made.append(
            drawing.change(network, tie, form.tie(shown[0]), seen=form.on_screen, by=by)
        ),
        fresh=lambda: as_it_is(*(tie_of(as_kept(network), tie) or shown)),
    ):
        return _back(request, network, made[0])
    context = {"file": network.file, "network": network, "form": form, "tie": shown[0]}
    return render(request, "tools/tie.html", context)


def _is_gone(request: Request, network: NetworkMap) -> HttpResponse:
    """Said on the drawing; or, with what was typed, on the form of a tie that would be new."""
    if request.method != "POST":
        messages.warning(request, str(TieIsGone.sentence))
        return redirect("tools:network", network.file.public_id)
    form = TieForm(request.POST)
    form.is_gone()
    context = {"file": network.file, "network": network, "form": form}
    return render(request, "tools/tie.html", context)


@requires(CHANGE_NETWORK, opens=ALL_OF_FILE, purpose=TO_DRAW_NETWORK)
@require_POST
def tie_off(request: Request, network: NetworkMap, tie: int) -> HttpResponse:
    """It is taken off."""
    by = request.actor
    return _back(request, network, makes(request, lambda: drawing.take_off(network, tie, by=by)))


@requires(CHANGE_NETWORK, opens=ALL_OF_FILE, purpose=TO_DRAW_NETWORK)
@require_POST
def tie_move(request: Request, network: NetworkMap) -> HttpResponse:
    """A finger or a mouse put it elsewhere."""
    form, by = PutForm(request.POST), request.actor
    earlier = None
    if form.is_valid():
        place = form.facts()
        number = place.pop("tie")
        earlier = makes(request, lambda: drawing.move(network, number, **place, by=by))
    return _back(request, network, earlier)


@requires(UNDO_NETWORK, opens=_opens_its_file, purpose=TO_DRAW_NETWORK)
@require_POST
def network_undo(request: Request, earlier: EarlierDrawing) -> HttpResponse:
    """As it was before; and from there, back again."""
    network, by = earlier.network, request.actor
    before = makes(request, lambda: drawing.undo(earlier, by=by))
    return _back(request, network, before, _("Le dessin est comme avant."))
