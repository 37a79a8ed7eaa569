"""What a session is about and what was prepared for it, as it is said of it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from miriam.groupwork.models import Session
from miriam.lists.life_domain_words import LIFE_DOMAINS


@dataclass(frozen=True)
class NamedWords:
    """The name of a thing, and what is said of it."""

    label: str
    words: str


ABOUT = {
    "aim": _("Ce que l’on voudrait"),
    "domains": _("De quoi l’on parle"),
    "partner": _("Quel service vient"),
}
PREPARED = {
    "guest": _("Qui est invité"),
    "travel": _("Le trajet et les tickets"),
    "languages": _("Les langues, l’interprète"),
    "materials": _("Ce qu’il faut prendre"),
    "cost": _("Ce que cela coûte, en euros"),
}


def about(session: Session) -> list[NamedWords]:
    """What one would like, what is spoken of and which service comes, where it is said. Of one
    that is over, or is not held, what was prepared besides: nothing of it is to be done any more.
    """
    is_past = session.is_over or session.is_dropped
    names = {**ABOUT, **PREPARED} if is_past else ABOUT
    return [
        NamedWords(str(label), words)
        for name, label in names.items()
        if (words := _of(session, name))
    ]


def _of(session: Session, name: str) -> str:
    return in_words(name, getattr(session, name))


def in_words(name: str, value: Any) -> str:
    """What is said under this name, as one reads it; nothing where nothing is said."""
    if name == "domains":
        return ", ".join(str(said) for it, said in LIFE_DOMAINS.items() if it in value)
    if name == "cost":
        return euros(value)
    return str(value or "")


def euros(amount: Decimal | None) -> str:
    """« 12,50 € », or nothing while nobody said what it costs."""
    return "" if amount is None else f"{number_format(amount, 2)}\u00a0€"
