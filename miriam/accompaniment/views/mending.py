"""A note taken back at once, or moved and withdrawn later because it stood in the wrong file."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.actor import Actor
from miriam.access.gate import Opening, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_MEND_NOTE
from miriam.accompaniment.domain import NOTE_DEPTHS
from miriam.accompaniment.forms.mending import MoveForm
from miriam.accompaniment.models import Encounter, Note
from miriam.accompaniment.permissions import (
    MEND_ENCOUNTER,
    RETURN_ENCOUNTER,
    RETURN_NOTE,
    TAKE_BACK_ENCOUNTER,
    TAKE_BACK_NOTE,
)
from miriam.accompaniment.selectors.gone import other_files, readers_since
from miriam.accompaniment.services import mending, taking_back
from miriam.accompaniment.views.taps import tap_on
from miriam.look.ways_back import said
from miriam.people.selectors import my_running_names
from miriam.vault.domain import Depth


def _opens_to_mend(encounter: Encounter, by: Actor) -> Iterable[Opening]:
    """The note, and the names of the women in whose files it could stand."""
    yield Opening((encounter.file.ring_subject,), (Depth.IDENTITY, *NOTE_DEPTHS))
    yield from my_running_names(by.hat, by)


@requires(MEND_ENCOUNTER, opens=_opens_to_mend, purpose=TO_MEND_NOTE)
def encounter_mend(request: Request, encounter: Encounter) -> HttpResponse:
    """The wrong file: who could read it meanwhile, where it belongs, or away with it."""
    by, file = request.actor, encounter.file
    form = MoveForm(request.POST or None, files=other_files(encounter, by=by))
    if form.is_valid() and form.keeps(lambda: mending.move(encounter, **form.facts(), by=by)):
        said(request, _("La note est maintenant dans l’autre dossier. Ici, seul un jour en reste."))
        return redirect("accompaniment:thread", file.public_id)
    readers = readers_since(encounter, by=by)
    context = {"file": file, "encounter": encounter, "form": form, "readers": readers}
    return render(request, "accompaniment/encounter_mend.html", context)


@require_POST
@requires(MEND_ENCOUNTER)
def encounter_withdraw(request: Request, encounter: Encounter) -> HttpResponse:
    """Away with it, for everybody."""
    done = _("La note est retirée. Seul un jour en reste.")
    return tap_on(request, encounter, mending.withdraw, done, to="thread", undo="encounter_return")


@require_POST
@requires(TAKE_BACK_ENCOUNTER)
def encounter_take_back(request: Request, encounter: Encounter) -> HttpResponse:
    """It was kept by mistake, a moment ago."""
    done = _("C’est annulé : rien n’a été noté.")
    return tap_on(
        request, encounter, taking_back.take_back, done, to="thread", undo="encounter_return"
    )


@require_POST
@requires(RETURN_ENCOUNTER)
def encounter_return(request: Request, encounter: Encounter) -> HttpResponse:
    """It was right after all."""
    done = _("La note est revenue.")
    return tap_on(request, encounter, taking_back.bring_back, done, to="thread")


@require_POST
@requires(TAKE_BACK_NOTE)
def note_take_back(request: Request, note: Note) -> HttpResponse:
    """What was added a moment ago was a mistake."""
    done = _("C’est annulé : rien n’a été ajouté.")
    return tap_on(request, note, taking_back.take_back_note, done, to="thread", undo="note_return")


@require_POST
@requires(RETURN_NOTE)
def note_return(request: Request, note: Note) -> HttpResponse:
    """It was right after all."""
    done = _("La note est revenue.")
    return tap_on(request, note, taking_back.bring_back_note, done, to="thread")
