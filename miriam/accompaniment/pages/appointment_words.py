"""The words people read for appointments and for how often one meets."""

from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import AppointmentState, Company, Rhythm
from miriam.core import clock
from miriam.look.dates import day_of, nearby, written
from miriam.people.pages.words import until_when
from miriam.people.selectors.readers import Readers

APPOINTMENT_STATES = {
    AppointmentState.PLANNED: _("prévu"),
    AppointmentState.HELD: _("a eu lieu, avec sa note"),
    AppointmentState.DROPPED: _("n’a pas lieu"),
}

COMPANIES = {
    Company.HER: _("avec elle"),
    Company.PARTNER: _("avec elle et quelqu’un d’autre"),
    Company.WITHOUT_HER: _("sans elle, pour elle"),
}

RHYTHMS = {
    Rhythm.WEEKLY: _("une fois par semaine"),
    Rhythm.FORTNIGHTLY: _("toutes les deux semaines"),
    Rhythm.MONTHLY: _("une fois par mois"),
}


def hour(moment: datetime) -> str:
    """« 9 h 30 », « 14 h »; in Dutch « 9.30 u », « 14 u »."""
    told = localtime(moment)
    pattern = gettext("%(hour)s h %(minute)s") if told.minute else gettext("%(hour)s h")
    return pattern % {"hour": told.hour, "minute": f"{told.minute:02}"}


def day(moment: datetime) -> str:
    """« aujourd’hui », « demain », « jeudi », « jeudi 10 décembre »."""
    on = day_of(moment)
    away = (on - clock.today()).days
    if away in (0, 1):
        return gettext("demain") if away else gettext("aujourd’hui")
    if 1 < away < 7:
        return written(on, "l")
    return gettext("%(weekday)s %(day)s") % {"weekday": written(on, "l"), "day": nearby(on)}


def day_and_hour(moment: datetime) -> str:
    """« mardi, 9 h 30 »."""
    return f"{day(moment)}, {hour(moment)}"


def agreed(every: str) -> str:
    """« convenu : une fois par semaine »."""
    return gettext("convenu : %(often)s") % {"often": RHYTHMS[Rhythm(every)]}


def readers(*, her: str, reading: Readers) -> str:
    """Who reads an appointment, said to the one who writes it."""
    names = until_when([her, gettext("vous"), *reading.team], reading.standing_in)
    return gettext("%(names)s lisez ceci.") % {"names": names}
