"""How often they meet, if she likes to agree on it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import Rhythm
from miriam.accompaniment.models import AgreedRhythm
from miriam.accompaniment.pages.appointment_words import RHYTHMS
from miriam.look.forms import ChipRadios, GrowingTextarea, VersionedForm
from miriam.look.typed import Wary

SHORT = 300


class RhythmForm(Wary, VersionedForm):
    """A rhythm or none, and how she says it."""

    every = forms.TypedChoiceField(
        label=_("Nous nous voyons"),
        required=False,
        choices=[("", _("quand on veut, rien de convenu")), *RHYTHMS.items()],
        coerce=Rhythm,
        empty_value=None,
        widget=ChipRadios(),
    )
    words = forms.CharField(
        label=_("Comme elle le dit, si elle veut"),
        max_length=SHORT,
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
        help_text=_("Par exemple : « Écrivez-moi si je ne viens pas deux fois. »"),
    )


def as_agreed(rhythm: AgreedRhythm | None) -> Mapping[str, Any]:
    """What is agreed as the form shows it; nothing is agreed before."""
    if rhythm is None:
        return {"every": "", "words": "", "version": 0}
    return {"every": rhythm.every, "words": rhythm.words, "version": rhythm.version}
