"""School holidays: entered with their source, mended, taken away and back. None is shipped."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.models.leaving import held, leave, stay
from miriam.core.refusals import Refused, refuse_if
from miriam.groupwork.acts import HOLIDAYS_CHANGED
from miriam.groupwork.models import SchoolHoliday
from miriam.groupwork.permissions import KEEP_HOLIDAYS, RETURN_HOLIDAY, WRITE_HOLIDAY
from miriam.people.services.editing import take_version


class HolidayIsGone(Refused):
    """Somebody took it away meanwhile."""

    sentence = _("Quelqu’un vient d’enlever ce congé. Ajoutez-le à nouveau s’il doit rester.")


class EnteredAlready(Refused):
    """The same days of the same schools are there."""

    sentence = _("Ces jours sont déjà dans la liste pour cette Communauté.")


@dataclass(frozen=True)
class HolidayFacts:
    """Days without school of one community, both included, and where one read it."""

    community: str
    name_fr: str
    name_nl: str
    first_on: date
    last_on: date
    source: str


@transaction.atomic
def enter(facts: HolidayFacts, *, by: Actor) -> SchoolHoliday:
    """One holiday more.

    Raises:
        NotYours: when the actor does not look after the installation.
        EnteredAlready: when the same days of this community are there.
    """
    KEEP_HOLIDAYS.demand(by.hat, by=by)
    days = {"first_on": facts.first_on, "last_on": facts.last_on}
    there = SchoolHoliday.objects.filter(community=facts.community, **days)
    refuse_if(there.exists(), EnteredAlready)
    made = SchoolHoliday.objects.create(**vars(facts))
    log.write(HOLIDAYS_CHANGED, about=by.hat, by=by)
    return made


@transaction.atomic
def mend(holiday: SchoolHoliday, facts: HolidayFacts, *, version: int, by: Actor) -> None:
    """Say otherwise what was entered; series that were planned stay as they are.

    Raises:
        NotYours: when the actor does not look after the installation.
        HolidayIsGone: when somebody took it away meanwhile.
        Overtaken: when somebody else mended it in between.
    """
    WRITE_HOLIDAY.demand(holiday, by=by)
    kept = held(holiday, HolidayIsGone)
    take_version(kept, version)
    for name, value in vars(facts).items():
        setattr(kept, name, value)
    kept.save(update_fields=list(vars(facts)))
    log.write(HOLIDAYS_CHANGED, about=by.hat, by=by)


@transaction.atomic
def take_away(holiday: SchoolHoliday, *, by: Actor) -> None:
    """It is none; for some minutes it can come back.

    Raises:
        NotYours: when the actor does not look after the installation.
    """
    WRITE_HOLIDAY.demand(holiday, by=by)
    if leave(holiday):
        log.write(HOLIDAYS_CHANGED, about=by.hat, by=by)


@transaction.atomic
def bring_back(holiday: SchoolHoliday, *, by: Actor) -> None:
    """It was a slip.

    Raises:
        NotYours: when the actor does not look after the installation.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_HOLIDAY.demand(holiday, by=by)
    if stay(holiday):
        log.write(HOLIDAYS_CHANGED, about=by.hat, by=by)
