"""Writing down an encounter, and following it up."""

from functools import cache

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.accompaniment.acts import TO_CHOOSE_WHOM, TO_COMPLETE_NOTE, TO_NOTE_ENCOUNTER
from miriam.accompaniment.forms.encounters import EncounterForm, NoteForm, like
from miriam.accompaniment.models import Encounter
from miriam.accompaniment.permissions import CHOOSE_FILE, FOLLOW_ENCOUNTER, WRITE_ENCOUNTER
from miriam.accompaniment.selectors.readers import colleagues
from miriam.accompaniment.selectors.themes import offered_themes
from miriam.accompaniment.selectors.thread import last_of
from miriam.accompaniment.services import encounters
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.people.models import File
from miriam.people.selectors import my_names, my_running_files, named, waiting_for_key
from miriam.vault.domain import Depth

EVERYTHING = (Depth.IDENTITY, Depth.SHARED, Depth.WORKING)


@requires(CHOOSE_FILE, opens=my_names, purpose=TO_CHOOSE_WHOM)
def choose(request: Request, mandate: Mandate) -> HttpResponse:
    """With whom? The first of the taps that a note takes."""
    by = request.actor
    files = my_running_files(by)
    context = {"files": named(files, by=by), "waiting": waiting_for_key(files, by=by)}
    return render(request, "accompaniment/choose.html", context)


@requires(WRITE_ENCOUNTER, opens=at(*EVERYTHING), purpose=TO_NOTE_ENCOUNTER)
def encounter_new(request: Request, file: File) -> HttpResponse:
    """A note in seconds: kind, words, kept."""
    themes, by = cache(lambda: offered_themes(file.centre)), request.actor
    last = last_of(file) if request.method != "POST" else None
    again = like(last, themes()) if last and "encore" in request.GET else {}
    form = EncounterForm(
        request.POST or None,
        initial=again,
        themes=themes,
        her=file.call_name,
        colleagues=lambda: colleagues(file, by),
    )
    if form.is_valid() and form.keeps(
        lambda: encounters.record(file, EncounterFacts(**form.facts()), by=by)
    ):
        messages.success(request, _("La rencontre est gardée."))
        return redirect("accompaniment:thread", file.public_id)
    context = {"file": file, "form": form, "last": last, "is_again": bool(again)}
    return render(request, "accompaniment/encounter_new.html", context)


@requires(FOLLOW_ENCOUNTER, opens=at(*EVERYTHING, of="file"), purpose=TO_COMPLETE_NOTE)
def encounter_follow(request: Request, encounter: Encounter) -> HttpResponse:
    """A second note after the first, which stays as it was."""
    file, by = encounter.file, request.actor
    form = NoteForm(
        request.POST or None, her=file.call_name, colleagues=lambda: colleagues(file, by)
    )
    if form.is_valid() and form.keeps(lambda: encounters.follow(encounter, **form.facts(), by=by)):
        messages.success(request, _("La suite de la note est gardée."))
        return redirect("accompaniment:thread", file.public_id)
    context = {"file": file, "encounter": encounter, "form": form}
    return render(request, "accompaniment/encounter_follow.html", context)
