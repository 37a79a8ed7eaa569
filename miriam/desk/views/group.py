"""« Mon groupe »."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.accompaniment.acts import TO_SEE_WISHES
from miriam.desk.pages.group import page_of
from miriam.desk.permissions import READ_DAY
from miriam.desk.selectors.ended import ended
from miriam.desk.selectors.group import my_group, opened_for_the_group


@requires(READ_DAY, opens=opened_for_the_group, purpose=TO_SEE_WISHES)
def show(request: Request, mandate: Mandate) -> HttpResponse:
    """The women one accompanies, by group: who they are, and not what is measured."""
    by = request.actor
    context = {"mine": page_of(my_group(by), by=by), "ended": ended(by)}
    return render(request, "desk/group.html", context)
