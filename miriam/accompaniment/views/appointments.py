"""Appointments: listed, made in a few taps, moved, dropped, taken up, and noted with one."""

from copy import copy
from functools import cache, partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_NOTE_ENCOUNTER, TO_SEE_APPOINTMENTS, TO_WRITE_APPOINTMENT
from miriam.accompaniment.forms.appointments import AppointmentForm, as_it_is, note_of
from miriam.accompaniment.forms.encounters import EncounterForm, like
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.pages import appointment_words as words
from miriam.accompaniment.permissions import CHANGE_APPOINTMENT, READ_THREAD, WRITE_APPOINTMENT
from miriam.accompaniment.selectors.appointments import agenda_of
from miriam.accompaniment.selectors.habits import habits
from miriam.accompaniment.selectors.rhythms import rhythm_of
from miriam.accompaniment.selectors.themes import offered_themes
from miriam.accompaniment.selectors.thread import last_of
from miriam.accompaniment.services import appointments
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.accompaniment.views.appointment_taps import DROPPED, TAKEN_UP
from miriam.accompaniment.views.encounters import EVERYTHING, to_thread
from miriam.core import clock
from miriam.look.addresses import address
from miriam.look.ways_back import Lasts, said
from miriam.people.models import File
from miriam.people.pages.not_written import in_place_of_a_form
from miriam.people.selectors import fresh
from miriam.people.selectors.readers import readers
from miriam.vault.domain import Depth

OF_FILE = at(Depth.IDENTITY, Depth.SHARED, of="file")


@requires(READ_THREAD, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_APPOINTMENTS)
def appointment_list(request: Request, file: File) -> HttpResponse:
    """Those of one woman: ahead, behind without a note, dropped; and how often they meet."""
    context = {"file": file, "agenda": agenda_of(file), "rhythm": rhythm_of(file)}
    return render(request, "accompaniment/appointments.html", context)


@requires(WRITE_APPOINTMENT, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_WRITE_APPOINTMENT)
def appointment_new(request: Request, file: File) -> HttpResponse:
    """A day, an hour, a kind: kept."""
    if instead := in_place_of_a_form(request, file):
        return instead
    last = last_of(file) if "encore" in request.GET and request.method != "POST" else None
    form = AppointmentForm(
        request.POST or None,
        initial=like(last, offered_themes(file.centre)) if last else {},
        **_offered(request, file),
    )
    make = partial(appointments.make, file, by=request.actor)
    if form.is_valid() and (kept := form.makes(lambda: make(form.says))):
        said(
            request,
            _kept(kept),
            undo=address("accompaniment:appointment_drop", kept.public_id),
            lasts=Lasts.ANYTIME,
        )
        return redirect("desk:file", file.public_id)
    context = {"file": file, "form": form, "readers": _readers(request, file)}
    return render(request, "accompaniment/appointment_new.html", context)


@requires(CHANGE_APPOINTMENT, opens=OF_FILE, purpose=TO_WRITE_APPOINTMENT)
def appointment(request: Request, appointment: Appointment) -> HttpResponse:
    """One appointment: what it is, moved or said otherwise on the same page."""
    file, before = appointment.file, copy(appointment)
    form = AppointmentForm(
        request.POST or None, initial=as_it_is(appointment), **_offered(request, file)
    )
    if form.is_valid() and form.keeps_or_shows(
        lambda: appointments.change(
            appointment, form.says, version=form.on_screen, by=request.actor
        ),
        fresh=lambda: as_it_is(fresh(appointment)),
    ):
        _say_changed(request, appointment, before)
        return redirect("desk:file", file.public_id)
    shown = fresh(appointment) if form.kept else appointment
    context = {
        "file": file,
        "appointment": shown,
        "form": form,
        "readers": _readers(request, file),
        "is_ahead": shown.starts_at > clock.now(),
    }
    return render(request, "accompaniment/appointment.html", context)


@requires(CHANGE_APPOINTMENT, opens=at(*EVERYTHING, of="file"), purpose=TO_NOTE_ENCOUNTER)
def appointment_note(request: Request, appointment: Appointment) -> HttpResponse:
    """It took place: the page of its note, with kind and themes kept."""
    file = appointment.file
    if instead := in_place_of_a_form(request, file):
        return instead
    form = EncounterForm(
        request.POST or None,
        initial=note_of(appointment, offered_themes(file.centre)),
        her=file.call_name,
        readers=lambda: readers(file, request.actor),
        **_offered(request, file),
    )
    note = partial(appointments.note, appointment, by=request.actor)
    if form.is_valid() and (kept := form.makes(lambda: note(EncounterFacts(**form.facts())))):
        undo = address("accompaniment:encounter_take_back", kept.public_id)
        said(request, _("Gardé."), undo=undo)
        return to_thread(file, kept)
    day = words.day(min(appointment.starts_at, clock.now()))
    context = {"file": file, "form": form, "is_again": True, "day": day}
    return render(request, "accompaniment/encounter_new.html", context)


def _offered(request: Request, file: File) -> dict[str, Any]:
    """Kinds and themes to choose from, asked for when they are shown."""
    return {
        "themes": cache(lambda: offered_themes(file.centre)),
        "habits": cache(lambda: habits(file, request.actor)),
    }


def _readers(request: Request, file: File) -> str:
    return words.readers(her=file.call_name, reading=readers(file, request.actor))


def _kept(one: Appointment) -> str:
    """An hour that comes twice that night is said."""
    if clock.comes_twice(one.starts_at):
        return _("Gardé. Cette nuit-là, cette heure vient deux fois : c’est la première.")
    return _("Gardé.")


def _say_changed(request: Request, one: Appointment, before: Appointment) -> None:
    """With its way back; of one that did not take place, whether it does now."""
    told, back = _kept(one), "put_back"
    if before.is_dropped:
        told, back = f"{told} {DROPPED if one.is_dropped else TAKEN_UP}", "drop"
    undo = address(f"accompaniment:appointment_{back}", one.public_id)
    is_moved = one.starts_at != before.starts_at
    said(request, told, undo=undo if is_moved else "", lasts=Lasts.ANYTIME)
