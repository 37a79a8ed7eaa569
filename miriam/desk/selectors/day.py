"""Today of a case manager: what asks for her, and in whose files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from uuid import UUID

from django.db.models import Model

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.access.models import Mandate, StandIn
from miriam.access.selectors import standing_in_today, waiting_colleagues
from miriam.access.services import drafts
from miriam.access.services.kept_forms import Kept
from miriam.accompaniment import selectors as accompaniment
from miriam.accompaniment.models import AgreedRhythm, Appointment, Encounter, Step
from miriam.attendance.selectors.day import Coming, Gathering, from_lists, opens_lists
from miriam.core import clock
from miriam.desk.selectors.mine import Mine, mine, works_with
from miriam.desk.selectors.proposals import Proposals, proposals_to
from miriam.people import selectors as people
from miriam.people.models import File
from miriam.people.permissions import accompanied
from miriam.people.selectors import SafetyAsked
from miriam.vault.domain import Depth

SOON = timedelta(days=10)
LATELY = timedelta(days=7)
# Today and the six days after it; as long before it, what has no note yet can wait.
A_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Begun:
    """What she began to write, and in whose file; in none where it is about nobody."""

    kept: Kept
    file: File | None


@dataclass(frozen=True)
class Today:
    """What is found for today, each in its own order."""

    mine: Mine
    safety: SafetyAsked
    proposals: list[Proposals]
    standing_in: list[StandIn]
    waiting_colleagues: list[Mandate]
    appointments: list[Appointment]
    promises: list[Step]
    longer_than_agreed: list[AgreedRhythm]
    noted: list[Encounter]
    begun: list[Begun]
    coming: list[Coming]
    ask_after: list[File]
    # By the public name of such a file, those of the sessions where she wanted to.
    asked_at: Mapping[str, list[UUID]]

    @property
    def gatherings_ahead(self) -> list[Gathering]:
        """The sessions of the six days that follow."""
        last = clock.today() + A_WEEK
        ahead = [one.gathering for one in self.coming if not one.gathering.is_today]
        return [one for one in ahead if one.session.day <= last]

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
    """The names of all her files, and what was shared in those with an appointment of these days, a
    promise of hers, or more time gone by than was agreed.
    """
    rows: list[Step | Appointment | AgreedRhythm] = [
        *_appointments(by),
        *_longer_than_agreed(by),
        *accompaniment.promises(by),
    ]
    confided = sorted({row.file_id for row in rows})
    yield from people.names_and_confided(accompanied(by), confided, by)
    yield from opens_lists(by)


def day(by: Actor) -> Today:
    """What today asks for; the gate has opened the names, and what was shared where it is shown."""
    files, sessions = mine(by), from_lists(by)
    safety = people.asked_for_safety(files.all, by=by)
    on_duty = {file.pk for file in files.today}
    return Today(
        mine=files,
        safety=SafetyAsked(
            [file for file in safety.contacts if file.pk in on_duty], safety.exclusions
        ),
        proposals=proposals_to(by),
        standing_in=standing_in_today(by) if _stands_in(by) else [],
        waiting_colleagues=waiting_colleagues(by),
        appointments=[one for one in _appointments(by) if _is_open(one.file, by)],
        promises=[step for step in accompaniment.promises(by) if _is_open(step.file, by)],
        longer_than_agreed=[one for one in _longer_than_agreed(by) if _is_open(one.file, by)],
        noted=accompaniment.noted_by_others(files.today, by=by, after=clock.today() - LATELY),
        begun=list(_begun_in(files.all, by)),
        coming=sessions.coming,
        ask_after=[file for file in files.all if file.public_id.hex in sessions.ask_after],
        asked_at=sessions.ask_after,
    )


def _begun_in(files: Iterable[File], by: Actor) -> Iterator[Begun]:
    """What she began to write in these files, or about something that is hers to work with."""
    hers = {file.public_id: file for file in files}
    by_key: dict[int | None, File] = {file.pk: file for file in hers.values()}
    for kept in drafts.begun(by):
        if kept.about in hers:
            yield Begun(kept, hers[kept.about])
        elif row := kept.found(by):
            yield Begun(kept, by_key.get(_key_of_file(row)))
        elif kept.page and not kept.about:
            yield Begun(kept, None)


def _key_of_file(row: Model) -> int | None:
    """Of the file in whose ring its words lie; none of what is about nobody."""
    path: str = getattr(row, "sealed_by", "file")
    try:
        key: int = attrgetter(f"{path}_id")(row)
    except AttributeError:
        return None
    return key if path.endswith("file") else None


def _appointments(by: Actor) -> list[Appointment]:
    """Those that still stand, of the days around today."""
    today = clock.today()

    def asked() -> list[Appointment]:
        files = people.my_running_files(by)
        return accompaniment.days_of(by, files, today - A_WEEK, today + A_WEEK)

    return [one for one in by.remember("desk.appointments", asked) if one.is_planned]


def _longer_than_agreed(by: Actor) -> list[AgreedRhythm]:
    """With the women she works with; as a duo she is only ready."""
    files = [file for file in people.my_running_files(by) if works_with(file, by)]
    return by.remember("desk.rhythms", lambda: accompaniment.longer_than_agreed(files))


def _stands_in(by: Actor) -> bool:
    """Whether a file is hers because she stands in; most days nobody does."""
    hat, files = by.hat.pk, people.my_running_files(by)
    return any(hat not in (file.case_manager_id, file.duo_id) for file in files)


def _is_open(file: File, by: Actor) -> bool:
    return by.keychain.is_open(file.ring_subject, Depth.SHARED)
