"""The box of ideas: an idea or a wished theme comes in, goes, and comes back."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.models.leaving import leave, stay
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import IDEAS_CHANGED
from miriam.groupwork.domain import Wished
from miriam.groupwork.models import Idea
from miriam.groupwork.permissions import RETURN_IDEA, TAKE_IDEA


@transaction.atomic
def put_in(group: Group, kind: Wished, words: str, *, by: Actor, domain: str = "") -> Idea:
    """One line more; the ring of the group is open.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    WRITE_GROUP.demand(group, by=by)
    made = Idea(group=group, kind=kind, words=words, domain=domain)
    made.save()
    log.write(IDEAS_CHANGED, about=group, by=by)
    return made


@transaction.atomic
def take_out(idea: Idea, *, by: Actor) -> None:
    """It is done, or wished no more; for some minutes it can come back.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    TAKE_IDEA.demand(idea, by=by)
    if leave(idea):
        log.write(IDEAS_CHANGED, about=idea.group, by=by)


@transaction.atomic
def put_back(idea: Idea, *, by: Actor) -> None:
    """It was a slip.

    Raises:
        NotYours: when the actor does not carry the group.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_IDEA.demand(idea, by=by)
    if stay(idea):
        log.write(IDEAS_CHANGED, about=idea.group, by=by)
