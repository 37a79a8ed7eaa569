"""The accompaniments that have ended, among those one still may read."""

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.people import domain
from miriam.people import selectors as people
from miriam.people.models import File


def ended(by: Actor) -> list[File]:
    """Those whose name is open, the last ended first; the gate has opened the names."""
    files = people.named(people.my_ended_files(by), by=by)
    return sorted(files, key=lambda file: str(file.closed_on), reverse=True)


def stopped_today(by: Actor) -> list[File]:
    """Those that can be taken up again until tonight."""
    today = clock.today()
    return [file for file in ended(by) if domain.can_undo_stop(file.closed_on, today)]
