"""How often they meet, if she likes to agree on it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_AGREE_ON_RHYTHM
from miriam.accompaniment.forms.rhythms import RhythmForm, as_agreed
from miriam.accompaniment.pages import appointment_words as words
from miriam.accompaniment.permissions import WRITE_APPOINTMENT
from miriam.accompaniment.selectors.rhythms import rhythm_of
from miriam.accompaniment.services import rhythms
from miriam.look.ways_back import said
from miriam.people.models import File
from miriam.people.pages.not_written import in_place_of_a_form
from miriam.people.selectors.readers import readers
from miriam.vault.domain import Depth


@requires(WRITE_APPOINTMENT, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_AGREE_ON_RHYTHM)
def rhythm(request: Request, file: File) -> HttpResponse:
    """Agreed with her, or open again, on the same page."""
    if instead := in_place_of_a_form(request, file):
        return instead
    by = request.actor
    form = RhythmForm(request.POST or None, initial=as_agreed(rhythm_of(file)))
    if form.is_valid() and form.keeps_or_shows(
        lambda: rhythms.agree(file, **form.change(), by=by),
        fresh=lambda: as_agreed(rhythm_of(file)),
    ):
        said(request, _("C’est gardé."))
        return redirect("accompaniment:appointment_list", file.public_id)
    reading = words.readers(her=file.call_name, reading=readers(file, by))
    context = {"file": file, "form": form, "readers": reading}
    return render(request, "accompaniment/rhythm.html", context)
