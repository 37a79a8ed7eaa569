"""One file on one page: her words, what comes next, the latest of the thread, and who is there.

Working notes are not among it: this page may lie open while she sits beside the screen.
"""

from dataclasses import dataclass

from miriam.access.actor import Actor
from miriam.accompaniment import selectors as accompaniment
from miriam.accompaniment.models import Aspiration, Encounter, Step
from miriam.accompaniment.selectors.readers import colleagues
from miriam.people import selectors as people
from miriam.people.models import File, Household, SafeContact
from miriam.people.selectors import Said

SETTLED = 2


@dataclass(frozen=True)
class Glance:
    """What is known of a file at a glance."""

    file: File
    contact: SafeContact
    household: Household
    wishes: list[Aspiration]
    steps: list[Step]
    thread: list[Encounter]
    agreed: list[Said]
    colleagues: list[str]


def glance(file: File, *, by: Actor) -> Glance:
    """Everything of one file in a fixed number of queries."""
    plan = accompaniment.plan_as_it_is(file)
    return Glance(
        file=file,
        contact=people.contact_of(file),
        household=people.household_of(file),
        wishes=plan.aspirations,
        steps=[*plan.settled[:SETTLED], *plan.steps],
        thread=accompaniment.recent(file),
        agreed=people.consents_of(file),
        colleagues=colleagues(file, by),
    )
