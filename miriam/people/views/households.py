"""Who lives with her."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.people import selectors
from miriam.people.acts import TO_NOTE_HOUSEHOLD
from miriam.people.forms.households import ChildForms, HouseholdForm, children_of, children_said
from miriam.people.models import File
from miriam.people.permissions import WRITE_FILE
from miriam.people.services import households
from miriam.vault.domain import Depth


@requires(WRITE_FILE, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_NOTE_HOUSEHOLD)
def household(request: Request, file: File) -> HttpResponse:
    """Her children and those around them, as far as she tells."""
    home = file.household
    form = HouseholdForm(request.POST or None, initial=HouseholdForm.of(home))
    children = ChildForms(request.POST or None, initial=children_of(home), prefix="child")
    if (children.is_valid() & form.is_valid()) and form.keeps_or_shows(
        lambda: households.describe(
            home, children=children_said(children), **form.change(), by=request.actor
        ),
        fresh=lambda: HouseholdForm.of(selectors.fresh(home)),
    ):
        messages.success(request, _("C’est gardé."))
        return redirect("people:card", file.public_id)
    context = {"file": file, "form": form, "children": children}
    return render(request, "people/household.html", context)
