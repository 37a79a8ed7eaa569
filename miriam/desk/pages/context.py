"""Where one can go, for the hat one wears; nothing is shown that would not open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import NOBODY
from miriam.access.domain import Admission, Role
from miriam.look.addresses import address
from miriam.look.components.navigation import NavItem, Words


@dataclass(frozen=True)
class Destination:
    """A page to go to; on a phone those with `tab` stand in the bar, the others in the menu."""

    address: str
    label: Words
    icon: str
    short: Words = ""
    tab: bool = True


GROUP = Destination("desk:group", _("Mon groupe"), "users", _("Groupe"))
HOME = Destination("desk:home", _("Accueil"), "house")
NOTE = Destination("accompaniment:choose", _("Noter"), "pencil")
QUESTIONNAIRES = Destination("questionnaire:definitions", _("Questionnaires"), "file-text")
PLACES = {
    Role.CASE_MANAGER: (
        Destination("desk:day", _("Ma journée"), "sun", _("Journée")),
        GROUP,
        NOTE,
        Destination("desk:search", _("Chercher"), "search"),
        Destination("access:team", _("Équipe"), "handshake", tab=False),
    ),
    Role.COORDINATOR: (
        HOME,
        Destination("groups:overview", _("Groupes"), "users"),
        Destination("people:commitment", _("Engagement"), "handshake"),
    ),
    Role.REFERENT: (HOME, Destination("groups:propose_list", _("Proposer"), "send")),
    Role.NETWORK_FACILITATOR: (HOME, QUESTIONNAIRES),
    Role.RESEARCHER: (HOME, QUESTIONNAIRES),
    Role.STEWARD: (HOME, QUESTIONNAIRES),
    Role.ADMINISTRATOR: (HOME, Destination("signin:accounts", _("Comptes"), "key-round")),
}


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The main places of this hat; whoever waits for a colleague finds only where she waits."""
    actor = getattr(request, "actor", NOBODY)
    if actor.mandate is None or actor.mandate.admission is Admission.WAITING:
        return {}
    places = PLACES.get(Role(actor.mandate.role), (HOME,))
    return {"navigation": list(_items(places, request.path, _woman_of(request)))}


def _items(places: Iterable[Destination], here: str, woman: UUID | None) -> Iterable[NavItem]:
    """On a page about one woman one stands in the group, and notes what concerns her."""
    her_note = address("accompaniment:encounter_new", woman) if woman else ""
    for place in places:
        about_her = bool(woman) and place is NOTE
        url = her_note if about_her else address(place.address)
        yield NavItem(
            url,
            place.label,
            place.icon,
            current=url == here,
            around=bool(woman) and place is GROUP and here != her_note,
            short=place.short,
            tab=place.tab,
            filled=about_her,
        )


def _woman_of(request: HttpRequest) -> UUID | None:
    """The file that the page is about, by its public name, if it is about one woman."""
    asked = request.resolver_match
    return asked.kwargs.get("file") if asked else None
