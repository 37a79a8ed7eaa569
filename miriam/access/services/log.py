"""Lines of the journal: what was done, on the chain of whom or what it concerns."""

from uuid import UUID

from miriam.access.actor import Actor
from miriam.audit import journal


def write(act: str, *, about: UUID, by: Actor | None = None) -> None:
    """Write what happened, and by whom; she herself where nobody is named."""
    journal.write(
        journal.Event(
            subject=about,
            act=act,
            actor=by.public_id if by else about,
            hat=by.hat_id if by else None,
        )
    )
