"""What a password must be, said in both languages (docs/limits.md)."""

import re
from collections.abc import Iterator

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.access.models import Account

KNOWN_HERE = (
    "miriam",
    "cpas",
    "ocmw",
    "motdepasse",
    "wachtwoord",
    "password",
    "bonjour",
    "welkom",
    "bienvenue",
    "accueil",
    "belgique",
    "belgie",
    "bruxelles",
    "brussel",
    "maman",
    "moeder",
    "azerty",
    "qwerty",
)
LEAST_OF_HER_OWN = 4
NO_LETTER = re.compile(r"[\W\d_]+")
AGAIN_AND_AGAIN = re.compile(r"(.+?)\1+")


class LongEnough(MinimumLengthValidator):
    """Django counts the signs; its sentence exists in French alone."""

    def get_error_message(self) -> str:
        """How long it must be at least."""
        said = ngettext(
            "C’est trop court : au moins %(n)d signe.",
            "C’est trop court : au moins %(n)d signes.",
            self.min_length,
        )
        return said % {"n": self.min_length}


class NotCommon(CommonPasswordValidator):
    """Neither a common password, nor one with digits and signs around or said again and again, nor
    words that everybody knows here.
    """

    def validate(self, password: str, user: Account | None = None) -> None:
        """Refuse what a guesser tries first."""
        for bare in _bare(password.lower()):
            super().validate(bare, user)
        if _is_of_words_known_here(password.lower()):
            raise ValidationError(self.get_error_message(), code="password_too_common")


def _bare(password: str) -> Iterator[str]:
    """The password, without digits and signs around it, its letters; each said once."""
    for form in (password, _without_ends(password), NO_LETTER.sub("", password)):
        again = AGAIN_AND_AGAIN.fullmatch(form)
        yield again[1] if again else form


def _without_ends(password: str) -> str:
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", password)


def _is_of_words_known_here(password: str) -> bool:
    letters = own = NO_LETTER.sub("", password)
    for word in KNOWN_HERE:
        own = own.replace(word, "")
    return own != letters and len(own) < LEAST_OF_HER_OWN


class NotHerName(UserAttributeSimilarityValidator):
    """Nothing that others know of her: her name, her address."""

    def get_error_message(self) -> str:
        """Django would name a field of ours in English."""
        return _("Ce mot de passe ressemble trop à votre nom ou à votre adresse.")
