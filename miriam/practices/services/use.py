"""What a use taught, given back in two taps. No line in the journal says who gave it or when."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.core.models.leaving import leave, stay
from miriam.core.refusals import refuse_if
from miriam.practices.models import PracticeUse
from miriam.practices.permissions import RETURN_USE, TAKE_USE_BACK, WRITE_IN_BANK
from miriam.practices.selectors.cards import card
from miriam.practices.services.refusals import NoSuchCard


@transaction.atomic
def give_back(code: str, *, worked: bool, words: str = "", by: Actor) -> PracticeUse:
    """Say of the card of this key that it worked, or that something is to be changed; `words` name
    nobody. Kept are the card, the month, and these.

    Raises:
        NotYours: when the actor is no case manager.
        NoSuchCard: when she reads no card of this key.
    """
    WRITE_IN_BANK.demand(by.hat, by=by)
    refuse_if(card(code, by=by) is None, NoSuchCard)
    month = clock.today().replace(day=1)
    return PracticeUse.objects.create(practice=code, month=month, worked=worked, words=words)


@transaction.atomic
def take_back(use: PracticeUse, *, by: Actor) -> None:
    """It was a slip; it can return for ten minutes.

    Raises:
        NotYours: when the actor is no case manager.
    """
    TAKE_USE_BACK.demand(use, by=by)
    leave(use)


@transaction.atomic
def bring_back(use: PracticeUse, *, by: Actor) -> None:
    """It counts again.

    Raises:
        NotYours: when the actor is no case manager.
        MinutesAreOver: when it is destroyed.
    """
    RETURN_USE.demand(use, by=by)
    stay(use)
