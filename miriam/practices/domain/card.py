"""A card: what it is, for whom, and its words in one language or in two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from miriam.practices.domain.kinds import (
    CardPhase,
    ChildrenHere,
    Energy,
    PracticeKind,
    PracticeTheme,
    ReadingNeeded,
    SharedLanguage,
    Surroundings,
)

FEWEST, MOST = 2, 30
# How many signs the course of a session holds; there each step has a line with its minutes.
LONGEST_COURSE, BESIDE_A_STEP = 4000, len("480 min : \n")


class CardStep(NamedTuple):
    """One step of the course: what one does, and about how many minutes; zero where nobody said."""

    title: str
    minutes: int = 0


def fit_a_session(steps: Iterable[CardStep]) -> bool:
    """Whether a session can take all of these steps."""
    return sum(len(step.title) + BESIDE_A_STEP for step in steps) <= LONGEST_COURSE


@dataclass(frozen=True)
class CardWords:
    """All that is read of a card, in one language; a title and steps are enough."""

    title: str
    aim: str = ""
    steps: tuple[CardStep, ...] = ()
    materials: tuple[str, ...] = ()
    preparation: str = ""
    # What can open a wound, and what then.
    watch: str = ""
    variants: str = ""

    @property
    def minutes(self) -> int:
        """How long the steps last together."""
        return sum(step.minutes for step in self.steps)

    @property
    def read_aloud(self) -> str:
        """All its words, to look for one among them."""
        steps = (step.title for step in self.steps)
        return " ".join((self.title, self.aim, *steps, *self.materials, self.variants))


@dataclass(frozen=True)
class CardShape:
    """For whom and for when it is thought; `people` are the fewest and the most."""

    theme: PracticeTheme = PracticeTheme.TOGETHER
    kind: PracticeKind = PracticeKind.TALK
    phases: tuple[CardPhase, ...] = ()
    people: tuple[int, int] = (FEWEST, 15)
    children: ChildrenHere = ChildrenHere.BOTH
    language: SharedLanguage = SharedLanguage.LITTLE
    reading: ReadingNeeded = ReadingNeeded.NONE
    energy: Energy = Energy.CALM
    where: Surroundings = Surroundings.INDOORS
    pictograms: tuple[str, ...] = ()


@dataclass(frozen=True)
class PracticeCard:
    """One card of the bank. `code` is its key: a few words for one that comes with the product,
    its public name for one that a centre wrote.

    `words` are by language, `signed` is how its author wishes to be named, `source` where it comes
    from, `licence` what others may do with it.
    """

    code: str
    shape: CardShape
    words: Mapping[str, CardWords] = field(default_factory=dict)
    source: str = ""
    signed: str = ""
    licence: str = "CC BY 4.0"
    changed_on: date | None = None

    def said(self, language: str) -> CardWords:
        """Its words in this language, or in whichever it has."""
        return self.words[self.spoken(language)]

    def spoken(self, language: str) -> str:
        """The language in which it is read by whoever reads this one."""
        return language if language in self.words else next(iter(self.words))

    @property
    def minutes(self) -> int:
        """How long it lasts, in whichever language says it; zero where nobody said."""
        return max(words.minutes for words in self.words.values())
