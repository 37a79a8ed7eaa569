"""A group ends: what is lost is said first, then its lists go and three numbers a session stay."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.attendance.acts import TO_END_GROUP
from miriam.attendance.selectors import lists
from miriam.attendance.services import closing
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.look.taps import tap
from miriam.vault.domain import Depth


@requires(WRITE_GROUP, opens=at(Depth.GROUP), purpose=TO_END_GROUP)
def close(request: Request, group: Group) -> HttpResponse:
    """How many lists go; then they are gone."""
    if request.method != "POST":
        context = {"group": group, "lists": lists.how_many(group, by=request.actor)}
        return render(request, "attendance/close.html", context)
    return tap(
        request,
        lambda: closing.end(group, by=request.actor),
        _("Le groupe est terminé. Ses listes de présence sont détruites."),
        "groups:group",
        group.public_id,
    )
