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


def works_with(file: File, by: Actor) -> bool:
    """Whether she is hers or a colleague's whom she stands in for; as a duo she is only ready."""
    return by.hat.pk == file.case_manager_id or by.hat.pk != file.duo_id


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
        duo=[file for file in named if not works_with(file, by)],
        waiting=people.waiting_for_key(files, by=by),
    )


def ready_for(by: Actor) -> list[File]:
    """The running files where she is only ready: she is the duo, and works with nobody there."""
    return [file for file in people.my_running_files(by) if not works_with(file, by)]
