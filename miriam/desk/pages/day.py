"""« Ma journée »: at most seven lines, safety and law first; the rest can wait, and says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.access.models import Mandate, StandIn
from miriam.accompaniment.models import Step
from miriam.desk.selectors.day import Today
from miriam.desk.selectors.mine import Mine
from miriam.desk.selectors.proposals import Proposals
from miriam.look.addresses import address
from miriam.look.components.marks import nearby
from miriam.people.models import File

AT_MOST = 7


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
    lines: list[DayLine]

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


def page_of(today: Today) -> Day:
    """What today asks for, in the order in which it matters."""
    lines = [
        *_contacts(today.contacts_to_confirm),
        *_exclusions(today.exclusions_to_decide),
        *map(_going, today.going_soon),
        *map(_stand_in, today.standing_in),
        *_colleagues(today.waiting_colleagues),
        *map(_promise, today.promises),
        *map(_to_meet, today.to_meet),
        *_measures(
            _("Une mesure à reprendre"), _("Ce qu’elle a répondu est gardé."), today.measures_begun
        ),
        *_measures(_("Son point de départ, quand elle en a envie"), "", today.unmeasured),
    ]
    return Day(mine=today.mine, lines=lines)


def _contacts(asked: list[File]) -> Iterator[DayLine]:
    if asked:
        yield DayLine(
            DayPart.FIRST,
            _("Le contact sûr est-il toujours sûr ?"),
            body=_("À redemander de vive voix, quand vous les voyez."),
            people=_people(asked, "people:contact"),
        )


def _exclusions(asked: list[File]) -> Iterator[DayLine]:
    if asked:
        yield DayLine(
            DayPart.FIRST,
            _("Une remplaçante a noté qui écarter d’un dossier"),
            body=_("Confirmez, ou revenez dessus, avec elle."),
            people=_people(asked, "people:never"),
        )


def _going(proposals: Proposals) -> DayLine:
    return DayLine(
        DayPart.FIRST,
        _("Une proposition s’efface bientôt"),
        body=_("Le %(day)s, sans oui de sa part, il n’en reste rien.")
        % {"day": nearby(proposals.goes_on)},
        people=(_group(proposals),),
    )


def _stand_in(stand_in: StandIn) -> DayLine:
    return DayLine(
        DayPart.FIRST,
        _("Vous remplacez %(name)s") % {"name": stand_in.replaces.account.first_name},
        body=_("Jusqu’au %(day)s. Ensuite ces dossiers se referment.")
        % {"day": nearby(stand_in.ends_on)},
    )


def _colleagues(waiting: list[Mandate]) -> Iterator[DayLine]:
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


def _promise(step: Step) -> DayLine:
    return DayLine(
        DayPart.PROMISED, step.words, people=_people([step.file], "desk:file"), step=step
    )


def _to_meet(proposals: Proposals) -> DayLine:
    many = proposals.to_meet
    return DayLine(
        DayPart.TEAM,
        ngettext(
            "%(n)d femme à rencontrer, sans hâte",
            "%(n)d femmes à rencontrer, sans hâte",
            many,
        )
        % {"n": many},
        people=(_group(proposals),),
    )


def _measures(title: str, body: str, files: list[File]) -> Iterator[DayLine]:
    if files:
        yield DayLine(DayPart.TEAM, title, body=body, people=_people(files, "measures:measures"))


def _people(files: Iterable[File], page: str) -> tuple[Person, ...]:
    return tuple(Person(file.call_name, address(page, file.public_id)) for file in files)


def _group(proposals: Proposals) -> Person:
    group = proposals.group
    return Person(group.name, address("groups:group", group.public_id))


def _colleague(mandate: Mandate) -> Person:
    return Person(mandate.account.first_name, address("access:let_in", mandate.public_id))
