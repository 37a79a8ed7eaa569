"""Writing down an encounter, and following it up."""

from functools import cache

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_COMPLETE_NOTE, TO_NOTE_ENCOUNTER
from miriam.accompaniment.forms.encounters import EncounterForm, NoteForm, like
from miriam.accompaniment.models import Encounter
from miriam.accompaniment.permissions import FOLLOW_ENCOUNTER, WRITE_ENCOUNTER
from miriam.accompaniment.selectors.habits import habits
from miriam.accompaniment.selectors.themes import offered_themes
from miriam.accompaniment.selectors.thread import last_of, usual_depth
from miriam.accompaniment.services import encounters
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.look.addresses import address
from miriam.look.ways_back import said
from miriam.people.models import File
from miriam.people.pages.not_written import in_place_of_a_form
from miriam.people.selectors.readers import readers
from miriam.vault.domain import Depth

# With which the thread says what can come next.
AFTER = "apres"
EVERYTHING = (Depth.IDENTITY, Depth.SHARED, Depth.WORKING)


@requires(WRITE_ENCOUNTER, opens=at(*EVERYTHING), purpose=TO_NOTE_ENCOUNTER)
def encounter_new(request: Request, file: File) -> HttpResponse:
    """A note in seconds: kind, words, kept."""
    if instead := in_place_of_a_form(request, file):
        return instead
    themes, by = cache(lambda: offered_themes(file.centre)), request.actor
    last = last_of(file) if request.method != "POST" else None
    again = like(last, themes()) if last and "encore" in request.GET else {}
    form = EncounterForm(
        request.POST or None,
        initial=again,
        themes=themes,
        habits=cache(lambda: habits(file, by)),
        her=file.call_name,
        readers=lambda: readers(file, by),
    )
    if form.is_valid() and (
        kept := form.makes(lambda: encounters.record(file, EncounterFacts(**form.facts()), by=by))
    ):
        undo = address("accompaniment:encounter_take_back", kept.public_id)
        said(request, _("Gardé."), undo=undo)
        return to_thread(file, kept)
    context = {"file": file, "form": form, "last": last, "is_again": bool(again)}
    return render(request, "accompaniment/encounter_new.html", context)


@requires(FOLLOW_ENCOUNTER, opens=at(*EVERYTHING, of="file"), purpose=TO_COMPLETE_NOTE)
def encounter_follow(request: Request, encounter: Encounter) -> HttpResponse:
    """A second note after the first, which stays as it was."""
    file, by = encounter.file, request.actor
    if instead := in_place_of_a_form(request, file):
        return instead
    form = NoteForm(
        request.POST or None,
        her=file.call_name,
        readers=lambda: readers(file, by),
        usual=usual_depth(encounter),
    )
    if form.is_valid() and (
        kept := form.makes(lambda: encounters.follow(encounter, **form.facts(), by=by))
    ):
        said(request, _("Gardé."), undo=address("accompaniment:note_take_back", kept.public_id))
        return to_thread(file, encounter)
    context = {"file": file, "encounter": encounter, "form": form}
    return render(request, "accompaniment/encounter_follow.html", context)


def to_thread(file: File, kept: Encounter) -> HttpResponse:
    """To what was kept, and what can come next."""
    thread = address("accompaniment:thread", file.public_id)
    return redirect(f"{thread}?{AFTER}={kept.public_id}")
