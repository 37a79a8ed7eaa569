"""« Ma journée »: at most seven lines, safety and law first; the rest can wait, and says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.access.models import Mandate
from miriam.access.selectors import standing_in_today, waiting_colleagues
from miriam.accompaniment import selectors as accompaniment
from miriam.accompaniment.models import Step
from miriam.core import clock
from miriam.desk.selectors.mine import Mine, mine
from miriam.desk.selectors.proposals import Proposals, proposals_to
from miriam.look.addresses import address
from miriam.look.components.marks import spoken
from miriam.measures.selectors import measures
from miriam.people import selectors as people
from miriam.people.models import File
from miriam.vault.domain import Depth

AT_MOST = 7
SOON = timedelta(days=10)


class DayPart(StrEnum):
    """Where on the page a line stands."""

    FIRST = "first"
    PROMISED = "promised"
    TEAM = "team"


@dataclass(frozen=True)
class Person:
    """A first name and the page to go to."""

    name: str
    url: str


@dataclass(frozen=True)
class DayLine:
    """One thing of today: what, about whom, and where to go."""

    part: DayPart
    title: str
    body: str = ""
    url: str = ""
    people: tuple[Person, ...] = ()
    step: Step | None = None


@dataclass(frozen=True)
class Day:
    """The lines of today in their parts, and those that can wait."""

    mine: Mine
    lines: list[DayLine] = field(default_factory=list)

    @property
    def shown(self) -> list[DayLine]:
        """At most seven."""
        return self.lines[:AT_MOST]

    @property
    def waiting(self) -> list[DayLine]:
        """The rest; nobody is late."""
        return self.lines[AT_MOST:]

    def _in(self, part: DayPart) -> list[DayLine]:
        return [line for line in self.shown if line.part is part]

    @property
    def first(self) -> list[DayLine]:
        """Safety and law."""
        return self._in(DayPart.FIRST)

    @property
    def promised(self) -> list[DayLine]:
        """What she said she would do."""
        return self._in(DayPart.PROMISED)

    @property
    def team(self) -> list[DayLine]:
        """The group and the colleagues."""
        return self._in(DayPart.TEAM)


def opened_for_the_day(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """The names of all her files, and the words of the files in which she promised something."""
    yield from people.my_names(mandate, by)
    promised = {step.file.ring_subject for step in accompaniment.promises(by)}
    yield Opening(tuple(sorted(promised)), (Depth.SHARED,))


def day(by: Actor) -> Day:
    """Today, in the order in which it matters."""
    files = mine(by)
    groups = proposals_to(by)
    lines = [
        *_contacts(files.today),
        *_purges(groups),
        *_stand_ins(by),
        *_waiting_colleagues(by),
        *_promises(by),
        *_candidates(groups),
        *_measures(files.today),
    ]
    return Day(mine=files, lines=lines)


def _contacts(files: list[File]) -> Iterator[DayLine]:
    asked = [contact.file for contact in people.contacts_to_confirm(files)]
    if asked:
        yield DayLine(
            DayPart.FIRST,
            _("Le contact sûr est-il toujours sûr ?"),
            body=_("À redemander de vive voix, quand vous les voyez."),
            people=tuple(_person(file, "people:contact") for file in asked),
        )


def _purges(groups: list[Proposals]) -> Iterator[DayLine]:
    for proposals in groups:
        if proposals.goes_on and proposals.goes_on - clock.today() <= SOON:
            yield DayLine(
                DayPart.FIRST,
                _("Une proposition s’efface bientôt"),
                body=_("Le %(day)s, sans oui de sa part, il n’en reste rien.")
                % {"day": spoken(proposals.goes_on, year=False)},
                people=(Person(proposals.group.name, proposals.url),),
            )


def _stand_ins(by: Actor) -> Iterator[DayLine]:
    for stand_in in standing_in_today(by):
        yield DayLine(
            DayPart.FIRST,
            _("Vous remplacez %(name)s") % {"name": stand_in.replaces.account.first_name},
            body=_("Jusqu’au %(day)s. Ensuite ces dossiers se referment.")
            % {"day": spoken(stand_in.ends_on, year=False)},
        )


def _waiting_colleagues(by: Actor) -> Iterator[DayLine]:
    waiting = waiting_colleagues(by)
    if waiting:
        yield DayLine(
            DayPart.TEAM,
            ngettext(
                "Une collègue attend que vous lui ouvriez",
                "Des collègues attendent que vous leur ouvriez",
                len(waiting),
            ),
            body=_("Comparez l’empreinte de sa clé avec elle, de vive voix."),
            people=tuple(_colleague(mandate) for mandate in waiting),
        )


def _promises(by: Actor) -> Iterator[DayLine]:
    for step in accompaniment.promises(by):
        if by.keychain.is_open(step.file.ring_subject, Depth.SHARED):
            yield DayLine(
                DayPart.PROMISED, step.words, people=(_person(step.file, "desk:file"),), step=step
            )


def _candidates(groups: list[Proposals]) -> Iterator[DayLine]:
    for proposals in groups:
        if proposals.to_meet:
            yield DayLine(
                DayPart.TEAM,
                ngettext(
                    "%(n)d femme à rencontrer, sans hâte",
                    "%(n)d femmes à rencontrer, sans hâte",
                    proposals.to_meet,
                )
                % {"n": proposals.to_meet},
                people=(Person(proposals.group.name, proposals.url),),
            )


def _measures(files: list[File]) -> Iterator[DayLine]:
    states = measures.states_of(files)
    by_pk = {file.pk: file for file in files if file.is_open}
    begun = [file for pk, file in by_pk.items() if any(one.is_begun for one in states[pk])]
    without = [file for pk, file in by_pk.items() if not states[pk][0].administration]
    for title, body, those in (
        (_("Une mesure à reprendre"), _("Ce qu’elle a répondu est gardé."), begun),
        (_("Son point de départ, quand elle en a envie"), "", without),
    ):
        if those:
            found = tuple(_person(file, "measures:measures") for file in those)
            yield DayLine(DayPart.TEAM, title, body=body, people=found)


def _person(file: File, page: str) -> Person:
    return Person(file.call_name, address(page, file.public_id))


def _colleague(mandate: Mandate) -> Person:
    return Person(mandate.account.first_name, address("access:let_in", mandate.public_id))
