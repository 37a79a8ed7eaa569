"""What a form says when something is missing, too long or impossible: our words, not Django’s.

Words of which nothing is seen are missing too, and what turns those around it is left out.
"""

from typing import Any

from django import forms
from django.core.validators import (
    BaseValidator,
    EmailValidator,
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from miriam.core import signs

MISSING: dict[type[forms.Field], Any] = {
    forms.CharField: _("C’est encore vide."),
    forms.ChoiceField: _("Choisissez une réponse."),
    forms.ModelChoiceField: _("Choisissez une réponse."),
    forms.DateField: _("Choisissez un jour."),
    forms.IntegerField: _("Écrivez un nombre."),
    forms.FileField: _("Choisissez un fichier."),
}
TOO_LONG = ngettext_lazy(
    "C’est trop long : il y a %(over)d signe de trop (au plus %(most)d).",
    "C’est trop long : il y a %(over)d signes de trop (au plus %(most)d).",
    "over",
)
UNREADABLE = _(
    "Un signe de ce texte ne peut pas être lu : il est remplacé par �. Effacez-le, puis envoyez "
    "à nouveau."
)


def readable(typed: object) -> None:
    """Refuse what holds a sign that was put there in the place of one that no screen shows."""
    if not signs.is_readable(str(typed)):
        raise forms.ValidationError(UNREADABLE)


_as_typed = forms.CharField.to_python


def read_as_written(self: forms.CharField, value: Any) -> str | None:
    """Leave out what turns words, and count what nobody sees as nothing; a password stays."""
    text = _as_typed(self, value)
    return (signs.read_as_written(text) or self.empty_value) if text and self.strip else text


def not_too_long(self: BaseValidator, value: Any) -> None:
    """Refuse what is longer than its limit, and say by how much: nothing was cut on the way."""
    over = len(value) - self.limit_value
    if over > 0:
        raise forms.ValidationError(TOO_LONG, self.code, {"over": over, "most": self.limit_value})


def speak_plainly() -> None:
    """Once, at the start; a field that says it better keeps its own sentence."""
    for field, sentence in MISSING.items():
        field.default_error_messages = {**field.default_error_messages, "required": sentence}
    forms.CharField.default_validators = [readable]
    forms.CharField.to_python = read_as_written  # type: ignore[method-assign]
    forms.DateField.default_error_messages["invalid"] = _("Ce jour n’existe pas.")
    forms.IntegerField.default_error_messages["invalid"] = _("Écrivez un nombre, sans virgule.")
    MaxLengthValidator.__call__ = not_too_long  # type: ignore[method-assign]
    EmailValidator.message = _("Écrivez une adresse complète, comme prenom@exemple.be.")
    MinValueValidator.message = _("Au moins %(limit_value)s.")
    MaxValueValidator.message = _("Au plus %(limit_value)s.")
