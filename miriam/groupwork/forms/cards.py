"""Which card of the bank was chosen: its key behind the question mark of an address."""

from collections.abc import Mapping
from typing import Any

from django import forms

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.forms.sessions import prepared_from
from miriam.groupwork.models import Session
from miriam.practices.selectors.cards import CardToUse

# What a card says of a session.
OF_A_CARD = ("title", "aim", "course", "materials", "practice")


class ChosenCardForm(forms.Form):
    """A card, by the key it has in the bank."""

    fiche = forms.SlugField(max_length=60)


def chosen_card(asked: Mapping[str, str]) -> str:
    """The key of the card that was chosen; empty where none can be read."""
    form = ChosenCardForm(asked)
    return form.cleaned_data["fiche"] if form.is_valid() else ""


def new_from(group: Group, card: CardToUse) -> Mapping[str, Any]:
    """A new session with what a card says; its day and hours are not chosen yet."""
    nothing_yet = Session(group=group, starts_at=clock.now(), ends_at=clock.now())
    filled = prepared_from(nothing_yet, card)
    return {name: filled[name] for name in OF_A_CARD}
