"""What somebody or something is called is typed in a field that refuses signs nobody sees."""

import re
from collections.abc import Iterator

from django import forms
from django.urls import get_resolver

from miriam.look.typed import NameField

A_NAME = re.compile(r"(^|_)names?(_|$)|^neighbourhood$|^translator$")
# Whom one says that one is: it is looked for, and kept nowhere.
SOUGHT = {("SignInForm", "name"), ("ForgottenForm", "name")}


def texts_typed(kind: type[forms.BaseForm]) -> Iterator[tuple[str, str, forms.Field]]:
    """The fields of text of our forms, each with the form that it stands in."""
    for name, field in getattr(kind, "base_fields", {}).items():
        is_free = isinstance(field, forms.CharField) and not isinstance(field, forms.RegexField)
        if is_free and kind.__module__.startswith("miriam."):
            yield kind.__name__, name, field
    for other in kind.__subclasses__():
        yield from texts_typed(other)


def test_every_name_is_typed_in_the_field_of_names() -> None:
    get_resolver().url_patterns  # noqa: B018 with the views, every form is there
    names = {
        (form, name): field
        for form, name, field in texts_typed(forms.BaseForm)
        if A_NAME.search(name) and (form, name) not in SOUGHT
    }
    assert len(names) > 8
    assert [at for at, field in names.items() if not isinstance(field, NameField)] == []
