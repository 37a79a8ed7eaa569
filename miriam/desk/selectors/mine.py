"""The files one accompanies: hers, those she stands in for, those where she is the duo."""

from dataclasses import dataclass

from miriam.access.actor import Actor
from miriam.people import selectors as people
from miriam.people.models import File
from miriam.people.selectors import Waiting


@dataclass(frozen=True)
class Mine:
    """Running files by name, and what is said of those that still wait for their key."""

    all: list[File]
    own: list[File]
    standing_in: list[File]
    duo: list[File]
    waiting: Waiting | None

    @property
    def today(self) -> list[File]:
        """The women she works with today; as a duo she is ready, not on duty."""
        ready = {file.pk for file in self.duo}
        return [file for file in self.all if file.pk not in ready]


def mine(by: Actor) -> Mine:
    """The gate has opened the names; a file that waits for its key is counted and stays unnamed.

    Each is sorted once.
    """
    files = people.my_running_files(by)
    named = people.named(files, by=by)
    hat = by.hat.pk
    return Mine(
        all=named,
        own=[file for file in named if file.case_manager_id == hat],
        standing_in=[file for file in named if hat not in (file.case_manager_id, file.duo_id)],
        duo=[file for file in named if file.duo_id == hat and file.case_manager_id != hat],
        waiting=people.waiting_for_key(files, by=by),
    )
