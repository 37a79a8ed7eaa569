"""One session: planned, moved, dropped and taken up again, without a reason."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import (
    SESSION_CHANGED,
    SESSION_DROPPED,
    SESSION_MOVED,
    SESSION_TAKEN_UP,
    SESSIONS_PLANNED,
)
from miriam.groupwork.domain import CourseStep, Gathered
from miriam.groupwork.models import Session
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.people.services.editing import take_version


@dataclass(frozen=True)
class SessionFacts:
    """When and where, what it is, and what was prepared: steps as minutes and words."""

    starts_at: datetime
    ends_at: datetime
    kind: Gathered = Gathered.SESSION
    place: str = ""
    domains: Collection[str] = ()
    with_children: bool = True
    practice: str = ""
    partner: str = ""
    cost: Decimal | None = None
    title: str = ""
    aim: str = ""
    course: list[CourseStep] = field(default_factory=list)
    guest: str = ""
    travel: str = ""
    languages: str = ""
    materials: str = ""


MOMENTS = ("starts_at", "ends_at")


@transaction.atomic
def plan(group: Group, facts: SessionFacts, *, by: Actor) -> Session:
    """Plan one session of the group.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    WRITE_GROUP.demand(group, by=by)
    made = Session(group=group, **_kept(facts))
    made.save()
    log.write(SESSIONS_PLANNED, about=group, by=by)
    return made


def _kept(facts: SessionFacts) -> dict[str, Any]:
    return {**vars(facts), "domains": list(facts.domains)}


@transaction.atomic
def change(session: Session, facts: SessionFacts, *, version: int, by: Actor) -> None:
    """Move it, or say otherwise what was prepared; moved, it stands again if it was dropped.

    Raises:
        NotYours: when the actor does not carry the group.
        Overtaken: when somebody else changed it in between.
    """
    WRITE_SESSION.demand(session, by=by)
    take_version(session, version)
    is_moved = any(getattr(facts, name) != getattr(session, name) for name in MOMENTS)
    moved_from = session.starts_at
    for name, value in _kept(facts).items():
        setattr(session, name, value)
    session.changed_at = clock.now()
    if is_moved:
        session.moved_from, session.is_dropped = moved_from, False
        session.change_at(clock.now())
    session.save()
    log.write(SESSION_MOVED if is_moved else SESSION_CHANGED, about=session.group, by=by)


@transaction.atomic
def drop(session: Session, *, by: Actor) -> None:
    """It is not held; it can be taken up again.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    _stand(session, by=by, is_dropped=True)


@transaction.atomic
def take_up(session: Session, *, by: Actor) -> None:
    """It is held after all, when it was to.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    _stand(session, by=by, is_dropped=False)


def _stand(session: Session, *, by: Actor, is_dropped: bool) -> None:
    WRITE_SESSION.demand(session, by=by)
    kept = Session.objects.select_for_update().get(pk=session.pk)
    if kept.is_dropped == is_dropped:
        return
    kept.is_dropped = is_dropped
    kept.change_at(clock.now())
    take_version(kept, kept.version)
    kept.save(update_fields=["is_dropped", "sequence", "changed_at"])
    log.write(SESSION_DROPPED if is_dropped else SESSION_TAKEN_UP, about=session.group, by=by)
