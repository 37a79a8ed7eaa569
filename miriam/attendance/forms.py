"""What one tap on the list of a session carries, and the few words that are typed there."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.attendance.domain import Being, WillCome
from miriam.attendance.services.registers import MOST
from miriam.look.forms import WrittenOnce
from miriam.look.typed import NameField, Wary

OLDEST = 25
SEVERAL = 12
AGE = re.compile(r"\d{1,2}")
BETWEEN_AGES = re.compile(r"[\s,;&+]+|\b(?:et|en)\b")
NOT_AGES = _(
    "Écrivez seulement des nombres entiers, en années, séparés par une virgule : 1, 3, 8. "
    "Un an et demi s’écrit 1, un bébé 0."
)


class TapForm(forms.Form):
    """A woman, and where she stands now or how many children are with her."""

    woman = forms.UUIDField()
    being = forms.ChoiceField(choices=[(it, it) for it in Being], required=False)
    children = forms.IntegerField(min_value=0, max_value=MOST, required=False)


class AskAfterForm(forms.Form):
    """A woman, and whether to be reminded of her."""

    woman = forms.UUIDField()
    wanted = forms.BooleanField(required=False)


class GuestsForm(forms.Form):
    """How many guests came without a name."""

    guests = forms.IntegerField(min_value=0, max_value=MOST)


class GuestForm(Wary, WrittenOnce):
    """A guest who gives her name."""

    guest = NameField(label=_("Son prénom"), max_length=40)


class AgesField(forms.CharField):
    """Ages in whole years, as they are typed: « 1, 3 et 8 »."""

    def clean(self, value: Any) -> Any:
        """The ages, or nothing where none is typed."""
        typed = super().clean(value)
        parts = [part for part in BETWEEN_AGES.split(typed) if part]
        if not all(AGE.fullmatch(part) for part in parts):
            raise forms.ValidationError(NOT_AGES)
        ages = tuple(int(part) for part in parts)
        if len(ages) > SEVERAL or any(age > OLDEST for age in ages):
            raise forms.ValidationError(NOT_AGES)
        return ages


class ReplyForm(forms.Form):
    """A woman, and what she answers."""

    woman = forms.UUIDField()
    reply = forms.TypedChoiceField(
        choices=[(it, it) for it in WillCome],
        coerce=WillCome,
        empty_value=WillCome.UNSAID,
        required=False,
    )


class WomanForm(forms.Form):
    """Of whom a page is, as its address says."""

    elle = forms.UUIDField()


class ChildrenForm(WrittenOnce):
    """The children who come along with her."""

    ages = AgesField(
        label=_("Âge des enfants qui viennent"),
        max_length=60,
        required=False,
        help_text=_("En années, séparés par une virgule : 1, 3, 8. Un bébé : 0."),
    )
