"""What she says yes to: read together, written down, printed, taken back."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from miriam.access.actor import Actor
from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.core import clock
from miriam.look.addresses import address
from miriam.look.language import page_language
from miriam.look.sheets.chosen import chosen
from miriam.look.sheets.printing import printed
from miriam.look.taps import tap
from miriam.people import selectors
from miriam.people.acts import TO_NOTE_CONSENT
from miriam.people.domain import Afterwards, Scope
from miriam.people.forms.consents import ConsentForm
from miriam.people.models import Consent, File
from miriam.people.pages.consent_paper import consent_pages
from miriam.people.permissions import (
    NAME_TEAM,
    READ_CONSENT,
    READ_FILE,
    WITHDRAW_CONSENT,
    WRITE_FILE,
)
from miriam.people.selectors import sheets
from miriam.people.services import consents
from miriam.vault.domain import Depth

THEN = "then"
WITHDRAWN = {
    None: gettext_lazy("Son accord est retiré. C’est tout ; aucune raison n’est gardée."),
    Afterwards.PAUSE: gettext_lazy("Son accord est retiré, et son accompagnement est en pause."),
    Afterwards.STOP: gettext_lazy("Son accord est retiré, et son accompagnement est arrêté."),
}


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
    sheet = sheets.sheet_to_read(file, wanted)
    return render(request, "people/consent_new.html", {"form": form, "sheet": sheet})


@requires(READ_FILE, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_NOTE_CONSENT)
def consent_paper(request: Request, file: File, scope: str) -> HttpResponse:
    """The same text on paper, before she has said anything."""
    return _on_paper(request, sheets.sheet_to_read(file, _scope(scope)))


@requires(READ_CONSENT, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_NOTE_CONSENT)
def consent(request: Request, consent: Consent) -> HttpResponse:
    """What she said yes to, on paper, word for word."""
    return _on_paper(request, sheets.sheet_of(consent))


def _on_paper(request: Request, read: sheets.ConsentSheet) -> HttpResponse:
    """In the language that it is read in with her, in another one, or in both."""
    spoken = [read.language, *(read.file.languages or [])]
    sheet = chosen(request.GET, [one for one in spoken if one], discreet=False)
    context = {"read": read, "file": read.file, "pages": consent_pages(read, sheet)}
    return printed(request, "people/consent_paper.html", sheet, **context)


@requires(
    WITHDRAW_CONSENT, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_NOTE_CONSENT
)
def consent_withdraw(request: Request, consent: Consent) -> HttpResponse:
    """What taking her yes back means, and the act; nobody asks why."""
    if request.method != "POST":
        return render(request, "people/consent_withdraw.html", _asking(consent, request.actor))
    afterwards = _afterwards(request.POST)
    undo = address("people:consent_return", consent.public_id)
    return tap(
        request,
        lambda: consents.withdraw(consent, afterwards=afterwards, by=request.actor),
        WITHDRAWN[afterwards],
        "people:card",
        consent.file.public_id,
        undo=f"{undo}?{THEN}={afterwards}" if afterwards else undo,
    )


def _asking(consent: Consent, by: Actor) -> dict[str, object]:
    file = consent.file
    return {
        "consent": consent,
        "file": file,
        "asks_what_next": consent.scope == Scope.PARTICIPATION and not file.is_closed,
        "is_of_team": NAME_TEAM.holds(file, by=by),
    }


def _afterwards(given: QueryDict) -> Afterwards | None:
    chosen = given.get(THEN, "")
    return Afterwards(chosen) if chosen in list(Afterwards) else None


@require_POST
@requires(WITHDRAW_CONSENT)
def consent_return(request: Request, consent: Consent) -> HttpResponse:
    """It was a slip: her yes stands, and what came after it is undone too."""
    afterwards = _afterwards(request.GET)
    return tap(
        request,
        lambda: consents.undo_withdrawal(consent, afterwards=afterwards, by=request.actor),
        _("Son accord tient comme avant."),
        "people:card",
        consent.file.public_id,
    )
