"""The women for whom one is ready, should their case manager be away."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.actor import Actor
from miriam.access.gate import Opening, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.desk.acts import TO_SEE_DUO
from miriam.desk.permissions import READ_DAY
from miriam.desk.selectors.mine import ready_for
from miriam.people import selectors as people


def opened_for_the_duo(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """Their names, and nothing of what they confided."""
    yield from people.names_of([file.pk for file in ready_for(by)], by)


@requires(READ_DAY, opens=opened_for_the_duo, purpose=TO_SEE_DUO)
def show(request: Request, mandate: Mandate) -> HttpResponse:
    """Their names, with the pencil beside each."""
    by = request.actor
    files = ready_for(by)
    return render(
        request,
        "desk/duo.html",
        {"women": people.named(files, by=by), "waiting": people.waiting_for_key(files, by=by)},
    )
