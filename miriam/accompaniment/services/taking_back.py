"""Taking back what was just kept, for some minutes, and bringing it back for as long."""

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
from miriam.core.models import Record
from miriam.core.models.leaving import MINUTES, held, leave, stay
from miriam.core.refusals import refuse_if


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
    refuse_if(not is_just_kept(encounter), TooLongAgo)
    held(encounter, NoteIsGone)
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
    refuse_if(not is_just_kept(note), TooLongAgo)
    held(note.encounter, NoteIsGone)
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
    held(note.encounter, NoteIsGone)
    if stay(note):
        log.write(ENCOUNTER_BROUGHT_BACK, about=note.encounter.file, by=by)


def is_just_kept(row: Record) -> bool:
    """Whether it was written so short a time ago that it can be a slip."""
    return clock.now() - row.created_at <= MINUTES
