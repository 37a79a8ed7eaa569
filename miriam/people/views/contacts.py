"""How she can be reached without danger."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.taps import tap
from miriam.people import selectors
from miriam.people.acts import TO_NOTE_CONTACT
from miriam.people.forms.contacts import ContactForm
from miriam.people.models import File
from miriam.people.permissions import WRITE_FILE
from miriam.people.services import contacts
from miriam.people.services.contacts import ContactFacts
from miriam.vault.domain import Depth


@requires(WRITE_FILE, opens=at(Depth.IDENTITY), purpose=TO_NOTE_CONTACT)
def contact(request: Request, file: File) -> HttpResponse:
    """Only what she says is safe."""
    kept = file.safe_contact
    form = ContactForm(request.POST or None, initial=ContactForm.of(kept))
    if form.is_valid() and form.keeps_or_shows(
        lambda: contacts.agree(
            kept, ContactFacts(**form.facts()), version=form.on_screen, by=request.actor
        ),
        fresh=lambda: ContactForm.of(selectors.fresh(kept)),
    ):
        known = _("C’est gardé, et confirmé aujourd’hui.")
        unknown = _("C’est gardé : aucun moyen sûr de la joindre n’est connu.")
        messages.success(request, known if kept.is_known else unknown)
        return redirect("people:card", file.public_id)
    return render(request, "people/contact.html", {"file": file, "form": form, "contact": kept})


@require_POST
@requires(WRITE_FILE, opens=at(Depth.IDENTITY), purpose=TO_NOTE_CONTACT)
def contact_confirm(request: Request, file: File) -> HttpResponse:
    """She was asked again, and it is still safe."""
    return tap(
        request,
        lambda: contacts.confirm(file.safe_contact, by=request.actor),
        _("Confirmé aujourd’hui."),
        "people:card",
        file.public_id,
    )
