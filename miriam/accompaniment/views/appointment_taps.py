"""One tap on an appointment: it does not take place, it does after all, back to its hour."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.permissions import CHANGE_APPOINTMENT
from miriam.accompaniment.services import appointments
from miriam.accompaniment.views.taps import tap_on
from miriam.look.ways_back import Lasts

DROPPED = _("Ce rendez-vous n’a pas lieu.")
TAKEN_UP = _("Ce rendez-vous tient à nouveau.")
PUT_BACK = _("Ce rendez-vous est de nouveau à son heure d’avant.")


@requires(CHANGE_APPOINTMENT)
@require_POST
def appointment_drop(request: Request, appointment: Appointment) -> HttpResponse:
    """It does not take place; nobody is asked why."""
    return _tap(request, appointment, appointments.drop, DROPPED, undo="appointment_take_up")


@requires(CHANGE_APPOINTMENT)
@require_POST
def appointment_take_up(request: Request, appointment: Appointment) -> HttpResponse:
    """It takes place after all."""
    return _tap(request, appointment, appointments.take_up, TAKEN_UP, undo="appointment_drop")


@requires(CHANGE_APPOINTMENT)
@require_POST
def appointment_put_back(request: Request, appointment: Appointment) -> HttpResponse:
    """It was moved by mistake."""
    return _tap(request, appointment, appointments.put_back, PUT_BACK)


def _tap(
    request: Request, one: Appointment, act: Callable[..., None], done: Promise, undo: str = ""
) -> HttpResponse:
    to = "appointment_list"
    return tap_on(request, one, act, done, to=to, undo=undo, lasts=Lasts.ANYTIME)
