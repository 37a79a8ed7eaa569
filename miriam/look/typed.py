"""Fields of one rule wherever they stand, and forms that ask about what is seldom meant."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID
from zlib import crc32

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.core import signs
from miriam.lists.private_numbers import PrivateNumber, Seen, seen_in

NOT_A_NAME = _(
    "Ce nom contient un signe qui ne se voit pas, ou qui retourne le texte autour de lui. "
    "Effacez tout, puis écrivez le nom à la main."
)
NUMBERS = {
    PrivateNumber.NATIONAL: _(
        "Ce texte semble contenir un numéro national. Enlevez-le, ou cochez « Garder quand même »."
    ),
    PrivateNumber.ACCOUNT: _(
        "Ce texte semble contenir un numéro de compte (IBAN). "
        "Enlevez-le, ou cochez « Garder quand même »."
    ),
    PrivateNumber.CARD: _(
        "Ce texte semble contenir un numéro de carte de paiement. "
        "Enlevez-le, ou cochez « Garder quand même »."
    ),
}
SURE = "sure"
YES, KEEP = _("Oui, c’est bien cela"), _("Garder quand même")
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

    def clean(self, value: Any) -> Any:
        """As others read it; nothing of it is left out in silence."""
        name = super().clean(value)
        if value and not signs.is_a_name(str(value).strip()):
            raise forms.ValidationError(NOT_A_NAME)
        return name


# Where anything may be typed.
FREE = (forms.CharField, NameField)


class Asking(forms.Form):
    """A form that asks about what can be and seldom is, and takes it once somebody says so.

    What is confirmed is what was on the screen: another value is asked about again.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The fields that are asked about, each with what its box sends and says.
        self.asked: dict[str, tuple[str, Any]] = {}

    def ask(self, name: str, question: Any) -> None:
        """Ask about what was typed in this field, unless it was confirmed or is kept already.

        Raises:
            ValidationError: the question; the field shows a box to say yes with.
        """
        typed = self[name].value()
        answer = f"{name}={typed}"
        if str(self[name].initial) != typed and answer not in self.confirmed():
            self.asked[name] = answer, YES
            raise forms.ValidationError(question)

    def confirmed(self) -> list[str]:
        """What the boxes that were ticked sent."""
        sent = forms.SelectMultiple().value_from_datadict(self.data, self.files, self.sure)
        return [sent] if isinstance(sent, str) else list(sent or ())

    @property
    def sure(self) -> str:
        """Under what name the boxes are sent."""
        return self.add_prefix(SURE)


class Wary(Asking):
    """A form whose free text may hold a number that no story needs: it is kept once somebody says
    so, and the words stay. A number that stands there already is not asked about.
    """

    def clean(self) -> dict[str, Any]:
        """Beside each text, which kinds of number it holds."""
        cleaned = super().clean() or self.cleaned_data
        for name in [name for name in cleaned if type(self.fields[name]) in FREE]:
            self._look_at(name, seen_in(cleaned[name]) - seen_in(str(self[name].initial or "")))
        return cleaned

    def _look_at(self, name: str, seen: frozenset[Seen]) -> None:
        signs = ",".join(sorted(one.signs for one in seen))
        # The numbers themselves stand in the text, and nowhere else in the page.
        answer = f"{crc32(f'{name}={signs}'.encode()):08x}"
        if seen and answer not in self.confirmed():
            self.asked[name] = answer, KEEP
            self.add_error(name, list(_kinds_in_words(seen)))


def _kinds_in_words(seen: frozenset[Seen]) -> Iterator[forms.ValidationError]:
    """A sentence for each kind, and never the number."""
    kinds = {one.kind for one in seen}
    return (forms.ValidationError(words) for kind, words in NUMBERS.items() if kind in kinds)
