"""What an act says on the next page, and its way back: a line, *Annuler*, and for how long."""

from dataclasses import dataclass
from enum import StrEnum

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Lasts(StrEnum):
    """How long an act can be taken back; the service that undoes it holds to it."""

    MINUTES = "minutes"
    TONIGHT = "tonight"
    ANYTIME = "anytime"


SAID: dict[Lasts, str | Promise] = {
    Lasts.MINUTES: _("possible pendant dix minutes"),
    Lasts.TONIGHT: _("possible jusqu’à ce soir"),
    Lasts.ANYTIME: "",
}


@dataclass(frozen=True)
class WayBack:
    """The address to which *Annuler* is sent, and for how long it is taken."""

    address: str
    lasts: str | Promise


def said(
    request: HttpRequest, sentence: str | Promise, *, undo: str = "", lasts: Lasts = Lasts.MINUTES
) -> None:
    """Let the next page say that it is done; with the address that undoes it, also *Annuler*.

    The line waits in the session, which is not sealed: neither a name nor what was written
    belongs in the sentence, and addresses have none.
    """
    messages.success(request, str(sentence), extra_tags=f"{lasts}:{undo}" if undo else "")


def way_back(message: Message) -> WayBack | None:
    """The way back that a line carries, if it carries one."""
    lasts, _sign, address = (message.extra_tags or "").partition(":")
    return WayBack(address, SAID[Lasts(lasts)]) if address else None
