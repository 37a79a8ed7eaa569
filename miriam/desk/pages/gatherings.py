"""A session among the hours of a day: when, what it is called, how long and where."""

from django.utils.translation import gettext as _

from miriam.access.actor import Actor
from miriam.accompaniment.pages.appointment_words import hour
from miriam.attendance.selectors.day import Gathering
from miriam.groupwork.domain import Gathered
from miriam.groupwork.models import NAMES
from miriam.look.addresses import address


def name_of(one: Gathering, by: Actor) -> str:
    """What it is called where she can read that, else what it is."""
    return one.session.name if one.says_title(by) else neutral_name(one)


def neutral_name(one: Gathering) -> str:
    """« Séance du groupe »: nothing that somebody wrote."""
    return str(NAMES[Gathered(one.session.kind)])


def told_of(one: Gathering, *more: str) -> str:
    """« jusqu’à 16 h · salle des fêtes », and what else is said."""
    until = _("jusqu’à %(hour)s") % {"hour": hour(one.session.ends_at)}
    return " · ".join(filter(None, [until, one.session.place, *more]))


def page_of(one: Gathering) -> str:
    """Its page."""
    return address("attendance:session", one.session.public_id)


def presence_of(one: Gathering) -> str:
    """« Qui est là », from an hour before it begins until its end; else nothing."""
    return address("attendance:presence", one.session.public_id) if one.is_near else ""
