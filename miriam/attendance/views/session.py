"""« Jeudi est prêt »: what a session needs, and who answered, as numbers."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.attendance.pages.ready import shown
from miriam.attendance.permissions import KEEP_LIST
from miriam.attendance.selectors.pages import opens_group_at
from miriam.attendance.selectors.ready import session_page
from miriam.groupwork.acts import TO_PREPARE_SESSION
from miriam.groupwork.models import Session


@requires(KEEP_LIST, opens=opens_group_at, purpose=TO_PREPARE_SESSION)
def session(request: Request, session: Session) -> HttpResponse:
    """Whether it is ready, and what it still needs."""
    page = shown(session_page(session, by=request.actor))
    return render(request, "attendance/session.html", {"page": page})
