"""The words people read for their devices, and for what is proposed to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from miriam.access.models import Account, ProposedMandate
from miriam.access.pages.words import ROLES
from miriam.audit.act import Act, Words
from miriam.audit.models import Line

WAITING, DECLINED = _("attend sa réponse"), _("refusée")
Offer = tuple[ProposedMandate, str | Promise]

# What a browser says of itself, from the most particular to the most common.
BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "OPR": "Opera", "Chrome": "Chrome"}
BROWSERS |= {"CriOS": "Chrome", "FxiOS": "Firefox", "Safari": "Safari"}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows"}
SYSTEMS |= {"Mac OS": "Mac", "CrOS": "Chromebook", "Linux": "Linux"}


def device(user_agent: str) -> str:
    """« Firefox, Android »: enough to recognise one's own."""
    found = [
        next((name for sign, name in signs.items() if sign in user_agent), "")
        for signs in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or str(_("appareil inconnu"))


def proposal_state(proposed: ProposedMandate) -> str | Promise:
    """Whether it waits for her, or she has said no."""
    return DECLINED if proposed.declined_at else WAITING


def proposed(proposals: Iterable[ProposedMandate]) -> list[tuple[ProposedMandate, object, object]]:
    """Each with its function and its state."""
    return [(one, ROLES[one.offered_as], proposal_state(one)) for one in proposals]


def offered(proposals: Iterable[ProposedMandate]) -> list[Offer]:
    """Each with its function."""
    return [(one, ROLES[one.offered_as]) for one in proposals]


@dataclass(frozen=True)
class AccountChange:
    """A line of the journal about her account, in words."""

    line: Line
    said: Words
    is_new: bool


def changes(account: Account, told: Iterable[Line]) -> list[AccountChange]:
    """What changed, and what of it she has not looked at yet."""
    since = account.unseen_since
    return [AccountChange(one, Act.said(one.act), bool(since and one.at >= since)) for one in told]
