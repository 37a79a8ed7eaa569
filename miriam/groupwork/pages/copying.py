"""The sessions that one may be prepared after, in words."""

from dataclasses import dataclass

from miriam.access.actor import Actor
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.groupwork.selectors.copying import to_copy

# As many as one reads at a glance; the others are folded away.
CHOICES = 5


@dataclass(frozen=True)
class CopyChoice:
    """The prepared sessions of one group: the last held ones, and all the others."""

    group: Group
    sessions: list[Session]
    more: list[Session]


def choices(group: Group, by: Actor, *, but: Session | None = None) -> list[CopyChoice]:
    """Of each group that has some; the session itself is none."""
    found = [(one, [it for it in sessions if it != but]) for one, sessions in to_copy(group, by)]
    return [
        CopyChoice(one, sessions[:CHOICES], sessions[CHOICES:])
        for one, sessions in found
        if sessions
    ]
