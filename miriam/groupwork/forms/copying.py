"""What was chosen by a tap: the public name behind the question mark of an address."""

from collections.abc import Mapping
from uuid import UUID

from django import forms


class ChosenForm(forms.Form):
    """A session to prepare another one after, or a group that comes too."""

    source = forms.UUIDField()


def chosen(asked: Mapping[str, str]) -> UUID | None:
    """The public name that was chosen; nothing where none can be read."""
    form = ChosenForm(asked)
    return form.cleaned_data["source"] if form.is_valid() else None
