"""Who may do what with a mandate that is only proposed."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import ProposedMandate
from miriam.access.permission import NONE, Permission


def proposed_by_her_centre(by: Actor) -> Q:
    """What the centre whose accounts she administers proposes, or was declined."""
    if by.mandate is None or not by.wears(Role.ADMINISTRATOR):
        return NONE
    return Q(centre=by.mandate.centre_id, ended_at=None)


def proposed_to_her(by: Actor) -> Q:
    """What a centre proposes to her, and waits for her answer."""
    return Q(account=by.account.pk, ended_at=None, declined_at=None) if by.account else NONE


SEE_PROPOSED = Permission(
    "signin.proposal.see", ProposedMandate, proposed_by_her_centre, related=("account", "centre")
)
ANSWER_PROPOSED = Permission(
    "signin.proposal.answer", ProposedMandate, proposed_to_her, related=("account", "centre")
)
