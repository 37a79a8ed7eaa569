"""The budget of a group."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.forms.around import BudgetForm
from miriam.groupwork.selectors.ready import GroupBudget, account_of
from miriam.groupwork.services.budget import say_budget
from miriam.look.ways_back import said


@requires(WRITE_GROUP)
def budget(request: Request, group: Group) -> HttpResponse:
    """What may be spent, what is, what is left."""
    account = account_of(group)
    form = BudgetForm(request.POST or None, initial=_as_it_is(account))
    if form.is_valid() and form.keeps_or_shows(
        lambda: say_budget(group, **form.change(), by=request.actor),
        fresh=lambda: _as_it_is(account_of(group)),
    ):
        said(request, _("Gardé."))
        return redirect("groupwork:budget", group.public_id)
    context = {"group": group, "form": form, "spending": account}
    return render(request, "groupwork/budget.html", context)


def _as_it_is(account: GroupBudget) -> dict[str, object]:
    kept = account.budget
    return {"amount": kept.amount, "version": kept.version} if kept else {"version": 0}
