"""The box of ideas, and the themes that are wished against those that were spoken of."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import TO_COLLECT_IDEAS
from miriam.groupwork.forms.wishes import IdeaForm
from miriam.groupwork.models import Idea
from miriam.groupwork.pages.wishes import box_of
from miriam.groupwork.permissions import RETURN_IDEA, TAKE_IDEA
from miriam.groupwork.services import ideas as service
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import said
from miriam.vault.domain import Depth

PAGE = "groupwork:ideas"


@requires(WRITE_GROUP, opens=at(Depth.GROUP), purpose=TO_COLLECT_IDEAS)
def ideas(request: Request, group: Group) -> HttpResponse:
    """What the group would like, and one line more."""
    form = IdeaForm(request.POST or None)
    if form.is_valid() and (
        made := form.makes(lambda: service.put_in(group, **form.facts(), by=request.actor))
    ):
        said(request, _("C’est gardé."), undo=address("groupwork:idea_out", made.public_id))
        return redirect(PAGE, group.public_id)
    context = {"group": group, "form": form, "box": box_of(group)}
    return render(request, "groupwork/ideas.html", context)


@require_POST
@requires(TAKE_IDEA)
def idea_out(request: Request, idea: Idea) -> HttpResponse:
    """It is done, or wished no more."""
    return tap(
        request,
        lambda: service.take_out(idea, by=request.actor),
        _("C’est enlevé."),
        PAGE,
        idea.group.public_id,
        undo=address("groupwork:idea_return", idea.public_id),
    )


@require_POST
@requires(RETURN_IDEA)
def idea_return(request: Request, idea: Idea) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: service.put_back(idea, by=request.actor),
        _("C’est de nouveau là."),
        PAGE,
        idea.group.public_id,
        undo=address("groupwork:idea_out", idea.public_id),
    )
