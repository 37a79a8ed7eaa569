"""What whoever administers accounts does for a mandate: a link, another second factor, sessions
closed, its end.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.models import Account, Mandate
from miriam.access.permissions import END_MANDATE, SEE_MANDATE
from miriam.access.services import departures, mail, telling
from miriam.core.refusals import Refused, refuse_if
from miriam.signin.acts import ACCOUNT_SECOND_FACTOR_TAKEN_OFF, ACCOUNT_SESSIONS_CLOSED
from miriam.signin.services import arrivals, elsewhere, passwords, second_factors, sessions


class NoMailLeaves(Refused):
    """The installation has no mail server, or the account no address."""

    sentence = _(
        "Aucun message ne part d’ici : le courrier n’est pas réglé. Montrez le lien et remettez-"
        "le, ou parlez-en à qui s’occupe de l’installation."
    )


@transaction.atomic
def give_link(mandate: Mandate, *, in_hand: bool, by: Actor) -> str:
    """The secret of a one-time address: to arrive, or to choose another password.

    Raises:
        ByMailOnly: in hand, and she works in another centre too.
        NoMailLeaves: by mail, from an installation that sends none.
    """
    SEE_MANDATE.demand(mandate, by=by)
    # Whoever accepts a hat of another centre ends the links that are there: she waits for this one.
    mandate.account = Account.objects.select_for_update().get(pk=mandate.account_id)
    refuse_if(in_hand and elsewhere.works_elsewhere(mandate), elsewhere.ByMailOnly)
    refuse_if(not in_hand and not mail.leaves(mandate.account), NoMailLeaves)
    if mandate.account.holder_id:
        return passwords.give_reset_link(mandate.account, in_hand=in_hand, by=by)
    return arrivals.give_link(mandate, by=by)


@transaction.atomic
def end(mandate: Mandate, *, by: Actor) -> None:
    """End it now: its key and its grants are deleted, and its owner is signed out everywhere.

    The rings it held get new generations when the next holder opens her vault.
    """
    END_MANDATE.demand(mandate, by=by)
    sessions.end_all(mandate.account)
    departures.depart(mandate, by=by)


@transaction.atomic
def close_sessions(mandate: Mandate, *, by: Actor) -> None:
    """For somebody whose device is lost or was left open: she is signed out everywhere, and signs
    in again when she wants to.
    """
    SEE_MANDATE.demand(mandate, by=by)
    sessions.end_all(mandate.account)
    telling.tell(ACCOUNT_SESSIONS_CLOSED, about=mandate.account, by=by)


class YourOwnFactor(Refused):
    """Nobody takes her own last factor off by the way that helps a colleague."""

    sentence = _(
        "C’est votre propre second facteur. Sur « Mon compte », ajoutez-en d’abord un autre, puis "
        "enlevez celui-ci."
    )


@transaction.atomic
def take_second_factor_off(mandate: Mandate, *, by: Actor) -> None:
    """For somebody who lost her telephone: she sets up another one at her next sign-in.

    Raises:
        KnownElsewhereFirst: when another centre answers for her.
        YourOwnFactor: when it is hers who does it.
    """
    SEE_MANDATE.demand(mandate, by=by)
    refuse_if(mandate.account == by.account, YourOwnFactor)
    refuse_if(elsewhere.came_here_second(mandate), elsewhere.KnownElsewhereFirst)
    second_factors.take_all_off(mandate.account)
    sessions.end_all(mandate.account)
    telling.tell(ACCOUNT_SECOND_FACTOR_TAKEN_OFF, about=mandate.account, by=by)
