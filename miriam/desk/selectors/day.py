"""Today of a case manager: what asks for her, and in whose files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.access.models import Mandate, StandIn
from miriam.access.selectors import standing_in_today, waiting_colleagues
from miriam.accompaniment import selectors as accompaniment
from miriam.accompaniment.models import Step
from miriam.core import clock
from miriam.desk.selectors.mine import Mine, mine
from miriam.desk.selectors.proposals import Proposals, proposals_to
from miriam.measures.selectors import measures
from miriam.people import selectors as people
from miriam.people.models import File
from miriam.vault.domain import Depth

SOON = timedelta(days=10)


@dataclass(frozen=True)
class Today:
    """What is found for today, each in its own order."""

    mine: Mine
    contacts_to_confirm: list[File]
    exclusions_to_decide: list[File]
    proposals: list[Proposals]
    standing_in: list[StandIn]
    waiting_colleagues: list[Mandate]
    promises: list[Step]
    measures_begun: list[File]
    unmeasured: list[File]

    @property
    def going_soon(self) -> list[Proposals]:
        """The groups where a proposal is about to go by itself."""
        soon = clock.today() + SOON
        return [one for one in self.proposals if one.goes_on <= soon]

    @property
    def to_meet(self) -> list[Proposals]:
        """The groups where somebody waits to be met."""
        return [one for one in self.proposals if one.to_meet]


def opened_for_the_day(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """The names of all her files, and the words of the files in which she promised something."""
    yield from people.my_names(mandate, by)
    promised = {step.file.ring_subject for step in accompaniment.promises(by)}
    yield Opening(tuple(sorted(promised)), (Depth.SHARED,))


def day(by: Actor) -> Today:
    """What today asks for; the gate has opened the names, and the words of what she promised."""
    files = mine(by)
    begun, without = _measures_of(files.today)
    return Today(
        mine=files,
        contacts_to_confirm=[one.file for one in people.contacts_to_confirm(files.today)],
        exclusions_to_decide=people.with_exclusions_to_decide(files.all, by=by),
        proposals=proposals_to(by),
        standing_in=standing_in_today(by),
        waiting_colleagues=waiting_colleagues(by),
        promises=[step for step in accompaniment.promises(by) if _is_open(step.file, by)],
        measures_begun=begun,
        unmeasured=without,
    )


def _is_open(file: File, by: Actor) -> bool:
    return by.keychain.is_open(file.ring_subject, Depth.SHARED)


def _measures_of(files: list[File]) -> tuple[list[File], list[File]]:
    """The women whose measure was begun and not ended, and those without a first one."""
    states = measures.states_of(files)
    open_ones = [file for file in files if file.is_open]
    return (
        [file for file in open_ones if any(one.is_begun for one in states[file.pk])],
        [file for file in open_ones if not states[file.pk][0].administration],
    )
