"""« Ma journée »: at most seven lines, safety and law first; the rest can wait, and says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.access.actor import Actor
from miriam.access.models import Mandate, StandIn
from miriam.access.services.kept_forms import Kept
from miriam.accompaniment.models import AgreedRhythm, Appointment, Encounter, Step
from miriam.accompaniment.pages.appointment_words import agreed, day_and_hour, hour
from miriam.attendance.pages.ready import without_place
from miriam.attendance.selectors.day import Coming, Gathering
from miriam.core import clock
from miriam.desk.pages import gatherings as together
from miriam.desk.pages.group import met_in_words
from miriam.desk.pages.line import DayLine, DayPart, Person
from miriam.desk.pages.week import DayAhead, days_ahead, told
from miriam.desk.selectors.day import Today
from miriam.desk.selectors.mine import Mine
from miriam.desk.selectors.proposals import Proposals
from miriam.lists.private_numbers import seen_in
from miriam.look.addresses import address
from miriam.look.dates import nearby, short
from miriam.look.language import listed
from miriam.people.models import File

AT_MOST = 7
# By these, in signs, she knows what she had begun.
FIRST_WORDS = 60


@dataclass(frozen=True)
class Promised:
    """Promises of one person; by herself where no name stands."""

    by: str
    lines: list[DayLine]


@dataclass(frozen=True)
class Day:
    """The lines of today in their parts, and those that can wait; the days that follow, and what
    colleagues noted lately.
    """

    mine: Mine
    lines: list[DayLine]
    week: list[DayAhead]
    noted: list[DayLine]
    # How many there is room for below what stands above them.
    room: int = AT_MOST

    @property
    def shown(self) -> list[DayLine]:
        """At most seven with what stands above them."""
        return self._asking[: self.room]

    @property
    def waiting(self) -> list[DayLine]:
        """The rest; nobody is late."""
        return [*self._asking[self.room :], *(line for line in self.lines if line.can_wait)]

    @property
    def _asking(self) -> list[DayLine]:
        return [line for line in self.lines if not line.can_wait]

    @property
    def nothing_before(self) -> str:
        """« mardi, 9 h 30 », the next appointment when today asks for nothing."""
        return self.week[0].lines[0].when if self.week else ""

    def _in(self, part: DayPart) -> list[DayLine]:
        return [line for line in self.shown if line.part is part]

    @property
    def first(self) -> list[DayLine]:
        """Safety and law."""
        return self._in(DayPart.FIRST)

    @property
    def hours(self) -> list[DayLine]:
        """The appointments and sessions of today."""
        return self._in(DayPart.HOURS)

    @property
    def agreed(self) -> list[DayLine]:
        """Where more time went by than they agreed on."""
        return self._in(DayPart.AGREED)

    @property
    def promised(self) -> list[Promised]:
        """What she said she would do, then what those promised whom she stands in for."""
        lines: dict[str, list[DayLine]] = {}
        for line in self._in(DayPart.PROMISED):
            lines.setdefault(line.promised_by, []).append(line)
        return [Promised(name, lines[name]) for name in sorted(lines)]

    @property
    def team(self) -> list[DayLine]:
        """The group and the colleagues."""
        return self._in(DayPart.TEAM)

    @property
    def begun(self) -> list[DayLine]:
        """What she began to write and did not keep."""
        return self._in(DayPart.BEGUN)


def page_of(today: Today, *, by: Actor, above: int = 0) -> Day:
    """What today asks for, in the order in which it matters, below so many other lines."""
    day = clock.today()
    lines = [
        *_contacts(today.safety.contacts),
        *_exclusions(today.safety.exclusions),
        *map(_going, today.going_soon),
        *map(_stand_in, today.standing_in),
        *_hours(today, by),
        *(_without_place(one, by) for one in today.coming if one.lacks_places),
        *(_promise(step, by) for step in today.promises),
        *_ask_after(today),
        *map(_agreed, today.longer_than_agreed),
        *_colleagues(today.waiting_colleagues),
        *map(_to_meet, today.to_meet),
        *_begun(today),
        *_without_note([one for one in today.appointments if one.day < day]),
    ]
    ahead = [one for one in today.appointments if one.day > day]
    noted = [_noted(one) for one in today.noted]
    week = days_ahead(ahead, today.gatherings_ahead, by=by)
    room = max(AT_MOST - above, 0)
    return Day(mine=today.mine, lines=lines, week=week, noted=noted, room=room)


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


def _without_place(coming: Coming, by: Actor) -> DayLine:
    """A session at which children have no place stands before what was promised."""
    one = coming.gathering
    return DayLine(
        DayPart.TEAM,
        capfirst(f"{day_and_hour(one.session.starts_at)}, {together.name_of(one, by)}"),
        body=without_place(coming.childcare),
        url=together.page_of(one),
    )


def _ask_after(today: Today) -> Iterator[DayLine]:
    """Whom she wanted to ask after; why, nobody wrote. It leads to the page where it is taken off,
    where that is a single one.
    """
    files = today.ask_after
    if files:
        sessions = {name for file in files for name in today.asked_at[file.public_id.hex]}
        yield DayLine(
            DayPart.TEAM,
            _("Prendre des nouvelles"),
            body=_taken_off(len(sessions)),
            people=_people(files, "desk:file"),
            url=address("attendance:one_to_one", *sessions) if len(sessions) == 1 else "",
        )


def _taken_off(many: int) -> str:
    if many == 1:
        return _(
            "Comme vous l’aviez demandé. Ce titre ouvre "
            "« À reprendre avec elle », où cela s’enlève."
        )
    return _(
        "Comme vous l’aviez demandé. Cela s’enlève sur la page de chaque séance, "
        "sous « À reprendre avec elle »."
    )


def _colleagues(waiting: list[Mandate]) -> Iterator[DayLine]:
    if waiting:
        yield DayLine(
            DayPart.TEAM,
            ngettext(
                "%(names)s attend votre feu vert",
                "%(names)s attendent votre feu vert",
                len(waiting),
            )
            % {"names": listed([mandate.account.first_name for mandate in waiting])},
            body=_("Comparez les chiffres de son code, de vive voix."),
            people=tuple(_colleague(mandate) for mandate in waiting),
        )


def _promise(step: Step, by: Actor) -> DayLine:
    giver = step.promised_by
    return DayLine(
        DayPart.PROMISED,
        step.words,
        people=_people([step.file], "desk:file"),
        step=step,
        promised_by=giver.account.first_name if giver and giver != by.mandate else "",
    )


def _hours(today: Today, by: Actor) -> list[DayLine]:
    """The appointments and sessions of today, as their hours come."""
    hers = [one for one in today.appointments if one.day == clock.today()]
    with_group = [one.gathering for one in today.coming if one.gathering.is_today]
    lines = [
        *((one.starts_at, _hour(one, by)) for one in hers),
        *((one.session.starts_at, _session(one, by)) for one in with_group),
    ]
    return [line for _at, line in sorted(lines, key=itemgetter(0))]


def _session(one: Gathering, by: Actor) -> DayLine:
    """A session of today; while it is near, who is there is one tap away."""
    return DayLine(
        DayPart.HOURS,
        together.name_of(one, by),
        body=together.told_of(one),
        url=together.page_of(one),
        hour=hour(one.session.starts_at),
        presence=together.presence_of(one),
    )


def _hour(one: Appointment, by: Actor) -> DayLine:
    """An hour of today; a pencil makes it an encounter."""
    return DayLine(
        DayPart.HOURS,
        one.file.call_name,
        body=told(one, by),
        url=address("desk:file", one.file.public_id),
        appointment=one,
        hour=hour(one.starts_at),
    )


def _agreed(rhythm: AgreedRhythm) -> DayLine:
    """What she said of it, or how often; never for how long nobody met."""
    since = _("Convenu avec elle le %(day)s.") % {"day": nearby(rhythm.agreed_on)}
    words = _("« %(words)s »") % {"words": rhythm.words} if rhythm.words else ""
    return DayLine(
        DayPart.AGREED,
        words or capfirst(agreed(rhythm.every)),
        body=since,
        people=_people([rhythm.file], "desk:file"),
    )


def _without_note(appointments: list[Appointment]) -> Iterator[DayLine]:
    """Of the days just behind; nobody has to."""
    if appointments:
        yield DayLine(
            DayPart.TEAM,
            _("Des rendez-vous de ces jours-ci, sans note"),
            body=_("Une note si vous voulez ; rien n’est obligé."),
            people=tuple(
                Person(one.file.call_name, address("accompaniment:appointment", one.public_id))
                for one in appointments
            ),
            can_wait=True,
        )


def _noted(encounter: Encounter) -> DayLine:
    """That a colleague noted something, and not what."""
    return DayLine(
        DayPart.TEAM,
        encounter.file.call_name,
        body=_("%(met)s, noté par %(name)s")
        % {
            "met": met_in_words(encounter, clock.today()),
            "name": encounter.written_by.account.first_name,
        },
        url=address("accompaniment:thread", encounter.file.public_id),
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


def _begun(today: Today) -> Iterator[DayLine]:
    """Each page on which she began to write, by what she typed there last, and whose file it is."""
    latest = {begun.kept.path: begun for begun in reversed(today.begun)}
    for begun in reversed(latest.values()):
        yield _draft(begun.kept, begun.file.call_name if begun.file else "")


def _draft(kept: Kept, whose: str) -> DayLine:
    """By its first words, unless they hold a number that is nobody's business, and what its page
    is for; it waits on that page.
    """
    purpose = capfirst(str(kept.purpose)) or _("Un texte")
    text = next(iter(kept.texts), "")
    words = "" if seen_in(text) else " ".join(text.split())
    at = f"{short(kept.since)}, {hour(kept.since)}"
    body = _("%(purpose)s, brouillon du %(at)s") % {"purpose": purpose, "at": at}
    return DayLine(
        DayPart.BEGUN,
        _("« %(words)s »") % {"words": Truncator(words).chars(FIRST_WORDS)} if words else purpose,
        body=f"{whose} · {body}" if whose else body,
        url=kept.path,
    )


def _people(files: Iterable[File], page: str) -> tuple[Person, ...]:
    return tuple(Person(file.call_name, address(page, file.public_id)) for file in files)


def _group(proposals: Proposals) -> Person:
    group = proposals.group
    return Person(group.name, address("groups:group", group.public_id))


def _colleague(mandate: Mandate) -> Person:
    return Person(mandate.account.first_name, address("access:let_in", mandate.public_id))
