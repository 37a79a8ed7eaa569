"""What is typed to work with colleagues: who stands in for whom."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from miriam.access.models import Mandate
from miriam.access.pages import words
from miriam.core import clock
from miriam.core.refusals import Refused
from miriam.look.dates import span
from miriam.look.forms import ChipRadios, DayField, WrittenOnce
from miriam.people.domain import LONGEST_STAND_IN, is_usual_absence, lasts
from miriam.people.services.stand_ins import (
    AlreadyReplaced,
    CannotReplaceHer,
    EndsBeforeItStarts,
    KeptFromHer,
    TooLong,
)


class StandInForm(WrittenOnce):
    """Who replaces her, from when to when, and why."""

    beside: ClassVar[Mapping[type[Refused], str]] = {
        CannotReplaceHer: "mandate",
        KeptFromHer: "mandate",
        AlreadyReplaced: "starts_on",
        EndsBeforeItStarts: "ends_on",
        TooLong: "ends_on",
    }
    mandate = forms.ModelChoiceField(
        label=_("Qui vous remplace"),
        queryset=Mandate.objects.none(),
        to_field_name="public_id",
        empty_label=None,
    )
    starts_on = DayField(label=_("Premier jour"), initial=clock.today)
    ends_on = DayField(
        label=_("Dernier jour"),
        help_text=_("Trois mois au plus. Dès le lendemain, ces dossiers se referment."),
    )
    sure = forms.BooleanField(label=_("Oui, ce sont bien ces jours"), required=False)
    reason = forms.ChoiceField(
        label=_("Raison"),
        choices=list(words.STAND_IN_REASONS.items()),
        widget=ChipRadios,
        initial="holiday",
    )

    aside = (*WrittenOnce.aside, "sure")

    def __init__(self, *args: Any, colleagues: list[Mandate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            del self.fields["sure"]
        pks = [colleague.pk for colleague in colleagues]
        field = self.fields["mandate"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = (
            Mandate.objects.filter(pk__in=pks)
            .select_related("account")
            .order_by("account__name", "pk")
        )

    def clean(self) -> dict[str, Any]:
        """Days that do not look like an absence are said in full, and asked about."""
        typed = super().clean() or self.cleaned_data
        question = _question(typed.get("starts_on"), typed.get("ends_on"))
        if not question:
            del self.fields["sure"]
        elif not typed["sure"]:
            self.add_error("ends_on", question)
        return typed


def _question(first: date | None, last: date | None) -> str:
    """« Du 20 janvier au 28 mars 2027, 10 semaines : est-ce bien cela ? », or nothing."""
    if not first or not last or last < first or lasts(first, last) > LONGEST_STAND_IN:
        return ""
    if is_usual_absence(first, last, clock.today()):
        return ""
    weeks = max(1, round(lasts(first, last).days / 7))
    asked = ngettext(
        "%(days)s, %(n)d semaine : est-ce bien cela ?",
        "%(days)s, %(n)d semaines : est-ce bien cela ?",
        weeks,
    )
    return asked % {"days": capfirst(span(first, last)), "n": weeks}
