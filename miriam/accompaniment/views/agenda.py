"""The appointments of one woman, and with whom to make one."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.accompaniment.acts import TO_CHOOSE_WHOM, TO_SEE_APPOINTMENTS
from miriam.accompaniment.permissions import CHOOSE_FILE, READ_THREAD
from miriam.accompaniment.selectors.appointments import agenda_of
from miriam.accompaniment.selectors.rhythms import rhythm_of
from miriam.people.models import File
from miriam.people.selectors import my_running_files, my_running_names, named, waiting_for_key
from miriam.people.selectors.circles import by_case_manager
from miriam.vault.domain import Depth


@requires(CHOOSE_FILE, opens=my_running_names, purpose=TO_CHOOSE_WHOM)
def appointment_choose(request: Request, mandate: Mandate) -> HttpResponse:
    """With whom? The first of the taps that an appointment takes."""
    by = request.actor
    files = my_running_files(by)
    circles = by_case_manager(named(files, by=by), by=by)
    target = "accompaniment:appointment_new"
    context = {"circles": circles, "waiting": waiting_for_key(files, by=by), "target": target}
    return render(request, "accompaniment/appointment_choose.html", context)


@requires(READ_THREAD, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_APPOINTMENTS)
def appointment_list(request: Request, file: File) -> HttpResponse:
    """Those of one woman: ahead, behind without a note, dropped; and how often they meet."""
    context = {"file": file, "agenda": agenda_of(file), "rhythm": rhythm_of(file)}
    return render(request, "accompaniment/appointments.html", context)
