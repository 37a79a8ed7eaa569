"""What one tap on the list of a session carries."""

from django import forms

from miriam.attendance.domain import Being
from miriam.attendance.services.registers import MOST


class TapForm(forms.Form):
    """A woman, and where she stands now or how many children are with her."""

    woman = forms.UUIDField()
    being = forms.ChoiceField(choices=[(it, it) for it in Being], required=False)
    children = forms.IntegerField(min_value=0, max_value=MOST, required=False)


class GuestsForm(forms.Form):
    """How many guests came; none of them is named."""

    guests = forms.IntegerField(min_value=0, max_value=MOST)
