"""Her drawing and its list; beside the start; what lies apart; and the page from which tools are
chosen.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.taps import makes
from miriam.look.ways_back import said
from miriam.people.models import File
from miriam.tools.acts import TO_DRAW_NETWORK, TO_SEE_APART, TO_SEE_NETWORK
from miriam.tools.forms.ties import PutForm
from miriam.tools.models import NetworkMap
from miriam.tools.pages.network import both_pages, listed_ties, page_of
from miriam.tools.pages.tools import choices
from miriam.tools.permissions import (
    CHANGE_NETWORK,
    DRAW_NETWORK,
    READ_NETWORK,
    REMOVE_NETWORK,
    SEE_TOOLS,
)
from miriam.tools.selectors.network import drawn_of
from miriam.tools.services import drawing
from miriam.vault.domain import Depth

HERS = at(Depth.IDENTITY, Depth.SHARED)
ALL_OF_FILE = at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING, of="file")


@requires(SEE_TOOLS, opens=at(Depth.IDENTITY), purpose=TO_SEE_NETWORK)
def tools(request: Request, file: File) -> HttpResponse:
    """What she may lay out, if she likes."""
    return render(request, "tools/list.html", {"file": file, "choices": choices()})


@requires(READ_NETWORK, opens=HERS, purpose=TO_SEE_NETWORK)
def network(request: Request, file: File) -> HttpResponse:
    """Her drawing and the list, which are one."""
    drawn = drawn_of(file)
    context = {
        "file": file,
        "drawn": drawn,
        "page": page_of(drawn) if drawn else None,
        "move": PutForm(),
        "may_go": drawn and REMOVE_NETWORK.holds(drawn.now, by=request.actor),
    }
    return render(request, "tools/network.html", context)


@requires(READ_NETWORK, opens=HERS, purpose=TO_SEE_NETWORK)
def network_both(request: Request, file: File) -> HttpResponse:
    """The start and now, side by side, with what changed in words."""
    drawn = drawn_of(file)
    if not drawn or not drawn.start:
        return redirect("tools:network", file.public_id)
    return render(request, "tools/network_both.html", {"file": file, "both": both_pages(drawn)})


@requires(CHANGE_NETWORK, opens=ALL_OF_FILE, purpose=TO_SEE_APART)
def network_apart(request: Request, network: NetworkMap) -> HttpResponse:
    """What frightens: on no drawing, on no paper."""
    file = network.file
    context = {
        "file": file,
        "network": network,
        "apart": listed_ties(network.kept_apart),
    }
    return render(request, "tools/network_apart.html", context)


@requires(
    DRAW_NETWORK,
    opens=at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING),
    purpose=TO_DRAW_NETWORK,
)
@require_POST
def network_begin(request: Request, file: File) -> HttpResponse:
    """A first drawing, or the next one, from where the last stands."""
    if begun := makes(request, lambda: drawing.begin(file, by=request.actor)):
        undo = address("tools:network_remove", begun.public_id)
        said(request, _("Le dessin est commencé."), undo=undo)
    return redirect("tools:network", file.public_id)
