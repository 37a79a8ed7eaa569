"""Which card of the bank was chosen: its key behind the question mark of an address."""

from collections.abc import Mapping

from django import forms


class ChosenCardForm(forms.Form):
    """A card, by the key it has in the bank."""

    fiche = forms.SlugField(max_length=60)


def chosen_card(asked: Mapping[str, str]) -> str:
    """The key of the card that was chosen; empty where none can be read."""
    form = ChosenCardForm(asked)
    return form.cleaned_data["fiche"] if form.is_valid() else ""
