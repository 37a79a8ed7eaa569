"""What the forms of this module offer to choose from."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from miriam.lists.life_domains import LifeDomain

PICTURES = {domain.value: domain.picture for domain in LifeDomain}


def offer(
    form: forms.BaseForm, name: str, choices: Iterable[Any] | Callable[[], Iterable[Any]]
) -> None:
    """Give a field the choices that depend on the page; what is called is so when it is needed."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices if callable(choices) else list(choices)
