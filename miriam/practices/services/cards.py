"""Cards that a centre writes: begun, changed on top of what was on the screen, erased while they
are drafts.
"""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.models.leaving import held, leave, stay
from miriam.core.refusals import Overtaken, refuse_if
from miriam.practices.acts import (
    PRACTICE_CHANGED,
    PRACTICE_ERASED,
    PRACTICE_RETURNED,
    PRACTICE_WRITTEN,
)
from miriam.practices.domain.card import PracticeCard
from miriam.practices.domain.exchange import as_data
from miriam.practices.models import Practice
from miriam.practices.permissions import (
    ERASE_DRAFT,
    RETURN_DRAFT,
    WRITE_IN_BANK,
    WRITE_PRACTICE,
)
from miriam.practices.services.refusals import PracticeGone


@transaction.atomic
def write(card: PracticeCard, *, by: Actor) -> Practice:
    """Begin a card as a draft of her own; its key is given here.

    Raises:
        NotYours: when the actor is no case manager.
    """
    WRITE_IN_BANK.demand(by.hat, by=by)
    made = Practice(centre=by.hat.centre, author=by.account, content=as_data(card))
    made.save()
    log.write(PRACTICE_WRITTEN, about=made, by=by)
    return made


@transaction.atomic
def change(practice: Practice, card: PracticeCard, *, version: int, by: Actor) -> None:
    """Let the row say this card.

    Raises:
        NotYours: when it is neither her own draft nor a card that her centre may still change.
        PracticeGone: when it was erased meanwhile.
        Overtaken: when somebody else changed it in between.
    """
    WRITE_PRACTICE.demand(practice, by=by)
    kept = held(practice, PracticeGone)
    refuse_if(kept.version != version, Overtaken)
    kept.content, kept.version, kept.changed_on = as_data(card), version + 1, clock.today()
    kept.save(update_fields=["content", "version", "changed_on"])
    log.write(PRACTICE_CHANGED, about=kept, by=by)


@transaction.atomic
def erase(practice: Practice, *, by: Actor) -> None:
    """Erase a draft; it can come back for ten minutes.

    Raises:
        NotYours: when it is not her own draft.
    """
    ERASE_DRAFT.demand(practice, by=by)
    if leave(practice):
        log.write(PRACTICE_ERASED, about=practice, by=by)


@transaction.atomic
def bring_back(practice: Practice, *, by: Actor) -> None:
    """Bring an erased draft back.

    Raises:
        NotYours: when it is not her own draft.
        MinutesAreOver: when it is destroyed.
    """
    RETURN_DRAFT.demand(practice, by=by)
    if stay(practice):
        log.write(PRACTICE_RETURNED, about=practice, by=by)
