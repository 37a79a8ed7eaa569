"""Pausing, taking up again, stopping: one act each, and nobody asks why."""

from datetime import date

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.audit.act import Act
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.people import domain
from miriam.people.acts import FILE_CLOSED, FILE_PAUSED, FILE_RESUMED, FILE_STOP_UNDONE
from miriam.people.domain import FileState
from miriam.people.models import File
from miriam.people.permissions import WRITE_FILE
from miriam.people.services.editing import demand_team
from miriam.people.services.files import hold
from miriam.people.services.refusals import NotFromHere, StopIsForHerTeam


@transaction.atomic
def pause(file: File, *, by: Actor) -> None:
    """Pause: everything stays as it is until she says otherwise.

    Raises:
        NotFromHere: when the accompaniment is not open.
    """
    _hold(file, by)
    _become(file, FileState.PAUSED, FILE_PAUSED, by)


@transaction.atomic
def resume(file: File, *, by: Actor) -> None:
    """Take up again after a pause.

    Raises:
        NotFromHere: when the file is not paused.
    """
    _hold(file, by)
    refuse_if(not file.is_paused, NotFromHere)
    _become(file, FileState.OPEN, FILE_RESUMED, by)


@transaction.atomic
def stop(file: File, *, by: Actor) -> None:
    """End the accompaniment; her place becomes free, and what she wrote stays hers to read.

    Raises:
        StopIsForHerTeam: when the actor stands in: it can be undone on its day alone.
        NotFromHere: when it has already ended.
    """
    _hold(file, by)
    demand_team(file, by=by, refusal=StopIsForHerTeam)
    file.closed_on = clock.today()
    _become(file, FileState.CLOSED, FILE_CLOSED, by)


@transaction.atomic
def undo_stop(file: File, *, by: Actor, stopped_on: date | None = None) -> None:
    """Take back a stop on the day it was written, which for one of a moment ago was perhaps
    yesterday.

    Raises:
        NotFromHere: on any later day.
    """
    _hold(file, by)
    day = stopped_on or clock.today()
    refuse_if(not domain.can_undo_stop(file.closed_on, day), NotFromHere)
    file.closed_on = None
    _become(file, FileState.OPEN, FILE_STOP_UNDONE, by)


def _hold(file: File, by: Actor) -> None:
    """Whoever decides at the same moment waits, and decides on what then stands."""
    WRITE_FILE.demand(file, by=by)
    hold(file)


def _become(file: File, wanted: FileState, act: Act, by: Actor) -> None:
    refuse_if(not domain.may_become(FileState(file.state), wanted), NotFromHere)
    file.state = wanted
    file.save(update_fields=["state", "closed_on"])
    log.write(act, about=file, by=by)
