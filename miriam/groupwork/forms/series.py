"""A series as it is typed: from when to when, how often, at which hours."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.groupwork.domain import PlannedDay, Recurrence, Vacation, preview, unknown_years
from miriam.groupwork.forms.when import SessionDayField, too_long
from miriam.groupwork.models import SchoolHoliday
from miriam.groupwork.pages.holidays import COMMUNITIES
from miriam.look.dates import written
from miriam.look.forms import ChipRadios, HourField, Refusable

LONGEST = timedelta(days=550)
UNKNOWN = _(
    "Les congés scolaires de %(year)s ne sont pas connus ici : regardez vous-même quels jours "
    "tombent dedans. Qui tient les comptes de votre centre peut les ajouter."
)
EVERY = {1: _("chaque semaine"), 2: _("une semaine sur deux")}


class SeriesForm(Refusable, forms.Form):
    """What makes the days of a series, then the days that are ticked.

    Asked by an address, it carries no key: what keeps the days has a fresh one each time.
    """

    first_on = SessionDayField(label=_("La première fois"))
    weeks = forms.TypedChoiceField(
        label=_("À quel rythme"),
        choices=list(EVERY.items()),
        coerce=int,
        initial=1,
        widget=ChipRadios(),
    )
    last_on = SessionDayField(label=_("Jusqu’au"))
    starts = HourField(label=_("De"))
    ends = HourField(label=_("À"))
    place = forms.CharField(
        label=_("Où l’on se retrouve"),
        max_length=120,
        required=False,
        help_text=_("Un lieu où l’on peut vous voir entrer : ce n’est pas un secret."),
    )

    def __init__(self, *args: Any, vacations: list[Vacation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vacations = vacations
        self.rhythm: Recurrence | None = None

    def clean(self) -> dict[str, Any]:
        """The rhythm that days and hours make."""
        cleaned = super().clean() or self.cleaned_data
        if said := too_long(cleaned.get("starts"), cleaned.get("ends")):
            self.add_error("ends", said)
        first_on, last_on = cleaned.get("first_on"), cleaned.get("last_on")
        if not first_on or not last_on:
            return cleaned
        if last_on < first_on:
            self.add_error("last_on", _("Le dernier jour vient après le premier."))
        elif last_on - first_on > LONGEST:
            self.add_error("last_on", _("Une série dure au plus un an et demi."))
        if not self.errors:
            self.rhythm = Recurrence(
                **{name: cleaned[name] for name in Recurrence.__dataclass_fields__}
            )
        return cleaned

    @property
    def days(self) -> list[PlannedDay]:
        """The days of the rhythm, each with what falls on it; none before it is known."""
        return preview(self.rhythm, self.vacations) if self.rhythm else []

    @property
    def unknown(self) -> list[str]:
        """For which school years nobody entered the holidays."""
        years = unknown_years(self.rhythm, self.vacations) if self.rhythm else []
        return [UNKNOWN % {"year": f"{year}-{year + 1}"} for year in years]


class TickedDaysForm(forms.Form):
    """Which of the days are kept; those on which something falls are not ticked at first."""

    days = forms.TypedMultipleChoiceField(
        label=_("Quels jours"),
        coerce=date.fromisoformat,
        widget=forms.CheckboxSelectMultiple(),
        required=False,
    )

    def __init__(self, data: Any, *, days: list[PlannedDay]) -> None:
        free = [day.on.isoformat() for day in days if day.is_free]
        super().__init__(data, initial={"days": free})
        self.fields["days"].choices = [(day.on.isoformat(), _said(day)) for day in days]  # type: ignore[attr-defined]


def _said(day: PlannedDay) -> str:
    shown = written(day.on, "l j F Y")
    if day.is_public_holiday:
        return str(_("%(day)s, jour férié") % {"day": shown})
    return ", ".join([shown, *map(_without_school, day.vacations)])


def _without_school(one: Vacation) -> str:
    community = COMMUNITIES[SchoolHoliday.Community(one.community)]
    return str(
        _("%(name)s (Communauté %(community)s)") % {"name": one.name, "community": community}
    )
