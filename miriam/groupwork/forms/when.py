"""When a session is, as it is typed: a day that can be meant, and two hours that make a session."""

from datetime import date, time, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.groupwork.domain import TOO_LONG, is_near, lasts
from miriam.look.forms import DayField

FAR = _(
    "Ce jour est trop loin : une séance se note au plus deux ans à l’avance, ou cinq ans après. "
    "Vérifiez l’année."
)
LONG = _(
    "De %(starts)s à %(ends)s, cela ferait %(hours)s h %(minutes)s : vérifiez les deux heures. "
    "Une séance dure moins de douze heures ; notez-en deux si c’est plus long."
)


class SessionDayField(DayField):
    """A day on which a group can meet, or met; not so far that it must be a slip in the year."""

    def validate(self, value: date | None) -> None:
        """Neither too far ahead nor too far back."""
        super().validate(value)
        if value and not is_near(value, clock.today()):
            raise forms.ValidationError(FAR)


def too_long(starts: time | None, ends: time | None) -> str:
    """What is said beside hours that no session has; nothing of others."""
    if not starts or not ends or lasts(starts, ends) < TOO_LONG:
        return ""
    hours, minutes = divmod(lasts(starts, ends) // timedelta(minutes=1), 60)
    typed = {"starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}
    return str(LONG % {**typed, "hours": hours, "minutes": f"{minutes:02}"})
