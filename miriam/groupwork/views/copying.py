"""« Préparer comme… »: a session prepared after one of the last ones, of any group she carries."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import TO_PREPARE_SESSION
from miriam.groupwork.forms.copying import chosen
from miriam.groupwork.forms.sessions import like, prepared_like
from miriam.groupwork.models import Session
from miriam.groupwork.pages.copying import choices
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.groupwork.selectors.copying import copied, opens_beside, opens_beside_its_group
from miriam.groupwork.views.filled import new_filled, planned_filled
from miriam.look.addresses import address


@requires(WRITE_GROUP, opens=opens_beside, purpose=TO_PREPARE_SESSION)
def new_like(request: Request, group: Group) -> HttpResponse:
    """After which one a new session is prepared; then its form: all of that one but its day."""
    source = copied(group, chosen(request.GET), request.actor)
    if source is None:
        context = {"group": group, "choices": choices(group, request.actor)}
        return render(request, "groupwork/new_like.html", context)
    return new_filled(request, group, like(source), instead=_prepared_like(source))


def _prepared_like(source: Session) -> Callable[[Session], str]:
    return lambda session: (
        f"{address('groupwork:prepare_like', session.public_id)}?source={source.public_id}"
    )


@requires(WRITE_SESSION, opens=opens_beside_its_group, purpose=TO_PREPARE_SESSION)
def prepare_like(request: Request, session: Session) -> HttpResponse:
    """The same for a session that is planned: its day, hours and place stay."""
    source = copied(session.group, chosen(request.GET), request.actor)
    if source is None:
        found = choices(session.group, request.actor, but=session)
        context = {"session": session, "choices": found}
        return render(request, "groupwork/prepare_like.html", context)
    return planned_filled(request, session, prepared_like(session, source))
