"""Appointments in lines: when, what for, and what can be done with one."""

from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from miriam.accompaniment.domain import AppointmentState, Company, EncounterKind
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.pages import appointment_words as said
from miriam.accompaniment.pages.words import KINDS, duration
from miriam.look.addresses import address
from miriam.look.components.blocks import row, rows
from miriam.look.components.html import NOTHING, joined, markup
from miriam.look.components.ticks import round_link


def what_for(one: Appointment) -> str:
    """« Rencontrer l’institutrice », or of which kind it is."""
    return str(one.what or KINDS[EncounterKind(one.kind)])


def circumstances(one: Appointment) -> str:
    """« École des Tilleuls, y aller ensemble, avec le service logement »."""
    partner = one.partner or ""
    parts = [
        one.place or _kind_beside(one.what or "", str(KINDS[EncounterKind(one.kind)])),
        _("y aller ensemble") if one.goes_along else "",
        _("avec %(name)s") % {"name": partner} if partner else "",
        _("sans elle") if one.company == Company.WITHOUT_HER else "",
    ]
    return ", ".join(filter(None, parts))


def _kind_beside(what: str, kind: str) -> str:
    """Of which kind it is, where its words do not say it."""
    said = kind[:1].lower() + kind[1:]
    return said if what and said not in what.lower() else ""


def appointment_rows(appointments: Iterable[Appointment]) -> SafeString:
    """One line each: when, what for, and the pencil that makes it an encounter."""
    return rows(joined(map(_row, appointments)))


def _row(one: Appointment) -> SafeString:
    can_note = one.state is not AppointmentState.HELD and not one.file.is_closed
    return row(
        markup("{}", circumstances(one)),
        what_for(one),
        time=said.day_and_hour(one.starts_at),
        url=address("accompaniment:appointment", one.public_id),
        end=pencil(one) if can_note else NOTHING,
    )


def pencil(one: Appointment) -> SafeString:
    """One tap makes it an encounter."""
    label = _("Noter ce rendez-vous : %(what)s") % {"what": what_for(one)}
    return round_link(address("accompaniment:appointment_note", one.public_id), "pencil", label)


def length_of(one: Appointment) -> str:
    """« une heure », if it is known."""
    return duration(one.minutes) if one.minutes else ""
