"""What is typed to work with colleagues: who stands in for whom."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.access.models import Mandate
from miriam.access.pages import words
from miriam.core import clock
from miriam.core.refusals import Refused
from miriam.look.forms import ChipRadios, DayField, WrittenOnce
from miriam.people.services.stand_ins import (
    AlreadyReplaces,
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
        AlreadyReplaces: "starts_on",
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
        help_text=_("Trois mois au plus. Ce soir-là, les clés prêtées ne s’ouvrent plus."),
    )
    reason = forms.ChoiceField(
        label=_("Raison"),
        choices=list(words.STAND_IN_REASONS.items()),
        widget=ChipRadios,
        initial="holiday",
    )

    def __init__(self, *args: Any, colleagues: list[Mandate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pks = [colleague.pk for colleague in colleagues]
        field = self.fields["mandate"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = (
            Mandate.objects.filter(pk__in=pks)
            .select_related("account")
            .order_by("account__name", "pk")
        )
