"""Forms of sessions, empty or filled from elsewhere: from a card, from another session."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.http import Request
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.forms.filled import replaced, wants_both
from miriam.groupwork.forms.sessions import SessionForm
from miriam.groupwork.models import Session
from miriam.groupwork.selectors.memory import last_time
from miriam.groupwork.selectors.ready import remaining
from miriam.groupwork.selectors.taken import sessions_on
from miriam.groupwork.services import sessions
from miriam.look.addresses import address
from miriam.look.ways_back import Lasts, said

Filled = Mapping[str, Any]


def beside(group: Group, session: Session | None = None) -> dict[str, object]:
    """What stands beside the form: what was left for this time, what the budget allows, and where
    it is sent (to its own page).
    """
    before = session.starts_at if session else clock.now()
    left = remaining(group)
    return {"group": group, "last_time": last_time(group, before), "left": left, "action": ""}


def planned_filled(request: Request, session: Session, filled: Filled) -> HttpResponse:
    """The form of a planned session with what it is filled with, and what that would replace;
    sent, it is a change of the session like any other.
    """
    form = SessionForm(initial=filled)
    action = address("groupwork:session_change", session.public_id)
    context = {"session": session, "form": form, "replaced": replaced(session, form)}
    around = {**beside(session.group, session), "action": action}
    return render(request, "groupwork/session_filled.html", {**context, **around})


def new_filled(
    request: Request, group: Group, filled: Filled, *, instead: Callable[[Session], str]
) -> HttpResponse:
    """The form of a new session, with what it is filled with. Where the group meets already on that
    day it asks first, and leads to filling that one `instead`; sent again it is kept.
    """
    form = SessionForm(request.POST or None, initial=filled)
    others = _others_of_the_day(request, group, form)
    if form.is_valid() and not others and (kept := form.makes(lambda: _plan(request, group, form))):
        undo = address("groupwork:session_drop", kept.public_id)
        said(request, _("La séance est gardée."), undo=undo, lasts=Lasts.ANYTIME)
        return redirect("attendance:session", kept.public_id)
    context = {"form": form, "others": [(one, instead(one)) for one in others]}
    around = {**beside(group), "action": request.get_full_path()}
    return render(request, "groupwork/session_new.html", {**context, **around})


def _plan(request: Request, group: Group, form: SessionForm) -> Session:
    return sessions.plan(group, form.says, by=request.actor)


def _others_of_the_day(request: Request, group: Group, form: SessionForm) -> list[Session]:
    """Those of which she does not know yet."""
    if not form.is_valid() or wants_both(request.POST, form.cleaned_data["on"]):
        return []
    return sessions_on(group, form.cleaned_data["on"])
