"""What is asked of a meeting, whether it was or is to come: its kind, its length, its themes."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.forms.offering import offer
from miriam.accompaniment.models import Theme
from miriam.accompaniment.pages import words
from miriam.accompaniment.selectors.habits import Habits


class MeetingForm(forms.Form):
    """Kinds and themes to choose from, with those that one uses; asked for when they are shown."""

    kind = forms.ChoiceField(
        label=_("Quelle rencontre ?"),
        choices=list(words.KINDS.items()),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Choisissez la sorte de rencontre.")},
    )
    minutes = forms.TypedChoiceField(
        label=_("Combien de temps"),
        required=False,
        choices=[("", _("non noté")), *words.DURATIONS.items()],
        coerce=int,
        empty_value=None,
    )
    about = forms.TypedMultipleChoiceField(
        label=_("On a parlé de"), required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple()
    )

    def __init__(
        self,
        *args: Any,
        themes: Callable[[], Sequence[Theme]],
        habits: Callable[[], Habits],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.themes, self.habits = themes, habits
        offer(self, "about", lambda: [(str(it.public_id), str(it)) for it in themes()])

    def clean_kind(self) -> EncounterKind:
        """As the domain names it."""
        return EncounterKind(self.cleaned_data["kind"])
