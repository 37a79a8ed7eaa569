"""A session from a card of the bank: chosen from the session, or the session from the card."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.groupwork.acts import TO_PREPARE_SESSION
from miriam.groupwork.forms.cards import chosen_card
from miriam.groupwork.forms.sessions import SessionForm, prepared_from
from miriam.groupwork.models import Session
from miriam.groupwork.pages.cards import offered
from miriam.groupwork.permissions import BEGIN_FROM_CARD, WRITE_SESSION
from miriam.groupwork.selectors import cards
from miriam.groupwork.views.planning import beside
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
    action = address("groupwork:session_change", session.public_id)
    form = SessionForm(initial=prepared_from(session, card))
    context = {**beside(session.group, session), "session": session, "action": action}
    return render(request, "groupwork/session_change.html", {**context, "form": form})


@requires(BEGIN_FROM_CARD)
def with_card(request: Request, mandate: Mandate, card: str) -> HttpResponse:
    """For which session; with one group it is the next one that has no card yet."""
    if card_to_use(card, by=request.actor) is None:
        raise Http404
    sessions = cards.unprepared(request.actor)
    if len({session.group_id for session in sessions}) == 1:
        page = address("groupwork:from_card", sessions[0].public_id)
        return redirect(f"{page}?fiche={card}")
    return render(request, "groupwork/with_card.html", {"card": card, "sessions": sessions})
