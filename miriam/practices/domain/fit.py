"""Which cards fit what one has: so many women, so much time, children or not, little language.

The order is fit (within the minutes one has first, what is for children after what is for women),
then what was changed lately, then a shuffle that stays the same for a day. How often a card was
used is not known here, and moves none (design of the bank: no popularity).
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zlib import crc32

from miriam.practices.domain.card import PracticeCard
from miriam.practices.domain.kinds import ChildrenHere, PracticeTheme, SharedLanguage

# A card this much longer than the time one has is made to fit by leaving a step out.
SPARE_MINUTES = 10
LATELY = 90


class Misfit(StrEnum):
    """In what a card asks for something else."""

    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    WITH_CHILDREN = "with_children"
    WITHOUT_CHILDREN = "without_children"
    NEEDS_LANGUAGE = "needs_language"


@dataclass(frozen=True)
class Wish:
    """What one has and looks for; nothing said is nothing asked.

    `people` counts women, `minutes` is the time there is, `children` whether they are there.
    """

    people: int | None = None
    minutes: int | None = None
    children: bool | None = None
    little_language: bool = False
    theme: PracticeTheme | None = None
    words: str = ""


@dataclass(frozen=True)
class Fitting:
    """A card, and in what it does not fit."""

    card: PracticeCard
    misfits: tuple[Misfit, ...] = ()


def found(cards: Iterable[PracticeCard], wish: Wish, *, day: date) -> list[Fitting]:
    """The cards of the theme that hold the words, those that fit first; a card that does not fit
    in everything stays in the list and says in what.
    """
    sought = [card for card in cards if _is_sought(card, wish)]
    fitting = [Fitting(card, tuple(misfits(card, wish))) for card in sought]
    return sorted(fitting, key=lambda one: _place(one, wish, day))


def _is_sought(card: PracticeCard, wish: Wish) -> bool:
    if wish.theme and card.shape.theme != wish.theme:
        return False
    held = plain(" ".join(words.read_aloud for words in card.words.values()))
    return all(word in held for word in plain(wish.words).split())


def plain(text: str) -> str:
    """Without capitals and accents: « Éducation » is found by « education »."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def misfits(card: PracticeCard, wish: Wish) -> Iterable[Misfit]:
    """In what the card asks for something else than one has."""
    fewest, most = card.shape.people
    if wish.people is not None and wish.people < fewest:
        yield Misfit.TOO_FEW
    if wish.people is not None and wish.people > most:
        yield Misfit.TOO_MANY
    if wish.minutes is not None and card.minutes > wish.minutes + SPARE_MINUTES:
        yield Misfit.TOO_LONG
    if wish.children is False and card.shape.children is ChildrenHere.WITH:
        yield Misfit.WITH_CHILDREN
    if wish.children and card.shape.children is ChildrenHere.WITHOUT:
        yield Misfit.WITHOUT_CHILDREN
    if wish.little_language and card.shape.language is SharedLanguage.SOME:
        yield Misfit.NEEDS_LANGUAGE


def _place(one: Fitting, wish: Wish, day: date) -> tuple[int, bool, bool, bool, int]:
    changed_on = one.card.changed_on
    is_recent = changed_on is not None and (day - changed_on).days <= LATELY
    is_over = wish.minutes is not None and one.card.minutes > wish.minutes
    shuffled = crc32(f"{day} {one.card.code}".encode())
    return len(one.misfits), _is_for_others(one.card, wish), is_over, not is_recent, shuffled


def _is_for_others(card: PracticeCard, wish: Wish) -> bool:
    """A card for the corner of the children, where one said how many women there are."""
    is_corner = card.shape.theme is PracticeTheme.CORNER
    return is_corner and wish.people is not None and wish.theme is not PracticeTheme.CORNER
