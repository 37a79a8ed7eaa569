"""Search among one's own files."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.desk.acts import TO_SEARCH
from miriam.desk.forms import SearchForm
from miriam.desk.permissions import READ_DAY
from miriam.desk.selectors.search import search
from miriam.people.selectors import my_names


@requires(READ_DAY, opens=my_names, purpose=TO_SEARCH)
def ask(request: Request, mandate: Mandate) -> HttpResponse:
    """The words come with POST, so that no name stands in an address or a log."""
    form = SearchForm(request.POST or None)
    found = None
    if form.is_valid():
        found = search(form.cleaned_data["words"], by=request.actor)
    return render(request, "desk/search.html", {"form": form, "found": found})
