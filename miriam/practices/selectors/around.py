"""What lies around a card: the layers of centres, what uses taught, what waits for somebody."""

from dataclasses import dataclass

from miriam.access.actor import Actor
from miriam.practices.domain.kinds import PracticeState
from miriam.practices.models import Adaptation, Practice, PracticeUse
from miriam.practices.permissions import CARRY_PRACTICE, READ_LAYER, READ_OVER

MOST_SAID = 20


@dataclass(frozen=True)
class Taught:
    """What uses taught: how many said which, and the words of the last months."""

    worked: int
    to_change: int
    said: tuple[PracticeUse, ...]

    @property
    def times(self) -> int:
        """How many there are."""
        return self.worked + self.to_change


def taught_by(code: str) -> Taught:
    """What uses of this card taught; one query."""
    uses = list(PracticeUse.objects.filter(practice=code))
    worked = sum(use.worked for use in uses)
    said = tuple(use for use in uses if use.words)[:MOST_SAID]
    return Taught(worked, len(uses) - worked, said)


def layers_on(code: str, *, by: Actor) -> list[Adaptation]:
    """The layers on this card that she reads, the oldest first."""
    return list(READ_LAYER.within(by).filter(practice=code).order_by("created_at", "pk"))


def mine(by: Actor) -> list[Practice]:
    """Her drafts and the cards of her centre."""
    return list(CARRY_PRACTICE.within(by).order_by("created_at", "pk"))


def to_read_over(by: Actor) -> list[Practice]:
    """What centres offered and nobody has answered yet."""
    offered = READ_OVER.within(by).filter(state=PracticeState.PROPOSED)
    return list(offered.order_by("changed_on", "pk"))
