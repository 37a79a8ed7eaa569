"""Writing a card: new, from another one, changed, erased; and the file that is brought."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.addresses import address
from miriam.look.language import page_language
from miriam.look.taps import tap
from miriam.look.ways_back import said
from miriam.practices.domain.card import CardShape
from miriam.practices.forms.around import BringCardForm
from miriam.practices.forms.card import CardForm, as_it_stands
from miriam.practices.models import Practice
from miriam.practices.permissions import ERASE_DRAFT, RETURN_DRAFT, WRITE_IN_BANK, WRITE_PRACTICE
from miriam.practices.selectors.cards import as_card, fresh
from miriam.practices.services import cards

EMPTY = {**vars(CardShape()), "fewest": 4, "most": 15}


@requires(WRITE_IN_BANK)
def card_new(request: Request, mandate: Mandate) -> HttpResponse:
    """A card of one's own."""
    form = CardForm(request.POST or None, initial=EMPTY)
    if form.is_valid() and (
        made := form.makes(lambda: cards.write(form.card(page_language()), by=request.actor))
    ):
        return _written(request, made)
    return render(request, "practices/card_form.html", {"form": form, "row": None})


def _written(request: Request, made: Practice) -> HttpResponse:
    """To its page, which says who reads it, and the way back."""
    undo = address("practices:draft_off", made.public_id)
    said(request, _("Votre fiche est gardée. Vous seule la lisez."), undo=undo)
    return redirect("practices:card", made.code)


@requires(WRITE_PRACTICE)
def card_change(request: Request, practice: Practice) -> HttpResponse:
    """Say it otherwise, in the language of the page."""
    language = page_language()
    form = CardForm(request.POST or None, initial=as_it_stands(practice, language))
    if form.is_valid() and form.keeps_or_shows(
        lambda: cards.change(
            practice,
            form.revised(as_card(practice), language),
            version=form.on_screen,
            by=request.actor,
        ),
        fresh=lambda: as_it_stands(fresh(practice), language),
    ):
        said(request, _("C’est gardé."))
        return redirect("practices:card", practice.code)
    return render(request, "practices/card_form.html", {"form": form, "row": practice})


@require_POST
@requires(ERASE_DRAFT)
def draft_off(request: Request, practice: Practice) -> HttpResponse:
    """The draft goes."""
    return tap(
        request,
        lambda: cards.erase(practice, by=request.actor),
        _("Le brouillon est effacé."),
        "practices:bank",
        undo=address("practices:draft_return", practice.public_id),
    )


@require_POST
@requires(RETURN_DRAFT)
def draft_return(request: Request, practice: Practice) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: cards.bring_back(practice, by=request.actor),
        _("Le brouillon est de nouveau là."),
        "practices:card",
        practice.code,
        undo=address("practices:draft_off", practice.public_id),
    )


@requires(WRITE_IN_BANK)
def card_bring(request: Request, mandate: Mandate) -> HttpResponse:
    """A card in a file becomes a draft of one's own."""
    form = BringCardForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (
        made := form.makes(lambda: cards.write(form.cleaned_data["file"], by=request.actor))
    ):
        return _written(request, made)
    return render(request, "practices/bring.html", {"form": form})
