"""What a browser keeps of what is typed here: the name to sign in with, and nothing confided."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.forms import BaseForm, CharField, DateField, DecimalField, Field, Form, IntegerField
from django.forms.renderers import get_default_renderer

import miriam
from miriam.look.forms import FormRenderer
from tests.architecture.house import templates
from tests.architecture.test_templates import name_of

# What helps somebody to come in, and names nobody else; whatever is not here is not kept.
FILLED_IN = {
    "SignInForm.name": "username",
    "SignInForm.password": "current-password",
    "ForgottenForm.name": "username",
    "CodeForm.code": "one-time-code",
    "ApplicationForm.code": "one-time-code",
    "OwnPasswordForm.password": "current-password",
    "ProvenForm.password": "current-password",
    "LinkForm.password": "current-password",
    "AcceptForm.password": "current-password",
    "NewPasswordForm.password": "new-password",
    "NewPasswordForm.again": "new-password",
    "ChangePasswordForm.old": "current-password",
    "ChangePasswordForm.password": "new-password",
    "ChangePasswordForm.again": "new-password",
    "ResetForm.password": "new-password",
    "ResetForm.again": "new-password",
}
NOT_TYPED = {"hidden", "checkbox", "radio", "file", "submit", "button"}
LINE = re.compile(r"<input\b[^>]*>")


def forms() -> Iterator[type[BaseForm]]:
    """Every form of the house."""
    for module in pkgutil.walk_packages(miriam.__path__, "miriam."):
        if "forms" in module.name or module.name.endswith("_form"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, BaseForm):
                    yield value


def fields() -> dict[str, Field]:
    return {
        f"{form.__name__}.{name}": field
        for form in forms()
        if form.__module__.startswith("miriam.")
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, CharField | DateField | IntegerField | DecimalField)
    }


def line_of(field: Field) -> Tag | None:
    """The line to type in that a field draws, if it draws one."""
    drawn = field.widget.render("typed", None, {}, renderer=get_default_renderer())
    line = BeautifulSoup(drawn, "html.parser").input
    return line if line and line.get("type") not in NOT_TYPED else None


LINES = {name: line for name, field in fields().items() if (line := line_of(field))}


def test_the_forms_of_the_house_are_drawn_by_the_house() -> None:
    assert isinstance(get_default_renderer(), FormRenderer)
    assert {"ContactForm.address", "NewFileForm.call_name", "SearchForm.words"} <= set(LINES)


def test_what_a_browser_fills_in_is_a_closed_list() -> None:
    kept = {name: line.get("autocomplete", "on") for name, line in LINES.items()}
    assert {name: word for name, word in kept.items() if word != "off"} == FILLED_IN


def test_a_form_that_asks_to_be_filled_in_is() -> None:
    class Asking(Form):
        name = CharField()

    name = Asking().fields["name"]
    name.widget.attrs["autocomplete"] = "username"
    assert line_of(name)["autocomplete"] == "username"


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_line_that_a_template_writes_itself_says_what_a_browser_keeps(path: Path) -> None:
    for written in LINE.findall(path.read_text(encoding="utf-8")):
        line = BeautifulSoup(written, "html.parser").input
        if line.get("type", "text") not in NOT_TYPED:
            assert line.get("autocomplete") in {"off", *FILLED_IN.values()}, written
