"""What she says yes to: read together, written down, printed, taken back with one tap."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.core import clock
from miriam.look.language import page_language
from miriam.look.taps import tap
from miriam.people import selectors
from miriam.people.acts import TO_NOTE_CONSENT
from miriam.people.domain import Scope
from miriam.people.forms.consents import ConsentForm
from miriam.people.models import Consent, File
from miriam.people.permissions import READ_CONSENT, READ_FILE, WITHDRAW_CONSENT, WRITE_FILE
from miriam.people.services import consents
from miriam.vault.domain import Depth


def _scope(name: str) -> Scope:
    try:
        return Scope(name)
    except ValueError as unknown:
        raise Http404 from unknown


@requires(WRITE_FILE, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_NOTE_CONSENT)
def consent_new(request: Request, file: File, scope: str) -> HttpResponse:
    """The text, in French or Dutch and in her language; then her yes."""
    wanted = _scope(scope)
    language = selectors.preferred_language(file) or page_language()
    form = ConsentForm(
        request.POST or None, initial={"language": language, "given_on": clock.today()}
    )
    if form.is_valid() and form.keeps(
        lambda: consents.give(file, scope=wanted, **form.facts(), by=request.actor)
    ):
        messages.success(request, _("Son accord est noté. Vous pouvez l’imprimer pour elle."))
        return redirect("people:card", file.public_id)
    sheet = selectors.sheet_to_read(file, wanted)
    return render(request, "people/consent_new.html", {"form": form, "sheet": sheet})


@requires(READ_FILE, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_NOTE_CONSENT)
def consent_paper(request: Request, file: File, scope: str) -> HttpResponse:
    """The same text on paper, before she has said anything."""
    sheet = selectors.sheet_to_read(file, _scope(scope))
    return render(request, "people/consent_paper.html", {"sheet": sheet})


@requires(READ_CONSENT, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_NOTE_CONSENT)
def consent(request: Request, consent: Consent) -> HttpResponse:
    """What she said yes to, on paper, word for word."""
    return render(request, "people/consent_paper.html", {"sheet": selectors.sheet_of(consent)})


@require_POST
@requires(WITHDRAW_CONSENT, opens=at(Depth.SHARED, of="file"), purpose=TO_NOTE_CONSENT)
def consent_withdraw(request: Request, consent: Consent) -> HttpResponse:
    """She takes her yes back; nobody asks why."""
    return tap(
        request,
        lambda: consents.withdraw(consent, by=request.actor),
        _("Son accord est retiré. C’est tout ; aucune raison n’est gardée."),
        "people:card",
        consent.file.public_id,
    )
