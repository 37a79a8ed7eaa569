"""What every page shows of who works here: the hat, the navigation, words begun on this page."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import NOBODY, Actor
from miriam.access.models import Account
from miriam.access.pages import words
from miriam.access.services import drafts
from miriam.access.services.kept_forms import Kept
from miriam.look.addresses import address
from miriam.look.components.navigation import AccountMenu, NavItem
from miriam.signin.services.sessions import SEVERAL_HATS


@dataclass(frozen=True)
class Drafts:
    """Where a page keeps what is typed on it, and what was begun here; asked when it is shown."""

    page: str
    by: Actor

    @property
    def begun(self) -> Kept | None:
        """What she began to write on this page last."""
        return drafts.begun_on(self.page, self.by)


def house(request: HttpRequest) -> dict[str, Any]:
    """The hat that is worn, in words, to whoever has several; pages that gather add their
    navigation.
    """
    actor = getattr(request, "actor", NOBODY)
    several = bool(request.session.get(SEVERAL_HATS)) if actor.account else False
    account = _menu(actor.account, several) if actor.account else None
    hat = words.ROLES[actor.mandate.worn_as] if actor.mandate and several else ""
    return {
        "actor": actor,
        "hat": hat,
        "account": account,
        "navigation": getattr(request, "navigation", []),
        "drafts": Drafts(request.path, actor) if actor.has_keys else None,
    }


def _menu(account: Account, several: bool) -> AccountMenu:
    """The pages about oneself, and the way out."""
    hats = NavItem(address("signin:hats"), _("Changer de fonction"), icon="users")
    return AccountMenu(
        name=str(account),
        sign_out_url=address("signin:sign_out"),
        links=(
            NavItem(address("signin:account"), _("Mon compte"), icon="settings"),
            *((hats,) if several else ()),
        ),
    )
