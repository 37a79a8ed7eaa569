"""Pause, take up again, stop: one act each, and no reason asked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts
from miriam.people.acts import TO_CHANGE_STATE
from miriam.people.models import File
from miriam.people.permissions import NAME_TEAM, WRITE_FILE
from miriam.people.services import pausing
from miriam.vault.domain import Depth

OPENS = at(Depth.IDENTITY)


@require_POST
@requires(WRITE_FILE, opens=OPENS, purpose=TO_CHANGE_STATE)
def pause(request: Request, file: File) -> HttpResponse:
    """She says « not now »."""
    return tap(
        request,
        lambda: pausing.pause(file, by=request.actor),
        _("En pause. Rien n’est perdu, et personne ne demande pourquoi."),
        "people:card",
        file.public_id,
        undo=address("people:resume", file.public_id),
        lasts=Lasts.ANYTIME,
    )


@require_POST
@requires(WRITE_FILE, opens=OPENS, purpose=TO_CHANGE_STATE)
def resume(request: Request, file: File) -> HttpResponse:
    """She takes up again."""
    return tap(
        request,
        lambda: pausing.resume(file, by=request.actor),
        _("C’est repris."),
        "people:card",
        file.public_id,
        undo=address("people:pause", file.public_id),
        lasts=Lasts.ANYTIME,
    )


@requires(WRITE_FILE, opens=OPENS, purpose=TO_CHANGE_STATE)
def stop(request: Request, file: File) -> HttpResponse:
    """What stopping means, and the act."""
    if request.method != "POST":
        context = {"file": file, "is_of_team": NAME_TEAM.holds(file, by=request.actor)}
        return render(request, "people/stop.html", context)
    return tap(
        request,
        lambda: pausing.stop(file, by=request.actor),
        _("L’accompagnement est arrêté. Personne ne demande pourquoi."),
        "people:card",
        file.public_id,
        undo=address("people:undo_stop", file.public_id),
        lasts=Lasts.TONIGHT,
    )


@require_POST
@requires(WRITE_FILE, opens=OPENS, purpose=TO_CHANGE_STATE)
def undo_stop(request: Request, file: File) -> HttpResponse:
    """It was a mistake."""
    done = _("L’arrêt est annulé.")
    act = pausing.undo_stop
    return tap(request, lambda: act(file, by=request.actor), done, "people:card", file.public_id)
