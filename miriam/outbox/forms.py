"""What is asked with her when she wants reminders: the language, the days and the hours."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from miriam.lists.languages import find
from miriam.look.forms import ChipChecks, ChipRadios, HourField, VersionedForm
from miriam.outbox.domain.wording import languages
from miriam.outbox.models import MessageChannel

END_FIRST = _(
    "Cette heure vient avant l’autre, ou est la même. Rien ne part la nuit : donnez une heure plus "
    "tard le même jour, par exemple de 9:00 à 15:00."
)


def _languages() -> list[tuple[str, str]]:
    return [(code, find(code).name) for code in languages()]


class ReminderForm(VersionedForm):
    """Her yes: it is sent by whoever notes it in front of her."""

    language = forms.ChoiceField(label=_("Dans quelle langue ?"), widget=ChipRadios)
    days = forms.TypedMultipleChoiceField(
        label=_("Quels jours peut-elle recevoir un message ?"),
        help_text=_("Les jours où personne d’autre ne regarde son téléphone."),
        coerce=int,
        choices=list(WEEKDAYS.items()),
        widget=ChipChecks,
        error_messages={"required": _("Choisissez au moins un jour avec elle.")},
    )
    start = HourField(label=_("À partir de"))
    end = HourField(label=_("Jusqu’à"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = _languages()  # type: ignore[attr-defined]

    def clean_days(self) -> frozenset[int]:
        """Counted from Monday (0)."""
        return frozenset(self.cleaned_data["days"])

    def clean(self) -> None:
        """From one hour to a later one of the same day: nobody asks for reminders at night, and a
        slip of typing would open it.
        """
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end <= start:
            self.add_error("end", END_FIRST)

    @classmethod
    def of(cls, channel: MessageChannel | None, language: str) -> dict[str, Any]:
        """What the form shows at first: her yes; before she said one, no day and no hour is ticked
        for her.
        """
        agreed = channel.agreed if channel else None
        version = channel.version if channel else 0
        if agreed is None:
            return {"language": language, "version": version}
        return {
            "language": agreed.language,
            "days": sorted(agreed.hours.days),
            "start": agreed.hours.start,
            "end": agreed.hours.end,
            "version": version,
        }
