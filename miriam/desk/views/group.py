"""« Mon groupe »."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.desk.acts import TO_SEE_GROUP
from miriam.desk.pages.group import page_of
from miriam.desk.permissions import READ_DAY
from miriam.desk.selectors.group import my_group
from miriam.people.selectors import my_names


@requires(READ_DAY, opens=my_names, purpose=TO_SEE_GROUP)
def show(request: Request, mandate: Mandate) -> HttpResponse:
    """The women one accompanies, by group."""
    return render(request, "desk/group.html", {"mine": page_of(my_group(request.actor))})
