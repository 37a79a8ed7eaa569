"""Ending a mandate: keys, grants and sessions go in the same moment."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.access.permissions import END_MANDATE, SEE_MANDATE
from miriam.access.services import departures, log
from miriam.core.refusals import refuse_if
from miriam.signin.acts import ACCOUNT_SECOND_FACTOR_TAKEN_OFF
from miriam.signin.services import elsewhere, second_factors, sessions


@transaction.atomic
def end(mandate: Mandate, *, by: Actor) -> None:
    """End it now: its key and its grants are deleted, and its owner is signed out everywhere.

    The rings it held get new generations when the next holder opens her vault.
    """
    END_MANDATE.demand(mandate, by=by)
    sessions.end_all(mandate.account)
    departures.depart(mandate, by=by)


@transaction.atomic
def take_second_factor_off(mandate: Mandate, *, by: Actor) -> None:
    """For somebody who lost her telephone: she sets up another one at her next sign-in.

    Raises:
        KnownElsewhereFirst: when another centre answers for her.
    """
    SEE_MANDATE.demand(mandate, by=by)
    refuse_if(elsewhere.came_here_second(mandate), elsewhere.KnownElsewhereFirst)
    second_factors.take_all_off(mandate.account)
    sessions.end_all(mandate.account)
    log.write(ACCOUNT_SECOND_FACTOR_TAKEN_OFF, about=mandate.account, by=by)
