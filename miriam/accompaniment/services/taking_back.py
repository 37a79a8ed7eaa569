"""Taking back what was just kept, for some minutes, and bringing it back for as long."""

from datetime import datetime

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import ENCOUNTER_BROUGHT_BACK, ENCOUNTER_TAKEN_BACK
from miriam.accompaniment.models import Encounter, Note, Trace
from miriam.accompaniment.permissions import (
    RETURN_ENCOUNTER,
    RETURN_NOTE,
    TAKE_BACK_ENCOUNTER,
    TAKE_BACK_NOTE,
)
from miriam.accompaniment.services.refusals import NoteIsGone, SomebodyAdded, TooLongAgo
from miriam.core import clock
from miriam.core.models.leaving import MINUTES, leave, stay
from miriam.core.refusals import refuse_if


def hold(encounter: Encounter) -> None:
    """Hold the row until this is kept: of two who act at once, one is told.

    Raises:
        NoteIsGone: when it was taken back, withdrawn or moved meanwhile.
    """
    held = Encounter.objects.select_for_update().filter(pk=encounter.pk).order_by()
    refuse_if(not held.exists(), NoteIsGone)


@transaction.atomic
def take_back(encounter: Encounter, *, by: Actor) -> None:
    """Take back an encounter with its note, as if it had not been kept.

    Raises:
        NotYours: when somebody else wrote it down.
        TooLongAgo: when it was kept longer ago.
        SomebodyAdded: when a colleague wrote under it.
        NoteIsGone: when it is gone already.
    """
    TAKE_BACK_ENCOUNTER.demand(encounter, by=by)
    _demand_just_kept(encounter.created_at)
    hold(encounter)
    refuse_if(encounter.notes.exclude(written_by=by.hat).exists(), SomebodyAdded)
    leave(encounter)
    log.write(ENCOUNTER_TAKEN_BACK, about=encounter.file, by=by)


@transaction.atomic
def take_back_note(note: Note, *, by: Actor) -> None:
    """Take back one note; the encounter and what others wrote stay.

    Raises:
        NotYours: when somebody else wrote it.
        TooLongAgo: when it was kept longer ago.
        NoteIsGone: when it is gone already.
    """
    TAKE_BACK_NOTE.demand(note, by=by)
    _demand_just_kept(note.created_at)
    hold(note.encounter)
    refuse_if(not leave(note), NoteIsGone)
    log.write(ENCOUNTER_TAKEN_BACK, about=note.encounter.file, by=by)


@transaction.atomic
def bring_back(encounter: Encounter, *, by: Actor) -> None:
    """It was a slip: it stands where it stood, taken back or withdrawn; its trace goes.

    Raises:
        NotYours: when somebody else took it back, or she is not of the team that withdrew it.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_ENCOUNTER.demand(encounter, by=by)
    if stay(encounter):
        Trace.objects.filter(encounter=encounter).delete()
        log.write(ENCOUNTER_BROUGHT_BACK, about=encounter.file, by=by)


@transaction.atomic
def bring_back_note(note: Note, *, by: Actor) -> None:
    """It was a slip: the note stands where it stood.

    Raises:
        NotYours: when she did not write it.
        NoteIsGone: when its encounter was taken back, withdrawn or moved meanwhile.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_NOTE.demand(note, by=by)
    hold(note.encounter)
    if stay(note):
        log.write(ENCOUNTER_BROUGHT_BACK, about=note.encounter.file, by=by)


def _demand_just_kept(kept_at: datetime) -> None:
    refuse_if(clock.now() - kept_at > MINUTES, TooLongAgo)
