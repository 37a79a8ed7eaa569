"""Pause, take up again, stop: one act each, and no reason asked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.taps import tap
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
    done = _("En pause. Rien n’est perdu, et personne ne demande pourquoi.")
    act = pausing.pause
    return tap(request, lambda: act(file, by=request.actor), done, "people:card", file.public_id)


@require_POST
@requires(WRITE_FILE, opens=OPENS, purpose=TO_CHANGE_STATE)
def resume(request: Request, file: File) -> HttpResponse:
    """She takes up again."""
    done = _("C’est repris.")
    act = pausing.resume
    return tap(request, lambda: act(file, by=request.actor), done, "people:card", file.public_id)


@requires(WRITE_FILE, opens=OPENS, purpose=TO_CHANGE_STATE)
def stop(request: Request, file: File) -> HttpResponse:
    """What stopping means, and the act."""
    if request.method != "POST":
        context = {"file": file, "is_of_team": NAME_TEAM.holds(file, by=request.actor)}
        return render(request, "people/stop.html", context)
    done = _("L’accompagnement est arrêté. Jusqu’à ce soir, vous pouvez revenir en arrière.")
    act = pausing.stop
    return tap(request, lambda: act(file, by=request.actor), done, "people:card", file.public_id)


@require_POST
@requires(WRITE_FILE, opens=OPENS, purpose=TO_CHANGE_STATE)
def undo_stop(request: Request, file: File) -> HttpResponse:
    """It was a mistake."""
    done = _("L’arrêt est annulé.")
    act = pausing.undo_stop
    return tap(request, lambda: act(file, by=request.actor), done, "people:card", file.public_id)
