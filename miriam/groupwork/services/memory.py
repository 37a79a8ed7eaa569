"""Keeping what a session was, and keeping it otherwise."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.groupwork.acts import MEMORY_KEPT
from miriam.groupwork.models import Memory, Session
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.people.services.editing import take_version


@dataclass(frozen=True)
class MemoryFacts:
    """Codes of moods and words about the group: what came up, what was made, what is next."""

    moods: Collection[str] = ()
    mood_words: str = ""
    came_up: str = ""
    products: str = ""
    next_time: str = ""


@transaction.atomic
def remember(session: Session, facts: MemoryFacts, *, version: int, by: Actor) -> None:
    """Keep it on top of the version that was on the screen; 0 where none was.

    Raises:
        NotYours: when the actor does not carry the group that held it.
        Overtaken: when somebody else kept something in between.
    """
    WRITE_SESSION.demand(session, by=by)
    # Of two who keep the first memory at once, the second waits here and is told.
    Session.objects.select_for_update().get(pk=session.pk)
    memory = Memory.objects.filter(session=session).first()
    if memory:
        take_version(memory, version)
    kept = memory or Memory(session=session)
    for name, value in vars(facts).items():
        setattr(kept, name, value)
    kept.moods = list(facts.moods)
    kept.save()
    log.write(MEMORY_KEPT, about=session.group, by=by)
