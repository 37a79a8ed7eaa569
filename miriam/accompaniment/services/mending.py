"""A note in the wrong file: moved to the right one, or withdrawn, with a trace without content."""

from collections.abc import Iterator

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import (
    ENCOUNTER_MOVED_AWAY,
    ENCOUNTER_MOVED_HERE,
    ENCOUNTER_WITHDRAWN,
)
from miriam.accompaniment.domain import NOTE_DEPTHS, Gone
from miriam.accompaniment.models import Encounter, Note, Trace
from miriam.accompaniment.permissions import MEND_ENCOUNTER, WRITE_ENCOUNTER
from miriam.accompaniment.services.refusals import CannotBeRead, ElsewhereOnly, NoteIsGone
from miriam.core import written
from miriam.core.models.leaving import held, leave, with_those_leaving
from miriam.core.refusals import refuse_if
from miriam.people.models import File
from miriam.people.services.editing import demand_taking_part
from miriam.vault.fields import UNREADABLE


@transaction.atomic
def withdraw(encounter: Encounter, *, by: Actor) -> None:
    """Withdraw an encounter and all its notes; they can return for some minutes.

    Raises:
        NotYours: when the actor is neither her case manager nor her duo.
        NoteIsGone: when it is gone already.
    """
    MEND_ENCOUNTER.demand(encounter, by=by)
    held(encounter, NoteIsGone)
    leave(encounter)
    _trace(encounter, Gone.WITHDRAWN, by).save()
    log.write(ENCOUNTER_WITHDRAWN, about=encounter.file, by=by)


@transaction.atomic
def move(encounter: Encounter, *, to: File, by: Actor) -> Encounter:
    """Move an encounter with its notes, sealed anew for the other woman; the original is destroyed.

    Who wrote what, when, and how deep stays as it was.

    Raises:
        NotYours: when the actor is not of the team here, or does not accompany her there.
        ElsewhereOnly: when it is the same file.
        FileClosed: when the other accompaniment has ended.
        CannotBeRead: when somebody changed its rows.
        NoteIsGone: when it is gone already.
    """
    MEND_ENCOUNTER.demand(encounter, by=by)
    WRITE_ENCOUNTER.demand(to, by=by)
    refuse_if(to.pk == encounter.file_id, ElsewhereOnly)
    demand_taking_part(to)
    held(encounter, NoteIsGone)
    # To write there, and to show nothing of it: the line in her journal is that of the move.
    by.open([to.ring_subject], NOTE_DEPTHS)
    moved, notes = _sealed_for(to, encounter)
    _trace(encounter, Gone.MOVED, by).save()
    encounter.delete()
    for note in notes:
        written.insert(note)
    log.write(ENCOUNTER_MOVED_AWAY, about=encounter.file, by=by)
    log.write(ENCOUNTER_MOVED_HERE, about=to, by=by)
    return moved


def _sealed_for(to: File, encounter: Encounter) -> tuple[Encounter, list[Note]]:
    facts = ("on", "kind", "minutes", "begun_by", "written_by", "created_at")
    moved = Encounter(file=to, **{name: getattr(encounter, name) for name in facts})
    about = list(encounter.themes.all())
    written.insert(moved)
    moved.themes.add(*about)
    return moved, [_note_for(moved, note) for note in _notes_of(encounter)]


def _notes_of(encounter: Encounter) -> Iterator[Note]:
    """All of them: what its writer took back a moment ago can return beside the others."""
    for note in with_those_leaving(Note).filter(encounter=encounter).order_by("pk"):
        note.encounter = encounter
        yield note


def _note_for(moved: Encounter, note: Note) -> Note:
    """The same note, under its own name, so that its writer's *Annuler* finds it."""
    text = note.text
    refuse_if(text == str(UNREADABLE), CannotBeRead)
    kept = ("public_id", "depth", "written_by", "created_at", "leaving_since")
    facts = {name: getattr(note, name) for name in kept}
    return Note(encounter=moved, **facts, **{note.depth: text})


def _trace(encounter: Encounter, how: Gone, by: Actor) -> Trace:
    kept = encounter if how is Gone.WITHDRAWN else None
    return Trace(file=encounter.file, on=encounter.on, how=how, by=by.hat, encounter=kept)
