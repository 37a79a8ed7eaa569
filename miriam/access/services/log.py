"""Lines of the journal: what was done, on the chain of whom or what it concerns."""

from collections.abc import Iterable
from uuid import UUID

from miriam.access.actor import Actor
from miriam.audit import journal
from miriam.audit.act import Act
from miriam.audit.models import Line
from miriam.core.models import Record


def write(
    act: Act, *, about: Record, by: Actor | None = None, once: str | None = None
) -> list[Line]:
    """Write what happened, and by whom; she herself where nobody is named.

    Nothing is written, and no line comes back, when it is written already under the key `once`.
    """
    return journal.write(
        journal.Event(
            subject=about.public_id,
            act=act,
            actor=by.public_id if by else about.public_id,
            hat=by.hat_id if by else None,
            once=once,
        )
    )


def write_each(act: Act, *, about: Iterable[UUID], by: Actor) -> None:
    """Write the same on the chain of each of these files or groups."""
    events = [journal.Event(subject, act, by.public_id, by.hat_id) for subject in sorted(about)]
    journal.write(*events)
