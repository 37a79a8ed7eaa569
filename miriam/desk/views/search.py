"""Search among one's own files."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.desk.acts import TO_SEARCH
from miriam.desk.forms import SearchForm
from miriam.desk.pages.search import lines_of
from miriam.desk.permissions import READ_DAY
from miriam.desk.selectors.search import search
from miriam.people.selectors import my_names


@requires(READ_DAY, opens=my_names, purpose=TO_SEARCH, only_asks=True)
def ask(request: Request, mandate: Mandate) -> HttpResponse:
    """The words come with POST, so that no name stands in an address or a log."""
    form = SearchForm(request.POST or None)
    found = search(form.cleaned_data["words"], by=request.actor) if form.is_valid() else None
    lines = lines_of(found.finds) if found else []
    return render(request, "desk/search.html", {"form": form, "found": found, "lines": lines})
