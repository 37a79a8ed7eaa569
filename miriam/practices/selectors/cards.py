"""Cards, wherever they come from: those of the product and those of centres, by one key."""

from dataclasses import dataclass, replace
from uuid import UUID

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.look.language import page_language
from miriam.practices.data.shipped import shipped
from miriam.practices.domain.card import CardStep, PracticeCard
from miriam.practices.domain.exchange import card_of
from miriam.practices.domain.fit import Fitting, Wish, found
from miriam.practices.models import Practice
from miriam.practices.permissions import IN_THE_BANK, READ_PRACTICE


@dataclass(frozen=True)
class CardToUse:
    """A card as a session begins from it, in the language of the page: `code` is its key in the
    bank, `steps` are pairs of words and minutes.
    """

    code: str
    title: str
    aim: str
    steps: tuple[CardStep, ...]
    materials: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long the steps last together."""
        return sum(step.minutes for step in self.steps)


def card_to_use(code: str, *, by: Actor | None = None) -> CardToUse | None:
    """What a session takes from the card of this key; nothing when there is none that the actor
    reads, or, without an actor, none in the bank.
    """
    known = card(code, by=by)
    if known is None:
        return None
    said = known.said(page_language())
    return CardToUse(code, said.title, said.aim, said.steps, said.materials)


def card(code: str, *, by: Actor | None = None) -> PracticeCard | None:
    """The card of this key, as it stands now; whoever is not named reads what is in the bank."""
    if code in shipped():
        return shipped()[code]
    row = practice_of(code, by=by)
    return as_card(row) if row else None


def practice_of(code: str, *, by: Actor | None = None) -> Practice | None:
    """The row of a card that a centre wrote."""
    try:
        public_id = UUID(code)
    except ValueError:
        return None
    if by is None:
        return Practice.objects.filter(IN_THE_BANK, public_id=public_id).first()
    return READ_PRACTICE.find(public_id, by=by)


def as_card(row: Practice) -> PracticeCard:
    """A row as a card."""
    return replace(card_of(row.content, code=row.code), changed_on=row.changed_on)


def bank(wish: Wish, *, by: Actor) -> list[Fitting]:
    """What fits of all that she reads, that fits best first; one query."""
    written = map(as_card, READ_PRACTICE.within(by).exclude(state="aside").order_by("pk"))
    return found([*shipped().values(), *written], wish, day=clock.today())


def how_many(by: Actor) -> int:
    """How many cards she reads in all, but for those that are set aside."""
    return len(shipped()) + READ_PRACTICE.within(by).exclude(state="aside").count()


def fresh(row: Practice) -> Practice:
    """The row as it is kept now: somebody else may have saved since it was read."""
    row.refresh_from_db()
    return row
