"""Cards that tests write."""

from miriam.practices.domain.card import CardShape, CardStep, CardWords, PracticeCard
from miriam.practices.models import Practice
from miriam.practices.services import cards
from tests.world import Person

OWN = PracticeCard(
    "",
    CardShape(people=(3, 8)),
    {"fr": CardWords("Le tour des prénoms", steps=(CardStep("On se nomme.", 10),))},
)


def written(person: Person, card: PracticeCard = OWN) -> Practice:
    """A draft of hers."""
    with person.at_work() as by:
        return cards.write(card, by=by)
