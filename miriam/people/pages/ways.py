"""A number or an address, read as what the chosen way says it is."""

from django.core.validators import validate_email
from django.forms import ValidationError
from django.utils.translation import gettext_lazy as _

from miriam.lists import phones
from miriam.look.typed import Wary
from miriam.people.domain import BY_NUMBER, Channel

NO_NUMBER = _(
    "Ce n’est pas un numéro que l’on peut composer. Écrivez le numéro seul, avec tous ses chiffres."
)
UNKNOWN_NUMBER = _("Ce numéro semble incomplet, ou n’existe pas. Est-ce bien cela ?")


class WayForm(Wary):
    """A form with a `channel`, and after it the `address` that belongs to it."""

    def clean_address(self) -> str:
        """A number in the one form in which numbers are kept; an address of mail that can be one.

        Without a way, or for a place, it stays as it was typed.
        """
        channel: Channel | None = self.cleaned_data.get("channel")
        typed: str = self.cleaned_data["address"]
        if typed and channel == Channel.EMAIL:
            validate_email(typed)
        return self._number(typed) if typed and channel in BY_NUMBER else typed

    def _number(self, typed: str) -> str:
        number = phones.read(typed)
        if number is None:
            raise ValidationError(NO_NUMBER)
        if not phones.is_known(number):
            self.ask("address", UNKNOWN_NUMBER)
        return number
