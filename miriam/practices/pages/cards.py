"""A card and the lines of the bank, as the pages show them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from miriam.lists.languages import Language, find
from miriam.look.language import page_language
from miriam.practices.data.pictograms import CutOut, drawings
from miriam.practices.domain.card import CardWords, PracticeCard
from miriam.practices.domain.fit import Fitting
from miriam.practices.models import Practice
from miriam.practices.pages import words
from miriam.practices.selectors.cards import as_card


@dataclass(frozen=True)
class BankLine:
    """One card in the list: its name, what it is for, for whom, and in what it does not fit."""

    code: str
    language: str
    title: str
    aim: str
    for_whom: str
    misfits: tuple[str | Promise, ...]


def bank_line(one: Fitting) -> BankLine:
    """A card as the list shows it."""
    language = one.card.spoken(page_language())
    said = one.card.said(language)
    unfit = tuple(words.MISFITS[misfit] for misfit in one.misfits)
    return BankLine(one.card.code, language, said.title, said.aim, for_whom(one.card), unfit)


def for_whom(card: PracticeCard) -> str:
    """« 45 minutes · de 4 à 15 femmes · sans les enfants »."""
    parts = [lasts(card.minutes), people(card), str(words.CHILDREN[card.shape.children])]
    return " · ".join(part for part in parts if part)


def lasts(minutes: int) -> str:
    """How long, or nothing where nobody said."""
    return _("environ %(minutes)d minutes") % {"minutes": minutes} if minutes else ""


def people(card: PracticeCard) -> str:
    """For how many, in women; in the corner of the children, in children."""
    fewest, most = card.shape.people
    if card.shape.theme == "corner":
        return _("de %(fewest)d à %(most)d enfants") % {"fewest": fewest, "most": most}
    return _("de %(fewest)d à %(most)d femmes") % {"fewest": fewest, "most": most}


@dataclass(frozen=True)
class CardPage:
    """A card as its page and its papers show it: its words, and facts as pairs."""

    card: PracticeCard
    language: str
    said: CardWords
    pictures: tuple[CutOut, ...]

    @property
    def code(self) -> str:
        """Its key."""
        return self.card.code

    @property
    def languages(self) -> list[Language]:
        """Those in which it can be printed."""
        return [find(code) for code in sorted(self.card.words)]

    @property
    def theme(self) -> str | Promise:
        """Under what it stands."""
        return words.THEMES[self.card.shape.theme]

    @property
    def for_whom(self) -> str:
        """Its time, for how many, with or without children."""
        return for_whom(self.card)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What one looks at before one chooses it."""
        shape = self.card.shape
        phases = ", ".join(str(words.PHASES[phase]) for phase in shape.phases)
        known = [
            (_("Quand"), phases),
            (_("Pour combien"), people(self.card)),
            (_("Enfants"), str(words.CHILDREN[shape.children])),
            (_("Langue"), str(words.LANGUAGES[shape.language])),
            (_("Lecture"), str(words.READINGS[shape.reading])),
            (_("Où"), f"{words.PLACES[shape.where]}, {words.ENERGIES[shape.energy]}"),
        ]
        return [(name, value) for name, value in known if value]


def card_page(card: PracticeCard, language: str = "") -> CardPage:
    """The card in this language, or in that of the page."""
    known = drawings()
    pictures = tuple(known[code] for code in card.shape.pictograms if code in known)
    spoken = card.spoken(language or page_language())
    return CardPage(card, spoken, card.said(spoken), pictures)


@dataclass(frozen=True)
class OwnLine:
    """A card of her centre: its name and where it stands."""

    code: str
    title: str
    state: str | Promise


def own_line(row: Practice) -> OwnLine:
    """A row as the list of the centre shows it."""
    said = as_card(row).said(page_language())
    return OwnLine(row.code, said.title, words.STATES[row.state])  # type: ignore[index]
