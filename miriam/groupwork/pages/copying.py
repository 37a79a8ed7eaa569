"""The sessions that one may be prepared after, in words."""

from dataclasses import dataclass

from miriam.access.actor import Actor
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.groupwork.selectors.copying import to_copy


@dataclass(frozen=True)
class CopyChoice:
    """The newest prepared sessions of one group."""

    group: Group
    sessions: list[Session]


def choices(group: Group, by: Actor, *, but: Session | None = None) -> list[CopyChoice]:
    """Of each group that has some; the session itself is none."""
    found = [
        CopyChoice(one, [it for it in sessions if it != but])
        for one, sessions in to_copy(group, by)
    ]
    return [choice for choice in found if choice.sessions]
