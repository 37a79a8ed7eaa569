"""« Rendre compte »: what a coordinator answers for, on the screen and as a document."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.coordination.pages import documents
from miriam.coordination.pages.account import page_of
from miriam.coordination.permissions import READ_ACCOUNT
from miriam.coordination.selectors import account_of
from miriam.groups.models import Group
from miriam.look.language import page_language

LANGUAGES = {"fr", "nl"}


@requires(READ_ACCOUNT)
def account(request: Request, group: Group) -> HttpResponse:
    """The group, its rhythm, what stands in its way."""
    context = {"group": group, "page": page_of(account_of(group))}
    return render(request, "coordination/account.html", context)


@requires(READ_ACCOUNT)
def account_document(request: Request, group: Group) -> HttpResponse:
    """The same in French or in Dutch, whatever the language of the page."""
    asked = request.GET.get("langue", "")
    with translation.override(asked if asked in LANGUAGES else page_language()):
        made = documents.account_of_group(group, page_of(account_of(group)))
    headers = {"Content-Disposition": 'attachment; filename="compte.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
