"""What every page shows of who works here: the hat and the navigation."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import NOBODY
from miriam.access.models import Account
from miriam.access.pages import words
from miriam.look.addresses import address
from miriam.look.components.navigation import AccountMenu, NavItem


def house(request: HttpRequest) -> dict[str, Any]:
    """The hat that is worn, in words; pages that gather add their navigation."""
    actor = getattr(request, "actor", NOBODY)
    account = _menu(actor.account) if actor.account else None
    hat = words.ROLES[actor.mandate.worn_as] if actor.mandate else ""
    return {
        "actor": actor,
        "hat": hat,
        "account": account,
        "navigation": getattr(request, "navigation", []),
    }


def _menu(account: Account) -> AccountMenu:
    """The pages about oneself, and the way out."""
    return AccountMenu(
        name=str(account),
        sign_out_url=address("signin:sign_out"),
        links=(
            NavItem(address("signin:account"), _("Mon compte"), icon="settings"),
            NavItem(address("signin:hats"), _("Changer de fonction"), icon="users"),
        ),
    )
