"""Fields of one rule wherever they stand, and forms that ask about what is seldom meant."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.core import signs

NOT_A_NAME = _(
    "Ce nom contient un signe qui ne se voit pas, ou qui retourne le texte autour de lui. "
    "Effacez tout, puis écrivez le nom à la main."
)
SURE = "sure"
SHORTEST_WORD_ALONE = 15
# Under these names, and no other, passwords are typed.
PASSWORDS = frozenset({"password", "old", "again"})


def is_text(value: str) -> bool:
    """Whether somebody wrote it: neither a choice nor the name of a row."""
    if " " in value.strip():
        return True
    return len(value) >= SHORTEST_WORD_ALONE and not _names_a_row(value)


def _names_a_row(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


class NameField(forms.CharField):
    """What somebody or something is called: each sign of it is seen, and moves no other."""

    def validate(self, value: Any) -> None:
        """As others read it."""
        super().validate(value)
        if value and not signs.is_a_name(value):
            raise forms.ValidationError(NOT_A_NAME)


class Asking(forms.Form):
    """A form that asks about what can be and seldom is, and takes it once somebody says so.

    What is confirmed is what was on the screen: another value is asked about again.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The fields that are asked about, each with what its box sends.
        self.asked: dict[str, str] = {}

    def ask(self, name: str, question: Any) -> None:
        """Ask about what was typed in this field, unless it was confirmed or is kept already.

        Raises:
            ValidationError: the question; the field shows a box to say yes with.
        """
        typed = self[name].value()
        answer = f"{name}={typed}"
        if str(self[name].initial) != typed and answer not in self._confirmed():
            self.asked[name] = answer
            raise forms.ValidationError(question)

    def _confirmed(self) -> list[str]:
        sent = forms.SelectMultiple().value_from_datadict(self.data, self.files, self.sure)
        return [sent] if isinstance(sent, str) else list(sent or ())

    @property
    def sure(self) -> str:
        """Under what name the boxes are sent."""
        return self.add_prefix(SURE)
