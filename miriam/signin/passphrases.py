"""What a password must be, said in both languages."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LongEnough(MinimumLengthValidator):
    """Django counts the signs; its sentence exists in French alone."""

    def get_error_message(self) -> str:
        """How long it must be at least."""
        said = ngettext(
            "C’est trop court : au moins %(n)d signe.",
            "C’est trop court : au moins %(n)d signes.",
            self.min_length,
        )
        return said % {"n": self.min_length}
