"""Other groups of the centre at a session."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.groupwork.forms.copying import chosen
from miriam.groupwork.models import Session
from miriam.groupwork.pages.joining import joined, others, tap_address
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.groupwork.selectors.joining import group_beside
from miriam.groupwork.services import joining as service
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts

PAGE = "groupwork:joining"


@requires(WRITE_SESSION)
def joining(request: Request, session: Session) -> HttpResponse:
    """Which groups come too, and which could."""
    context = {"session": session, "joined": joined(session), "others": others(session)}
    return render(request, "groupwork/joining.html", context)


@require_POST
@requires(WRITE_SESSION)
def join(request: Request, session: Session) -> HttpResponse:
    """It comes too."""
    other = group_beside(session, chosen(request.GET))
    return tap(
        request,
        lambda: service.join(session, other, by=request.actor),
        _("Ce groupe vient aussi."),
        PAGE,
        session.public_id,
        undo=tap_address(session, "part", other) if other else "",
        lasts=Lasts.ANYTIME,
    )


@require_POST
@requires(WRITE_SESSION)
def part(request: Request, session: Session) -> HttpResponse:
    """It does not come after all."""
    other = group_beside(session, chosen(request.GET))
    return tap(
        request,
        lambda: service.part(session, other, by=request.actor),
        _("Ce groupe ne vient plus."),
        PAGE,
        session.public_id,
        undo=tap_address(session, "join", other) if other else "",
        lasts=Lasts.ANYTIME,
    )
