"""The sessions of a group, and one of them with what it still needs."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import TO_PREPARE_SESSION, TO_SEE_SESSIONS
from miriam.groupwork.models import Session
from miriam.groupwork.pages.ready import ready_lines
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.groupwork.selectors.ready import readiness_of
from miriam.groupwork.selectors.sessions import sessions_of
from miriam.vault.domain import Depth


@requires(WRITE_GROUP, opens=at(Depth.GROUP), purpose=TO_SEE_SESSIONS)
def session_list(request: Request, group: Group) -> HttpResponse:
    """What comes, then what has been."""
    every = sessions_of(group)
    coming = [session for session in every if not session.is_over]
    over = [session for session in reversed(every) if session.is_over]
    context = {"group": group, "coming": coming, "over": over}
    return render(request, "groupwork/session_list.html", context)


@requires(WRITE_SESSION, opens=at(Depth.GROUP, of="group"), purpose=TO_PREPARE_SESSION)
def session(request: Request, session: Session) -> HttpResponse:
    """Whether it is ready, and what it still needs."""
    ready = readiness_of(session)
    context = {"session": session, "ready": ready, "lines": ready_lines(ready)}
    return render(request, "groupwork/session.html", context)
