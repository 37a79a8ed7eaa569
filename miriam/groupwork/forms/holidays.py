"""A school holiday as it is typed, with where one read it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.groupwork.models import SchoolHoliday
from miriam.groupwork.pages.holidays import COMMUNITIES
from miriam.groupwork.services.holidays import HolidayFacts
from miriam.look.forms import ChipRadios, DayField, VersionedForm
from miriam.look.typed import NameField

OFF = {"autocomplete": "off"}
# Longer than any summer; years in which a community says its holidays.
LONGEST, BACK, AHEAD = timedelta(days=70), 2, 6
TOO_LONG = _("C’est plus long que les grandes vacances : vérifiez les deux jours.")
FAR = _("Ce jour est trop loin d’aujourd’hui : vérifiez l’année.")


class HolidayForm(VersionedForm):
    """From a day to a day, both included."""

    community = forms.ChoiceField(
        label=_("Les écoles de la Communauté"),
        choices=list(COMMUNITIES.items()),
        widget=ChipRadios(),
        error_messages={"required": _("Choisissez la Communauté.")},
    )
    name_fr = NameField(
        label=_("Son nom en français"),
        max_length=80,
        widget=forms.TextInput(attrs=OFF),
        error_messages={"required": _("Écrivez le nom du congé.")},
    )
    name_nl = NameField(
        label=_("Son nom en néerlandais"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs=OFF),
    )
    first_on = DayField(
        label=_("Le premier jour sans école"),
        error_messages={"required": _("Choisissez le jour.")},
    )
    last_on = DayField(
        label=_("Le dernier jour sans école"),
        error_messages={"required": _("Choisissez le jour.")},
    )
    source = forms.CharField(
        label=_("Où vous l’avez lu"),
        max_length=300,
        widget=forms.TextInput(attrs=OFF),
        help_text=_("Le décret, la circulaire ou la page officielle."),
        error_messages={"required": _("Dites où vous l’avez lu : rien n’entre ici sans source.")},
    )

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first, or is the same."""
        cleaned = super().clean() or self.cleaned_data
        first_on, last_on = cleaned.get("first_on"), cleaned.get("last_on")
        if first_on and last_on:
            self._look_at(first_on, last_on)
        return cleaned

    def _look_at(self, first_on: date, last_on: date) -> None:
        if last_on < first_on:
            self.add_error("last_on", _("Le dernier jour vient après le premier."))
        elif last_on - first_on > LONGEST:
            self.add_error("last_on", TOO_LONG)
        elif not -BACK <= first_on.year - clock.today().year <= AHEAD:
            self.add_error("first_on", FAR)

    @property
    def says(self) -> HolidayFacts:
        """What the service wants to know."""
        return HolidayFacts(**self.facts())


def as_it_is_entered(holiday: SchoolHoliday) -> Mapping[str, Any]:
    """A holiday as the form shows it before it is mended."""
    names = (*HolidayFacts.__dataclass_fields__, "version")
    return {name: getattr(holiday, name) for name in names}
