"""Journal lines about accounts and mandates, on the chain of whom they concern."""

from uuid import UUID

from miriam.access.actor import Actor
from miriam.audit import journal


def write(act: str, *, about: UUID, by: Actor | None = None) -> None:
    """Write what happened to an account, and by whom."""
    journal.write(
        journal.Event(
            subject=about,
            act=act,
            actor=by.public_id if by else about,
            hat=by.hat_id if by else None,
        )
    )
