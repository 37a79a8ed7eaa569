"""A session from a card of the bank: chosen from the session, or the session from the card."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import TO_PREPARE_SESSION
from miriam.groupwork.forms.cards import chosen_card, new_from
from miriam.groupwork.forms.sessions import prepared_from
from miriam.groupwork.models import Session
from miriam.groupwork.pages.cards import offered, takers
from miriam.groupwork.permissions import BEGIN_FROM_CARD, WRITE_SESSION
from miriam.groupwork.selectors import cards
from miriam.groupwork.views.filled import new_filled, planned_filled
from miriam.look.addresses import address
from miriam.practices.selectors.cards import card_to_use
from miriam.vault.domain import Depth


@requires(WRITE_SESSION, opens=at(Depth.GROUP, of="group"), purpose=TO_PREPARE_SESSION)
def from_card(request: Request, session: Session) -> HttpResponse:
    """The cards that fit; then the form of the session with what the chosen one says."""
    by = request.actor
    card = card_to_use(chosen_card(request.GET), by=by)
    if card is None:
        context = {"session": session, "cards": offered(cards.fitting(session, by=by))}
        return render(request, "groupwork/cards.html", context)
    return planned_filled(request, session, prepared_from(session, card))


@requires(BEGIN_FROM_CARD, opens=cards.opens_carried, purpose=TO_PREPARE_SESSION)
def with_card(request: Request, mandate: Mandate, card: str) -> HttpResponse:
    """For which session: one of the next weeks, or a new one; she chooses, also where there is one
    group alone.
    """
    if card_to_use(card, by=request.actor) is None:
        raise Http404
    groups = takers(cards.could_take_a_card(request.actor))
    return render(request, "groupwork/with_card.html", {"card": card, "groups": groups})


@requires(WRITE_GROUP, opens=at(Depth.GROUP), purpose=TO_PREPARE_SESSION)
def new_from_card(request: Request, group: Group) -> HttpResponse:
    """A new session of the group with what the chosen card says; without a card, an empty one."""
    card = card_to_use(chosen_card(request.GET), by=request.actor)
    if card is None:
        return redirect("groupwork:session_new", group.public_id)
    return new_filled(request, group, new_from(group, card), instead=_filled_from(card.code))


def _filled_from(code: str) -> Callable[[Session], str]:
    return lambda session: f"{address('groupwork:from_card', session.public_id)}?fiche={code}"
