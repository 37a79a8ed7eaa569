"""What one has and looks for; it is asked by the address, and nothing is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import AskedField, ChipRadios
from miriam.practices.domain.card import MOST
from miriam.practices.domain.fit import Wish
from miriam.practices.domain.kinds import PracticeTheme
from miriam.practices.pages import words

LONGEST_DAY = 480


class WishForm(forms.Form):
    """« J’ai huit femmes, une heure, des enfants »; whatever is left empty is not asked."""

    people = forms.IntegerField(
        label=_("Combien de femmes"), min_value=1, max_value=MOST, required=False
    )
    minutes = forms.IntegerField(
        label=_("Combien de minutes"), min_value=5, max_value=LONGEST_DAY, required=False
    )
    children = AskedField(
        label=_("Les enfants"),
        unasked=_("peu importe"),
        yes=_("sont là"),
        no=_("ne sont pas là"),
        widget=ChipRadios,
    )
    little_language = forms.BooleanField(label=_("Peu de langue commune"), required=False)
    theme = forms.TypedChoiceField(
        label=_("Thème"),
        choices=lambda: [("", _("tous")), *((it.value, words.THEMES[it]) for it in PracticeTheme)],
        coerce=PracticeTheme,
        empty_value=None,
        required=False,
    )
    words = forms.CharField(label=_("Un mot"), max_length=60, required=False)

    def wish(self) -> Wish:
        """What was understood; what cannot be meant is left out, and the form says so."""
        if not self.is_bound:
            return Wish()
        self.is_valid()
        return Wish(**self.cleaned_data)
