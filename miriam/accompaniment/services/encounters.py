"""Writing down encounters and the notes that follow them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import ENCOUNTER_FOLLOWED, ENCOUNTER_WRITTEN
from miriam.accompaniment.domain import BegunBy, EncounterKind
from miriam.accompaniment.models import Encounter, Note, Theme
from miriam.accompaniment.permissions import FOLLOW_ENCOUNTER, WRITE_ENCOUNTER
from miriam.accompaniment.services import themes
from miriam.accompaniment.services.refusals import InTheFuture, NoteIsGone, NothingWritten
from miriam.core import clock, written
from miriam.core.models.leaving import held
from miriam.core.prepared import prepared
from miriam.core.refusals import refuse_if
from miriam.people.models import File
from miriam.people.services.editing import demand_taking_part
from miriam.vault.domain import Depth

# How long ago a note may have been kept to be taken for the same one, sent again.
A_MOMENT = timedelta(minutes=30)


@dataclass(frozen=True)
class EncounterFacts:
    """How they met: today unless said otherwise; `about` names themes of the centre, `text` is the
    first note.
    """

    kind: EncounterKind
    on: date | None = None
    minutes: int | None = None
    begun_by: BegunBy | None = None
    about: Collection[UUID] = ()
    text: str = ""
    depth: Depth = Depth.SHARED


@transaction.atomic
def record(file: File, facts: EncounterFacts, *, by: Actor) -> Encounter:
    """Write down that they met.

    Sent again word for word (with the back button, say), it is the one that stands already.

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed, HasTakenBack: when nothing of hers is written down any more.
        InTheFuture: when the day is still to come.
    """
    WRITE_ENCOUNTER.demand(file, by=by)
    demand_taking_part(file)
    encounter = _as_told(file, facts, by)
    refuse_if(clock.is_to_come(encounter.on), InTheFuture)
    chosen = themes.named(facts.about, centre=file.centre)
    kept = _kept_just_now(encounter, chosen, facts) if facts.text else None
    if kept:
        return kept
    written.insert(encounter)
    if chosen:
        encounter.themes.add(*chosen)
    if facts.text:
        _add_note(encounter, facts.text, facts.depth, by)
    log.write(ENCOUNTER_WRITTEN, about=file, by=by)
    return encounter


def _as_told(file: File, facts: EncounterFacts, by: Actor) -> Encounter:
    """The encounter as it was told, not kept yet."""
    return Encounter(
        file=file,
        kind=facts.kind,
        on=facts.on or clock.today(),
        minutes=facts.minutes,
        begun_by=facts.begun_by or "",
        written_by=by.hat,
    )


def _kept_just_now(
    told: Encounter, about: Collection[Theme], facts: EncounterFacts
) -> Encounter | None:
    """The very same encounter that she kept a moment ago: a note cannot be taken away again."""
    wanted = set(about)
    same = (one.encounter for one in _notes_just_kept(told, facts.depth) if one.text == facts.text)
    return next((encounter for encounter in same if set(encounter.about) == wanted), None)


DETAILS = ("on", "minutes", "begun_by")


def _notes_just_kept(told: Encounter, depth: Depth) -> Iterator[Note]:
    """The notes of such encounters, in one question however many there are."""
    file, hat, since = told.file, told.written_by_id, clock.now() - A_MOMENT
    for note in _kept_since(since, file=file.pk, hat=hat, kind=told.kind, depth=depth):
        note.encounter.file = file
        if all(getattr(note.encounter, name) == getattr(told, name) for name in DETAILS):
            yield note


@prepared
def _kept_since(since: datetime, file: int, hat: int, kind: str, depth: Depth) -> QuerySet[Note]:
    """Her notes at this depth on such encounters, the first one first."""
    return (
        Note.objects.filter(
            encounter__file=file,
            encounter__written_by=hat,
            encounter__created_at__gte=since,
            encounter__kind=kind,
            depth=depth,
        )
        .select_related("encounter")
        .order_by("pk")
    )


@transaction.atomic
def follow(encounter: Encounter, *, text: str, depth: Depth, by: Actor) -> Note:
    """Add a note after the ones that stand there already; those stay as they are.

    Raises:
        NotYours: when the actor does not accompany her.
        NothingWritten: when there is no text.
        NoteIsGone: when the note was taken back, withdrawn or moved meanwhile.
    """
    FOLLOW_ENCOUNTER.demand(encounter, by=by)
    demand_taking_part(encounter.file)
    refuse_if(not text, NothingWritten)
    held(encounter, NoteIsGone)
    note = _add_note(encounter, text, depth, by)
    log.write(ENCOUNTER_FOLLOWED, about=encounter.file, by=by)
    return note


def _add_note(encounter: Encounter, text: str, depth: Depth, by: Actor) -> Note:
    note = Note(encounter=encounter, depth=depth, written_by=by.hat)
    if depth is Depth.WORKING:
        note.working = text
    else:
        note.shared = text
    written.insert(note)
    return note
