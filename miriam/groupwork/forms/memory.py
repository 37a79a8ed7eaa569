"""What is kept of a session, as it is typed: taps for the mood, few words for the rest."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.groupwork.models import Memory
from miriam.groupwork.pages.memory import LABELS, MOODS
from miriam.groupwork.services.memory import MemoryFacts
from miriam.look.forms import ChipChecks, GrowingTextarea, VersionedForm
from miriam.look.typed import Wary

PLAIN = ("mood_words", "came_up", "products", "next_time")


def _words(label: Any, help_text: Any = "", *, most: int, rows: int = 2) -> forms.CharField:
    widget = GrowingTextarea({"dir": "auto"}, rows=rows)
    return forms.CharField(
        label=label, help_text=help_text, max_length=most, required=False, widget=widget
    )


class MemoryForm(Wary, VersionedForm):
    """Nothing is asked for: what stays empty is not said."""

    moods = forms.TypedMultipleChoiceField(
        label=LABELS["mood"],
        choices=[(mood.value, said) for mood, said in MOODS.items()],
        coerce=str,
        required=False,
        widget=ChipChecks(),
    )
    mood_words = forms.CharField(
        label=_("Ou dans vos mots"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    came_up = _words(
        LABELS["came_up"],
        _("Ce qui se dit en groupe reste au groupe : le sujet, pas qui l’a dit."),
        most=1500,
        rows=4,
    )
    products = _words(
        LABELS["products"],
        _("En mots : « une affiche avec sept règles ». Pas de photo ici."),
        most=400,
    )
    next_time = _words(
        LABELS["next_time"], _("Se montre sur la page de la prochaine séance."), most=400
    )

    @property
    def says(self) -> MemoryFacts:
        """What the service wants to know."""
        return MemoryFacts(**self.facts())


def as_it_is_remembered(memory: Memory | None) -> Mapping[str, Any]:
    """A memory as the form shows it before it changes."""
    if memory is None:
        return {"version": 0}
    shown = {name: getattr(memory, name) or "" for name in PLAIN}
    moods = [mood.value for mood in memory.known_moods]
    return {**shown, "moods": moods, "version": memory.version}
