"""Opening a file, and the card that gathers what belongs to her."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.people import selectors
from miriam.people.acts import TO_NOTE_WHO_SHE_IS, TO_OPEN_FILE, TO_READ_CARD
from miriam.people.forms.files import IdentityForm, NewFileForm, SameWomanForm
from miriam.people.models import File
from miriam.people.permissions import CREATE_FILE, READ_FILE, WRITE_FILE
from miriam.people.services import files
from miriam.vault.domain import Depth


@requires(CREATE_FILE, opens=selectors.my_names, purpose=TO_OPEN_FILE)
def file_new(request: Request, mandate: Mandate) -> HttpResponse:
    """A name to call her by; those of one's own files that sound alike are shown first."""
    form = NewFileForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/file_new.html", {"form": form})
    by, call_name = request.actor, form.cleaned_data["call_name"]
    alike = selectors.look_alikes(call_name, by=by)
    answer = request.POST if "same" in request.POST else None
    same = SameWomanForm(answer, look_alikes=alike)
    if alike and not same.is_valid():
        return render(request, "people/file_same.html", {"form": form, "same": same})
    if alike and same.file:
        return redirect("people:card", same.file)
    if file := form.makes(lambda: files.open_file(call_name=call_name, by=by)):
        messages.success(
            request, _("Le dossier est ouvert. Rien d’autre n’est nécessaire ce jour.")
        )
        return redirect("people:card", file.public_id)
    return render(request, "people/file_new.html", {"form": form})


@requires(READ_FILE, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_READ_CARD)
def card(request: Request, file: File) -> HttpResponse:
    """What belongs to her: languages, contact, household, consents, who accompanies her."""
    return render(request, "people/card.html", {"card": selectors.card_of(file, by=request.actor)})


@requires(WRITE_FILE, opens=at(Depth.IDENTITY), purpose=TO_NOTE_WHO_SHE_IS)
def identity(request: Request, file: File) -> HttpResponse:
    """Who she is, as she says it."""
    form = IdentityForm(request.POST or None, initial=IdentityForm.of(file))
    if form.is_valid() and form.keeps_or_shows(
        lambda: files.correct(file, **form.change(), by=request.actor),
        fresh=lambda: IdentityForm.of(selectors.fresh(file)),
    ):
        messages.success(request, _("C’est gardé."))
        return redirect("people:card", file.public_id)
    return render(request, "people/identity.html", {"file": file, "form": form})
