"""The line that each act leaves in the journal of her file."""

from miriam.access.actor import Actor
from miriam.audit import journal
from miriam.people.models import File


def write(act: str, file: File, by: Actor) -> None:
    """Write what was done around her, and by whom."""
    journal.write(journal.Event(subject=file.public_id, act=act, actor=by.public_id, hat=by.hat_id))
