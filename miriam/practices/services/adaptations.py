"""A layer on a card: laid, taken off, and back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.models.leaving import leave, stay
from miriam.core.refusals import refuse_if
from miriam.practices.acts import LAYER_LAID, LAYER_RETURNED, LAYER_TAKEN_OFF
from miriam.practices.domain.card import CardStep
from miriam.practices.models import Adaptation
from miriam.practices.permissions import RETURN_LAYER, TAKE_LAYER_OFF, WRITE_IN_BANK
from miriam.practices.selectors.cards import card
from miriam.practices.services.refusals import NoSuchCard


@dataclass(frozen=True)
class LayerFacts:
    """What a centre changes in a card, its own steps if any, and who else may read it."""

    changed: str
    steps: Sequence[CardStep] = ()
    signed: str = ""
    is_shared: bool = False


@transaction.atomic
def lay(code: str, facts: LayerFacts, *, by: Actor) -> Adaptation:
    """Lay what her centre changes on the card of this key.

    Raises:
        NotYours: when the actor is no case manager.
        NoSuchCard: when she reads no card of this key.
    """
    WRITE_IN_BANK.demand(by.hat, by=by)
    refuse_if(card(code, by=by) is None, NoSuchCard)
    steps = [[step.minutes, step.title] for step in facts.steps]
    made = Adaptation(
        practice=code,
        centre=by.hat.centre,
        author=by.account,
        **{**vars(facts), "steps": steps},
    )
    made.save()
    log.write(LAYER_LAID, about=made, by=by)
    return made


@transaction.atomic
def take_off(layer: Adaptation, *, by: Actor) -> None:
    """Take it off; it can come back for ten minutes.

    Raises:
        NotYours: when another centre laid it.
    """
    TAKE_LAYER_OFF.demand(layer, by=by)
    if leave(layer):
        log.write(LAYER_TAKEN_OFF, about=layer, by=by)


@transaction.atomic
def put_back(layer: Adaptation, *, by: Actor) -> None:
    """It lies there again.

    Raises:
        NotYours: when another centre laid it.
        MinutesAreOver: when it is destroyed.
    """
    RETURN_LAYER.demand(layer, by=by)
    if stay(layer):
        log.write(LAYER_RETURNED, about=layer, by=by)
