"""One file on one page: her words, what comes next, the latest of the thread, and who is there.

Working notes are not among it: this page may lie open while she sits beside the screen.
"""

from dataclasses import dataclass

from miriam.access.models import StandIn
from miriam.accompaniment import selectors as accompaniment
from miriam.accompaniment.models import AgreedRhythm, Appointment, Aspiration, Encounter, Step
from miriam.accompaniment.selectors import RECENT, TurnTold
from miriam.people import selectors as people
from miriam.people.models import File, Household, SafeContact
from miriam.people.selectors import Said
from miriam.tools.selectors.network import Drawn, drawn_of


@dataclass(frozen=True)
class Glance:
    """What is known of a file at a glance."""

    file: File
    contact: SafeContact
    household: Household
    pressing: list[Aspiration]
    wishes: list[Aspiration]
    ahead: list[Step]
    done: list[Step]
    met: list[Encounter]
    turns: list[TurnTold]
    agreed: list[Said]
    standing_in: list[StandIn]
    ahead_of_her: list[Appointment]
    rhythm: AgreedRhythm | None
    drawn: Drawn | None

    @property
    def thread(self) -> list[Encounter | TurnTold]:
        """The last lines of the thread: encounters, and changes of direction among them."""
        every: list[Encounter | TurnTold] = [*self.met, *self.turns]
        return sorted(every, key=lambda one: one.on, reverse=True)[:RECENT]


def glance(file: File) -> Glance:
    """Everything of one file in a fixed number of queries."""
    plan = accompaniment.plan_as_it_is(file)
    return Glance(
        file=file,
        contact=people.contact_of(file),
        household=people.household_of(file),
        pressing=plan.pressing,
        wishes=plan.wishes,
        ahead=plan.steps,
        done=plan.done,
        met=accompaniment.recent(file),
        turns=accompaniment.turns_of(file),
        agreed=people.consents_of(file),
        standing_in=people.standing_in_for(file),
        ahead_of_her=[] if file.is_closed else accompaniment.agenda_of(file).ahead,
        rhythm=accompaniment.rhythm_of(file),
        drawn=drawn_of(file),
    )
