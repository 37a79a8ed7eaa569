"""Her yes: in which language, and when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.lists import languages
from miriam.look.forms import PastDayField, WrittenOnce
from miriam.people.domain import MIRIAM_BEGAN


class ConsentForm(WrittenOnce):
    """In which language it was explained, and when she said yes."""

    language = forms.ChoiceField(
        label=_("Dans quelle langue en avez-vous parlé ?"), choices=languages.choices
    )
    with_interpreter = forms.BooleanField(label=_("Un ou une interprète était là"), required=False)
    given_on = PastDayField(label=_("Elle a dit oui le"), earliest=MIRIAM_BEGAN)
