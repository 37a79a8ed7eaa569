"""Refusals: small classes with one sentence each, shown to the person as they stand.

A refusal says what happened and what to do; it never carries a name.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """Something was not done, and `sentence` says why in words for the person who asked."""

    sentence: str | Promise = _("Ce n’est pas possible.")

    def __str__(self) -> str:
        return str(self.sentence)


class NotYours(Refused):
    """The person has no right to this object; the screen says that there is no such object."""

    sentence = _("Cette page n’existe pas ou ne vous est pas ouverte.")


class Overtaken(Refused):
    """Somebody else saved the same text in between; both texts are shown and nothing is lost."""

    sentence = _(
        "Quelqu’un a modifié ce texte entre-temps. Les deux versions sont affichées : "
        "reprenez ce qui doit rester, puis touchez « Garder »."
    )


def refuse_if(condition: bool, refusal: type[Refused] | Refused) -> None:
    """Raise the refusal when the condition holds."""
    if condition:
        raise refusal
