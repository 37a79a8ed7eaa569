"""Agreeing with her how often they meet, and leaving it open again."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import RHYTHM_AGREED, RHYTHM_LEFT_OPEN
from miriam.accompaniment.domain import Rhythm
from miriam.accompaniment.models import AgreedRhythm
from miriam.accompaniment.permissions import WRITE_APPOINTMENT
from miriam.core import clock
from miriam.core.refusals import Overtaken, refuse_if
from miriam.people.models import File
from miriam.people.services.editing import demand_taking_part, take_version


@transaction.atomic
def agree(file: File, *, every: Rhythm | None, words: str, by: Actor, version: int = 0) -> None:
    """Write down what she and her case manager agreed on today; nothing means that it is open.

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed, HasTakenBack: when nothing of hers is written down any more.
        Overtaken: when somebody else agreed with her in between; before anything is agreed the
            version is 0.
    """
    WRITE_APPOINTMENT.demand(file, by=by)
    demand_taking_part(file)
    kept = _held(file)
    if kept:
        take_version(kept, version)
    refuse_if(bool(version) and kept is None and every is not None, Overtaken)
    if every is None:
        _leave_open(kept, by)
        return
    rhythm = kept or AgreedRhythm(file=file)
    rhythm.every, rhythm.words, rhythm.agreed_on = every, words, clock.today()
    rhythm.save()
    log.write(RHYTHM_AGREED, about=file, by=by)


def _held(file: File) -> AgreedRhythm | None:
    """What is agreed; the file is held, so that of two who agree at once the second is told."""
    File.objects.select_for_update().get(pk=file.pk)
    kept = AgreedRhythm.objects.filter(file=file).first()
    if kept:
        kept.file = file
    return kept


def _leave_open(kept: AgreedRhythm | None, by: Actor) -> None:
    if kept:
        kept.delete()
        log.write(RHYTHM_LEFT_OPEN, about=kept.file, by=by)
