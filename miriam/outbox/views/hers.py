"""A mother's calendar in her own telephone, when she wants it: her choice, told in plain words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.sheets.chosen import DISCREET, chosen
from miriam.look.sheets.printing import printed, telling
from miriam.look.taps import makes, tap
from miriam.outbox import selectors
from miriam.outbox.acts import TO_GIVE_CALENDAR
from miriam.outbox.pages.addresses import shown
from miriam.outbox.permissions import GIVE_CALENDAR
from miriam.outbox.services import addresses
from miriam.people.models import File
from miriam.people.permissions import NAME_TEAM
from miriam.vault.domain import Depth

OPENS = at(Depth.IDENTITY)


@requires(GIVE_CALENDAR, opens=OPENS, purpose=TO_GIVE_CALENDAR)
def show(request: Request, file: File) -> HttpResponse:
    """What a telephone would show, whether there is an address; a new one, on paper, this once."""
    if request.method == "POST" and (
        secret := makes(request, lambda: addresses.make_hers(file, by=request.actor))
    ):
        return _on_paper(request, file, secret)
    context = {
        "file": file,
        "given": selectors.hers(file),
        "is_of_team": NAME_TEAM.holds(file, by=request.actor),
        "sheet": chosen(request.POST, file.languages, discreet=False),
    }
    return render(request, "outbox/hers.html", context)


def _on_paper(request: Request, file: File, secret: str) -> HttpResponse:
    """For a kitchen table: it says neither who gives it nor what for."""
    sheet = chosen({**request.POST.dict(), DISCREET: "1"}, file.languages)
    made = shown(secret, sheet.first.language.code)
    context = {"file": file, "made": made, "telling": telling(sheet, [made.address])}
    return printed(request, "outbox/hers_paper.html", sheet, **context)


@require_POST
@requires(GIVE_CALENDAR, opens=OPENS, purpose=TO_GIVE_CALENDAR)
def stop(request: Request, file: File) -> HttpResponse:
    """She says stop, and no reason is asked."""
    return tap(
        request,
        lambda: addresses.stop_hers(file, by=request.actor),
        _("C’est arrêté : l’adresse ne sert plus. Personne ne demande pourquoi."),
        "outbox:hers",
        file.public_id,
    )
