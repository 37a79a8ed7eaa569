"""Where one can go, for the hat one wears; nothing is shown that would not open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import NOBODY
from miriam.access.domain import Role
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


HOME = Destination("desk:home", _("Accueil"), "house")
QUESTIONNAIRES = Destination("questionnaire:definitions", _("Questionnaires"), "file-text")
PLACES = {
    Role.CASE_MANAGER: (
        Destination("desk:day", _("Ma journée"), "sun", _("Journée")),
        Destination("accompaniment:choose", _("Noter"), "pencil"),
        Destination("desk:group", _("Mon groupe"), "users", _("Groupe")),
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
    """The main places of this hat; nobody has none."""
    actor = getattr(request, "actor", NOBODY)
    if actor.mandate is None:
        return {}
    places = PLACES.get(Role(actor.mandate.role), (HOME,))
    return {"navigation": list(_items(places, request.path))}


def _items(places: Iterable[Destination], here: str) -> Iterable[NavItem]:
    for place in places:
        url = address(place.address)
        current = url == here
        yield NavItem(url, place.label, place.icon, current, place.short, place.tab)
