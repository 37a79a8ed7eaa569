"""Who reads the bank, writes in it, and reads over what is offered; it knows no group and no
woman, and whoever decides on aid has no part in it.
"""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission
from miriam.practices.domain.kinds import PracticeState
from miriam.practices.models import Adaptation, Practice, PracticeUse

READ_BY = (
    Role.CASE_MANAGER,
    Role.COORDINATOR,
    Role.RESEARCHER,
    Role.NETWORK_FACILITATOR,
    Role.REFERENT,
)
IN_THE_BANK = Q(state=PracticeState.SHOWN)
IN_THE_CENTRE = (
    PracticeState.CENTRE,
    PracticeState.PROPOSED,
    PracticeState.RETURNED,
    PracticeState.SHOWN,
    PracticeState.ASIDE,
)
WRITTEN_ON = (PracticeState.CENTRE, PracticeState.RETURNED)
READ_OVER_IN = (PracticeState.PROPOSED, PracticeState.RETURNED, PracticeState.SHOWN)


def read_by(by: Actor) -> Q:
    """What is in the bank, and what stands in her centre, is her own, or waits to be read over."""
    if not by.wears(*READ_BY):
        return NONE
    if by.wears(Role.NETWORK_FACILITATOR):
        return Q(state__in=READ_OVER_IN)
    if by.wears(Role.COORDINATOR):
        return IN_THE_BANK | Q(centre=by.hat.centre_id, state__in=IN_THE_CENTRE)
    return IN_THE_BANK | carried_by(by) | own_draft(by)


def own_draft(by: Actor) -> Q:
    """What she is writing; nobody else reads it."""
    if not by.wears(Role.CASE_MANAGER):
        return NONE
    return Q(author=by.account, centre=by.hat.centre_id, state=PracticeState.DRAFT)


def carried_by(by: Actor) -> Q:
    """The cards of her centre, for its case managers."""
    if not by.wears(Role.CASE_MANAGER):
        return NONE
    return Q(centre=by.hat.centre_id, state__in=IN_THE_CENTRE)


def written_by(by: Actor) -> Q:
    """Her own draft, and what her centre has and has not offered."""
    return own_draft(by) | (carried_by(by) & Q(state__in=WRITTEN_ON))


def carried_or_own(by: Actor) -> Q:
    """The cards of her centre, and her own draft."""
    return carried_by(by) | own_draft(by)


def read_over_by(by: Actor) -> Q:
    """What centres offered, and what was said of it."""
    if not by.wears(Role.NETWORK_FACILITATOR):
        return NONE
    return Q(state__in=READ_OVER_IN)


def layers_read_by(by: Actor) -> Q:
    """What is shared, and what her centre laid."""
    if not by.wears(*READ_BY):
        return NONE
    return Q(is_shared=True) | Q(centre=by.hat.centre_id)


def layers_carried_by(by: Actor) -> Q:
    """What her centre laid, for its case managers."""
    return Q(centre=by.hat.centre_id) if by.wears(Role.CASE_MANAGER) else NONE


def any_use(by: Actor) -> Q:
    """Every one, for a case manager: no use knows whose it is, and only the page that follows the
    tap says its public name.
    """
    return Q() if by.wears(Role.CASE_MANAGER) else NONE


READ_BANK = Hat("practices.bank.read", *READ_BY)
WRITE_IN_BANK = Hat("practices.bank.write", Role.CASE_MANAGER)
READ_PRACTICE = Permission("practices.practice.read", Practice, read_by)
WRITE_PRACTICE = Permission("practices.practice.write", Practice, written_by)
CARRY_PRACTICE = Permission("practices.practice.carry", Practice, carried_or_own)
READ_OVER = Permission("practices.practice.read_over", Practice, read_over_by)
ERASE_DRAFT = Permission("practices.practice.erase", Practice, own_draft)
RETURN_DRAFT = Permission("practices.practice.return", Practice, own_draft, finds_leaving=True)
READ_LAYER = Permission("practices.adaptation.read", Adaptation, layers_read_by, ("centre",))
TAKE_LAYER_OFF = Permission("practices.adaptation.take_off", Adaptation, layers_carried_by)
RETURN_LAYER = Permission(
    "practices.adaptation.return", Adaptation, layers_carried_by, finds_leaving=True
)
TAKE_USE_BACK = Permission("practices.use.take_back", PracticeUse, any_use)
RETURN_USE = Permission("practices.use.return", PracticeUse, any_use, finds_leaving=True)
