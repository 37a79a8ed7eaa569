"""One woman of each group wants reminders, by the way that she says is safe."""

from collections.abc import Sequence
from datetime import time

from miriam.access.actor import Actor
from miriam.outbox.services import channels
from miriam.outbox.services.channels import ReminderFacts
from miriam.people.models import File

MORNINGS = ReminderFacts("fr", frozenset({0, 1, 3, 4}), time(9, 30), time(14))


def fill(files: Sequence[File], *, by: Actor) -> None:
    """The first to whom something may be sent; numbers of the story are none, addresses lead
    nowhere.
    """
    may = (it for it in files if it.is_open and not channels.hindrance(it.safe_contact))
    for file in list(may)[:1]:
        channels.say_yes(file, MORNINGS, version=0, by=by)
