"""What is laid on a card: a layer of her centre, and what a use taught."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import said
from miriam.practices.forms.around import LayerForm, UseForm
from miriam.practices.models import Adaptation, PracticeUse
from miriam.practices.pages.cards import card_page
from miriam.practices.permissions import (
    RETURN_LAYER,
    RETURN_USE,
    TAKE_LAYER_OFF,
    TAKE_USE_BACK,
    WRITE_IN_BANK,
)
from miriam.practices.services import adaptations
from miriam.practices.services import use as uses
from miriam.practices.views.bank import found_or_404


@requires(WRITE_IN_BANK)
def layer_new(request: Request, mandate: Mandate, card: str) -> HttpResponse:
    """What her centre changes in it."""
    page = card_page(found_or_404(card, request.actor))
    form = LayerForm(request.POST or None, initial={"steps": page.said.steps})
    if form.is_valid() and (
        made := form.makes(lambda: adaptations.lay(card, form.layer(), by=request.actor))
    ):
        said(request, _("C’est noté."), undo=address("practices:layer_off", made.public_id))
        return redirect("practices:card", card)
    return render(request, "practices/layer.html", {"form": form, "page": page})


@require_POST
@requires(TAKE_LAYER_OFF)
def layer_off(request: Request, layer: Adaptation) -> HttpResponse:
    """It is no longer right."""
    return tap(
        request,
        lambda: adaptations.take_off(layer, by=request.actor),
        _("L’adaptation est enlevée."),
        "practices:card",
        layer.practice,
        undo=address("practices:layer_return", layer.public_id),
    )


@require_POST
@requires(RETURN_LAYER)
def layer_return(request: Request, layer: Adaptation) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: adaptations.put_back(layer, by=request.actor),
        _("L’adaptation est de nouveau là."),
        "practices:card",
        layer.practice,
        undo=address("practices:layer_off", layer.public_id),
    )


@requires(WRITE_IN_BANK)
def use_give(request: Request, mandate: Mandate, card: str) -> HttpResponse:
    """What it taught, in two taps; neither a session nor whoever says it is kept."""
    page, by = card_page(found_or_404(card, request.actor)), request.actor
    form = UseForm(request.POST or None)
    if form.is_valid() and (
        given := form.makes(lambda: uses.give_back(card, **form.facts(), by=by))
    ):
        undo = address("practices:use_off", given.public_id)
        said(request, _("Merci. Rien ne dit qui l’a écrit, ni quel jour."), undo=undo)
        return redirect("practices:card", card)
    return render(request, "practices/use.html", {"use": form, "page": page})


@require_POST
@requires(TAKE_USE_BACK)
def use_off(request: Request, use: PracticeUse) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: uses.take_back(use, by=request.actor),
        _("C’est enlevé."),
        "practices:card",
        use.practice,
        undo=address("practices:use_return", use.public_id),
    )


@require_POST
@requires(RETURN_USE)
def use_return(request: Request, use: PracticeUse) -> HttpResponse:
    """It counts after all."""
    return tap(
        request,
        lambda: uses.bring_back(use, by=request.actor),
        _("C’est de nouveau noté."),
        "practices:card",
        use.practice,
        undo=address("practices:use_off", use.public_id),
    )
