"""Short sentences these pages make of what other modules keep."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.look.language import listed
from miriam.look.typography import hours_together
from miriam.people.domain import Channel
from miriam.people.models import File, Household, SafeContact
from miriam.people.pages.words import CHANNELS, until_when
from miriam.people.selectors.readers import Readers


def ages_of(household: Household | None, today: date) -> str:
    """« 8 et 2 ans », « 6 ans, un bébé »; where she gave no age, « 2 enfants »."""
    children = household.family if household else []
    ages = [age for child in children if (age := child.age(today)) is not None]
    if not ages:
        many = len(children)
        return ngettext("%(n)d enfant", "%(n)d enfants", many) % {"n": many} if many else ""
    return ", ".join(filter(None, [_years([age for age in ages if age]), _babies(ages.count(0))]))


def _years(ages: list[int]) -> str:
    if not ages:
        return ""
    said = {"ages": listed([str(age) for age in ages])}
    return ngettext("%(ages)s an", "%(ages)s ans", max(ages)) % said


def _babies(many: int) -> str:
    """Born this year: a year of birth tells no months."""
    return ngettext("un bébé", "%(n)d bébés", many) % {"n": many} if many else ""


def way_to_reach(contact: SafeContact) -> str:
    """« SMS, 9 h – 15 h »."""
    if not contact.is_known:
        return ""
    way = str(CHANNELS[Channel(contact.channel)]) if contact.channel else _("voir la page")
    return f"{way}, {hours_together(contact.hours)}" if contact.hours else way


def readers_of(file: File, reading: Readers) -> str:
    """« Nadia, vous, Sofie et, jusqu’au 30 novembre, Lieve lisez cette page. »"""
    names = until_when([file.call_name, _("vous"), *reading.team], reading.standing_in)
    return _("%(names)s lisez cette page.") % {"names": names}


def team_of(file: File) -> str:
    """« Claire et Sofie »."""
    team = [mandate.account.first_name for mandate in (file.case_manager, file.duo) if mandate]
    return listed(team)
