"""What is typed on these pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """A name, or a part of one. It travels in the body of the request, never in an address."""

    # Nothing is kept, and the one field says itself what is missing.
    only_asks = True

    words = forms.CharField(
        label=_("Qui cherchez-vous ?"),
        max_length=60,
        help_text=_("Une partie du prénom suffit ; les accents ne comptent pas."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
