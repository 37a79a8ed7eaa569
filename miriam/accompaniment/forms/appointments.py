"""An appointment as it is typed: day and hour on the wall, kind, and what it is for."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import Company
from miriam.accompaniment.forms.meetings import MeetingForm
from miriam.accompaniment.models import Appointment, Theme
from miriam.accompaniment.pages.appointment_words import COMPANIES
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.core import clock
from miriam.look.forms import ChipRadios, DayField, GrowingTextarea, HourField, VersionedForm
from miriam.look.typed import Wary

SHORT = 300
# Farther ahead it is a slip of the hand in the year.
FARTHEST = timedelta(days=730)
WORDS = ("what", "place", "partner", "bring")
# Folded away until one wants them.
MORE = ("company", "partner", "bring", "minutes", "about")


def _line(label: Any, help_text: Any = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(
        label=label, help_text=help_text, max_length=SHORT, required=False, widget=widget
    )


class AppointmentForm(MeetingForm, Wary, VersionedForm):
    """Day, hour and kind are asked; all the rest may stay empty."""

    on = DayField(label=_("Quel jour"), error_messages={"required": _("Choisissez le jour.")})
    at = HourField(label=_("À quelle heure"), error_messages={"required": _("Choisissez l’heure.")})
    what = forms.CharField(
        label=_("Pour quoi"),
        max_length=SHORT,
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=1),
        help_text=_("Quelques mots, si vous voulez. Ni numéro national, ni diagnostic."),
    )
    place = _line(_("Où"))
    goes_along = forms.BooleanField(label=_("Y aller ensemble"), required=False)
    company = forms.TypedChoiceField(
        label=_("Avec qui"),
        initial=Company.HER,
        choices=list(COMPANIES.items()),
        coerce=Company,
        widget=ChipRadios(),
    )
    partner = _line(_("Qui d’autre, quel service"))
    bring = _line(_("À prendre avec soi"))

    aside = (*VersionedForm.aside, "on", "at")

    field_order = ["on", "at", "kind", "what", "place", "goes_along", *MORE]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moment: datetime | None = None
        self.fields["about"].label = _("De quoi on parlera")

    def clean(self) -> dict[str, Any]:
        """The moment that day and hour are."""
        cleaned = super().clean() or self.cleaned_data
        on, at = cleaned.get("on"), cleaned.get("at")
        if on and on - clock.today() > FARTHEST:
            self.add_error("on", _("C’est bien loin : vérifiez l’année."))
        if on and at:
            self.moment = self.makes(lambda: clock.moment_of(on, at), about="at")
        return cleaned

    @property
    def says(self) -> AppointmentFacts:
        """What the service wants to know, once nothing is missing."""
        assert self.moment
        return AppointmentFacts(starts_at=self.moment, **self.facts())

    @property
    def more_is_open(self) -> bool:
        """Whether what is folded away has something to show."""
        errors = any(name in self.errors for name in MORE) if self.is_bound else False
        shown = any(self[name].value() for name in MORE if name != "company")
        return errors or shown or self["company"].value() not in (None, Company.HER)


def as_it_is(appointment: Appointment) -> Mapping[str, Any]:
    """An appointment as the form shows it before it changes."""
    told = localtime(appointment.starts_at)
    plain = ("kind", "company", "minutes", "goes_along", "version", *WORDS)
    return {
        "on": told.date(),
        "at": told.time(),
        "about": [str(theme.public_id) for theme in appointment.themes.all()],
        **{name: getattr(appointment, name) for name in plain},
    }


def note_of(appointment: Appointment, offered: Sequence[Theme]) -> Mapping[str, Any]:
    """The page of its note as it begins: kind, themes and length kept, the day that it was."""
    themes = {theme.public_id for theme in appointment.themes.all()}
    return {
        "kind": appointment.kind,
        "about": [str(theme.public_id) for theme in offered if theme.public_id in themes],
        "minutes": appointment.minutes,
        "on": min(localtime(appointment.starts_at).date(), clock.today()),
    }
