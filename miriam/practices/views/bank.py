"""The bank: what fits what one has, one card with all that lies around it, and its papers."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from miriam.access.actor import Actor
from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.practices.domain.card import PracticeCard
from miriam.practices.domain.exchange import written
from miriam.practices.forms.around import UseForm
from miriam.practices.forms.wish import WishForm
from miriam.practices.pages import papers
from miriam.practices.pages.acts_on import acts_on
from miriam.practices.pages.cards import bank_line, card_page, own_line
from miriam.practices.permissions import READ_BANK, WRITE_IN_BANK
from miriam.practices.selectors import around, cards

CHILDREN = "enfants"


@requires(READ_BANK)
def bank(request: Request, mandate: Mandate) -> HttpResponse:
    """What fits first; whatever does not fit stays in the list and says in what."""
    by, form = request.actor, WishForm(request.GET or None)
    lines = [bank_line(one) for one in cards.bank(form.wish(), by=by)]
    context = {
        "form": form,
        "fitting": [line for line in lines if not line.misfits],
        "near": [line for line in lines if line.misfits],
        "total": cards.how_many(by),
        "own": [own_line(row) for row in around.mine(by)],
        "offered": [own_line(row) for row in around.to_read_over(by)],
        "may_write": WRITE_IN_BANK.holds(mandate, by=by),
    }
    return render(request, "practices/bank.html", context)


@requires(READ_BANK)
def card(request: Request, mandate: Mandate, card: str) -> HttpResponse:
    """One card: its steps, the layers beside each other, what uses taught."""
    by = request.actor
    context = {
        "page": card_page(found_or_404(card, by)),
        "layers": around.layers_on(card, by=by),
        "taught": around.taught_by(card),
        "may_write": WRITE_IN_BANK.holds(mandate, by=by),
        "use": UseForm(),
        **acts_on(cards.practice_of(card, by=by), by=by),
    }
    return render(request, "practices/card.html", context)


def found_or_404(code: str, by: Actor) -> PracticeCard:
    """The card of this key, if she reads it; else there is no such page.

    Raises:
        Http404: when there is none, or none for her.
    """
    found = cards.card(code, by=by)
    if found is None:
        raise Http404
    return found


@requires(READ_BANK)
def card_file(request: Request, mandate: Mandate, card: str) -> HttpResponse:
    """The card as a file, to take along or to bring to another bank."""
    return _taken(written(found_or_404(card, request.actor)), card, "json")


@requires(READ_BANK)
def card_paper(request: Request, mandate: Mandate, card: str, size: str) -> HttpResponse:
    """On paper: A4 for whoever leads, A5 in large letters for whoever takes part."""
    found = found_or_404(card, request.actor)
    return _taken(papers.SIZES[size](found, request.GET.get("langue", "")), card, "pdf")


@requires(READ_BANK)
def drawings(request: Request, mandate: Mandate) -> HttpResponse:
    """The drawings to cut out, named in both languages."""
    made = papers.drawings(for_children=CHILDREN in request.GET)
    return _taken(made, "pictogrammes", "pdf")


def _taken(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=f"application/{kind}", headers=headers)
