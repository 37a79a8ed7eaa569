"""« Rendre compte »: what a coordinator answers for, on the screen and as a document."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.coordination.forms import TeamWordForm
from miriam.coordination.pages import documents
from miriam.coordination.pages.account import page_of
from miriam.coordination.permissions import READ_ACCOUNT
from miriam.coordination.selectors import account_of, word_of
from miriam.coordination.services import say
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.look.language import page_language

LANGUAGES = {"fr", "nl"}


@requires(READ_ACCOUNT)
def account(request: Request, group: Group) -> HttpResponse:
    """The group, its rhythm, what stands in its way."""
    context = {
        "group": group,
        "page": page_of(account_of(group)),
        "may_write": WRITE_GROUP.holds(group, by=request.actor),
    }
    return render(request, "coordination/account.html", context)


@requires(WRITE_GROUP)
def team_word(request: Request, group: Group) -> HttpResponse:
    """A few sentences of the team about the group."""
    form = TeamWordForm(request.POST or None, initial=TeamWordForm.of(word_of(group)))
    if form.is_valid() and form.keeps_or_shows(
        lambda: say(group, **form.change(), by=request.actor),
        fresh=lambda: TeamWordForm.of(word_of(group)),
    ):
        messages.success(request, _("C’est gardé."))
        return redirect("coordination:account", group.public_id)
    return render(request, "coordination/team_word.html", {"group": group, "form": form})


@requires(READ_ACCOUNT)
def account_document(request: Request, group: Group) -> HttpResponse:
    """The same in French or in Dutch, whatever the language of the page."""
    asked = request.GET.get("langue", "")
    with translation.override(asked if asked in LANGUAGES else page_language()):
        made = documents.account_of_group(group, page_of(account_of(group)))
    headers = {"Content-Disposition": 'attachment; filename="compte.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
