"""The launch list, for those who carry the group and the coordinator; and her view in figures."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.groups import selectors
from miriam.groups.acts import TO_READ_GROUP
from miriam.groups.domain import LaunchPoint
from miriam.groups.forms import LaunchItemForm
from miriam.groups.models import Group, LaunchItem
from miriam.groups.permissions import CHANGE_LAUNCH_ITEM, LAUNCH_GROUP, OVERSEE_GROUPS
from miriam.groups.services import launch
from miriam.look.taps import tap
from miriam.people.selectors import fresh


@requires(OVERSEE_GROUPS)
def overview(request: Request, mandate: Mandate) -> HttpResponse:
    """The groups of the centre in figures."""
    context = {"groups": selectors.overview(request.actor), "centre": mandate.centre}
    return render(request, "groups/overview.html", context)


@requires(LAUNCH_GROUP, opens=selectors.opens_notes, purpose=TO_READ_GROUP)
def launch_list(request: Request, group: Group) -> HttpResponse:
    """What should be settled before the group starts."""
    context = {
        "group": group,
        "items": selectors.launch_list(group),
        "reads_notes": selectors.reads_notes(request.actor),
    }
    return render(request, "groups/launch.html", context)


@requires(CHANGE_LAUNCH_ITEM, opens=selectors.opens_note, purpose=TO_READ_GROUP)
def launch_item(request: Request, item: LaunchItem) -> HttpResponse:
    """How far one point is; childcare is said with places, on a page of its own."""
    if item.point == LaunchPoint.CHILDCARE:
        return redirect("groups:childcare", item.group.public_id)
    reads = selectors.reads_notes(request.actor)
    form = LaunchItemForm(
        request.POST or None, initial=LaunchItemForm.of(item, reads=reads), reads=reads
    )
    if form.is_valid() and form.keeps_or_shows(
        lambda: launch.settle(item, **form.change(), by=request.actor),
        fresh=lambda: LaunchItemForm.of(fresh(item), reads=reads),
    ):
        messages.success(request, _("C’est noté."))
        return redirect("groups:launch", item.group.public_id)
    return render(request, "groups/launch_item.html", {"item": item, "form": form})


@require_POST
@requires(LAUNCH_GROUP)
def launch_seen(request: Request, group: Group) -> HttpResponse:
    """The list was looked at together."""
    return tap(
        request,
        lambda: launch.see(group, by=request.actor),
        _("C’est noté : la liste a été vue. Le groupe peut démarrer."),
        "groups:launch",
        group.public_id,
    )
