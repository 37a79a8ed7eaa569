"""The sessions of a group."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import TO_SEE_SESSIONS
from miriam.groupwork.pages.words import rows_for
from miriam.groupwork.selectors.series import running_series
from miriam.groupwork.selectors.sessions import sessions_of
from miriam.vault.domain import Depth


@requires(WRITE_GROUP, opens=at(Depth.GROUP), purpose=TO_SEE_SESSIONS)
def session_list(request: Request, group: Group) -> HttpResponse:
    """What comes, then what has been."""
    every = rows_for(group, sessions_of(group))
    coming = [row for row in every if not row.session.is_over]
    over = [row for row in reversed(every) if row.session.is_over]
    context = {"group": group, "coming": coming, "over": over, "series": running_series(group)}
    return render(request, "groupwork/session_list.html", context)
