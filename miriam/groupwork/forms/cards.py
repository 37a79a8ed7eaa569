"""Which card of the bank was chosen: its key behind the question mark of an address."""

from django import forms


class CardForm(forms.Form):
    """A card, by the key it has in the bank."""

    fiche = forms.SlugField(max_length=60)
