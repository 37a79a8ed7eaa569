"""A card goes from hand to hand: shown to the centre, offered, read over, set aside; and back."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.models.leaving import held
from miriam.core.refusals import refuse_if
from miriam.practices.acts import MOVED
from miriam.practices.domain.kinds import PracticeState
from miriam.practices.domain.standing import OF_THE_READER, REMEMBERS, Move, leads_to
from miriam.practices.models import Practice
from miriam.practices.permissions import CARRY_PRACTICE, READ_OVER
from miriam.practices.services.refusals import PracticeGone, StandsElsewhere


@transaction.atomic
def move(practice: Practice, move: Move, *, by: Actor, remark: str = "") -> None:
    """Do this act with the card; `remark` is what whoever hands it back asks for.

    Raises:
        NotYours: when it is neither hers to carry nor hers to read over.
        PracticeGone: when it was erased meanwhile.
        StandsElsewhere: when the act does not begin where the card stands.
    """
    right = READ_OVER if move in OF_THE_READER else CARRY_PRACTICE
    right.demand(practice, by=by)
    kept = held(practice, PracticeGone)
    ends = leads_to(move, PracticeState(kept.state), PracticeState(kept.before))
    if ends is None:
        raise StandsElsewhere
    refuse_if(move is Move.KEEP and kept.author != by.account, StandsElsewhere)
    kept.before = kept.state if move in REMEMBERS else kept.before
    kept.state = ends
    kept.remark = remark if move is Move.RETURN else kept.remark
    kept.save(update_fields=["before", "state", "remark"])
    log.write(MOVED[move], about=kept, by=by)
