"""What a card of the bank can be, for whom it is thought, and where it stands."""

from enum import StrEnum


class PracticeTheme(StrEnum):
    """The six themes of the guide (chapter 7), how a group holds together, and the corner of the
    children.
    """

    TOGETHER = "together"
    HOUSING = "housing"
    HEALTH = "health"
    BUDGET = "budget"
    PARENTHOOD = "parenthood"
    LEISURE = "leisure"
    IDENTITY = "identity"
    CORNER = "corner"


class PracticeKind(StrEnum):
    """What one does."""

    ACQUAINTANCE = "acquaintance"
    TALK = "talk"
    EXERCISE = "exercise"
    ROLE_PLAY = "role_play"
    OUTING = "outing"
    CREATING = "creating"
    RITUAL = "ritual"
    INFORMATION = "information"


class CardPhase(StrEnum):
    """In which time of a group it does good."""

    START = "start"
    DEEPENING = "deepening"
    CLOSING = "closing"
    AFTER = "after"


class ChildrenHere(StrEnum):
    """Whether it is thought for a moment with the children."""

    WITH = "with"
    WITHOUT = "without"
    BOTH = "both"


class SharedLanguage(StrEnum):
    """How much of one language all of them need."""

    NONE = "none"
    LITTLE = "little"
    SOME = "some"


class ReadingNeeded(StrEnum):
    """How much is read."""

    NONE = "none"
    LITTLE = "little"


class Energy(StrEnum):
    """What it asks of a body."""

    CALM = "calm"
    LIVELY = "lively"


class Surroundings(StrEnum):
    """Where it happens."""

    INDOORS = "indoors"
    OUTDOORS = "outdoors"
    BOTH = "both"


class PracticeState(StrEnum):
    """Where a card that a centre wrote stands; one that comes with the product is always shown."""

    DRAFT = "draft"
    CENTRE = "centre"
    PROPOSED = "proposed"
    # Somebody who read it over asks for a change.
    RETURNED = "returned"
    SHOWN = "shown"
    ASIDE = "aside"
