"""Taking a place, leaving it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.groups import selectors
from miriam.groups.acts import TO_CHANGE_PLACE
from miriam.groups.forms import PlaceForm
from miriam.groups.models import Group, Place
from miriam.groups.permissions import FREE_PLACE, WRITE_GROUP
from miriam.groups.services import places
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts
from miriam.vault.domain import Depth


@requires(WRITE_GROUP, opens=selectors.opens_unplaced, purpose=TO_CHANGE_PLACE)
def place_new(request: Request, group: Group) -> HttpResponse:
    """One of the women one accompanies joins the group."""
    form = PlaceForm(request.POST or None, files=selectors.without_place(request.actor))
    if form.is_valid() and form.keeps(lambda: places.take(group, **form.facts(), by=request.actor)):
        messages.success(request, _("Elle a sa place."))
        return redirect("groups:group", group.public_id)
    return render(request, "groups/place_new.html", {"group": group, "form": form})


@requires(FREE_PLACE, opens=at(Depth.IDENTITY, of="file"), purpose=TO_CHANGE_PLACE)
def place_free(request: Request, place: Place) -> HttpResponse:
    """What leaving means, and the act."""
    if request.method != "POST":
        return render(request, "groups/place_free.html", {"place": place})
    return tap(
        request,
        lambda: places.free(place, by=request.actor),
        _("La place est libre. Personne ne demande pourquoi."),
        "groups:group",
        place.group.public_id,
        undo=address("groups:place_return", place.public_id),
        lasts=Lasts.TONIGHT,
    )


@require_POST
@requires(FREE_PLACE)
def place_return(request: Request, place: Place) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: places.return_to(place, by=request.actor),
        _("Elle a de nouveau sa place."),
        "groups:group",
        place.group.public_id,
    )
