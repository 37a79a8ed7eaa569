"""One tap on an appointment: it does not take place, it does after all, back to its hour."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.permissions import CHANGE_APPOINTMENT
from miriam.accompaniment.services import appointments
from miriam.accompaniment.views.taps import tap_on
from miriam.look.ways_back import Lasts


@requires(CHANGE_APPOINTMENT)
@require_POST
def appointment_drop(request: Request, appointment: Appointment) -> HttpResponse:
    """It does not take place; nobody is asked why."""
    done = _("Ce rendez-vous n’a pas lieu.")
    return _tap(request, appointment, appointments.drop, done, undo="appointment_take_up")


@requires(CHANGE_APPOINTMENT)
@require_POST
def appointment_take_up(request: Request, appointment: Appointment) -> HttpResponse:
    """It takes place after all."""
    done = _("Ce rendez-vous tient à nouveau.")
    return _tap(request, appointment, appointments.take_up, done, undo="appointment_drop")


@requires(CHANGE_APPOINTMENT)
@require_POST
def appointment_put_back(request: Request, appointment: Appointment) -> HttpResponse:
    """It was moved by mistake."""
    done = _("Ce rendez-vous est de nouveau à son heure d’avant.")
    return _tap(request, appointment, appointments.put_back, done)


def _tap(
    request: Request, appointment: Appointment, act: Callable[..., None], done: str, undo: str = ""
) -> HttpResponse:
    to = "appointment_list"
    return tap_on(request, appointment, act, done, to=to, undo=undo, lasts=Lasts.ANYTIME)
