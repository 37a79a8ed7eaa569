"""Days with their hours: whom one meets, where; the same on screen and on paper."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from miriam.access.actor import Actor
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.pages.appointment_words import day_and_hour, hour
from miriam.accompaniment.pages.appointments import circumstances, what_for
from miriam.attendance.selectors.day import Gathering
from miriam.desk.pages import gatherings as together
from miriam.desk.selectors.week import Week
from miriam.look.addresses import address
from miriam.look.dates import day_of, span


@dataclass(frozen=True)
class HourLine:
    """One hour: whom, what for and where, what to bring, and the page of the appointment; or a
    session, and the neutral words for it.
    """

    hour: str
    when: str
    name: str
    told: str
    bring: str
    url: str
    neutral: str = ""


@dataclass(frozen=True)
class DayAhead:
    """A day with its hours."""

    on: date
    lines: list[HourLine]


def days_ahead(
    appointments: Iterable[Appointment], sessions: Iterable[Gathering], *, by: Actor
) -> list[DayAhead]:
    """These appointments and sessions, the first one first, under their days."""
    hers = [(one.starts_at, _line(one, by)) for one in appointments]
    with_group = [(one.session.starts_at, _session(one, by)) for one in sessions]
    return _under_days(sorted([*hers, *with_group], key=itemgetter(0)))


def _under_days(lines: list[tuple[datetime, HourLine]]) -> list[DayAhead]:
    by_day = groupby(lines, lambda one: day_of(one[0]))
    return [DayAhead(on, [line for _at, line in those]) for on, those in by_day]


class Named(StrEnum):
    """Whom a paper for her bag names."""

    NAMES = "prenoms"
    INITIALS = "initiales"
    NOBODY = "heures"

    @classmethod
    def chosen(cls, asked: str) -> "Named":
        """What was asked for; first names where nothing is."""
        return cls(asked) if asked in list(cls) else cls.NAMES

    @property
    def label(self) -> str | Promise:
        """What the choice says."""
        return NAMED[self]


NAMED: dict[Named, Promise] = {
    Named.NAMES: gettext_lazy("Avec les prénoms"),
    Named.INITIALS: gettext_lazy("Initiales seulement"),
    Named.NOBODY: gettext_lazy("Heures seulement"),
}


@dataclass(frozen=True)
class WeekPage:
    """A week in words, with its days that hold something."""

    said: str
    days: list[DayAhead]


def week_page(week: Week, *, by: Actor) -> WeekPage:
    """The week as it stands."""
    return WeekPage(_said(week), days_ahead(week.appointments, week.gatherings, by=by))


def paper_of(week: Week, named: Named, *, by: Actor) -> WeekPage:
    """The same for a paper that may be lost: what a session is called never stands on it, and
    without first names it has no words of hers either.
    """
    days = days_ahead(week.appointments, week.gatherings, by=by)
    put = [DayAhead(day.on, [_on_paper(one, named) for one in day.lines]) for day in days]
    return WeekPage(_said(week), put)


def _said(week: Week) -> str:
    return span(week.monday, week.monday + timedelta(days=6))


def _on_paper(line: HourLine, named: Named) -> HourLine:
    if named is Named.NAMES:
        return replace(line, name=line.neutral or line.name)
    initial = line.neutral or f"{line.name[:1]}."
    name = initial if named is Named.INITIALS else ""
    return replace(line, name=name, told="", bring="", url="")


def _line(one: Appointment, by: Actor) -> HourLine:
    return HourLine(
        hour=hour(one.starts_at),
        when=day_and_hour(one.starts_at),
        name=one.file.call_name,
        told=told(one, by),
        bring=one.bring or "",
        url=address("accompaniment:appointment", one.public_id),
    )


def _session(one: Gathering, by: Actor) -> HourLine:
    return HourLine(
        hour=hour(one.session.starts_at),
        when=day_and_hour(one.session.starts_at),
        name=together.name_of(one, by),
        told=together.told_of(one),
        bring="",
        url=together.page_of(one),
        neutral=together.neutral_name(one),
    )


def told(one: Appointment, by: Actor) -> str:
    """« Voir l’école · École des Tilleuls », and whose it is if it is a colleague’s."""
    parts = [what_for(one), circumstances(one)]
    if one.mandate_id != by.hat.pk:
        parts.append(_("par %(name)s") % {"name": one.mandate.account.first_name})
    return " · ".join(filter(None, parts))
