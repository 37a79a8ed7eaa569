"""Short sentences these pages make of what other modules keep."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.core import clock
from miriam.lists import languages
from miriam.look.language import listed
from miriam.look.typography import hours_together
from miriam.people.domain import Channel
from miriam.people.models import File, Household, SafeContact
from miriam.people.pages.words import CHANNELS


def languages_of(file: File) -> str:
    """« arabe, français »."""
    return ", ".join(languages.find(code).name for code in file.languages or ())


def family_of(household: Household) -> str:
    """« 2 enfants, 3 et 6 ans »; ages that she did not give are left out."""
    children = household.family
    if not children:
        return ""
    said = ngettext("%(n)d enfant", "%(n)d enfants", len(children)) % {"n": len(children)}
    today = clock.today()
    ages = sorted(age for child in children if (age := child.age(today)) is not None)
    if not ages:
        return said
    years = ngettext("%(ages)s an", "%(ages)s ans", max(ages)) % {"ages": listed(_each(ages))}
    return f"{said}, {years}"


def _each(ages: list[int]) -> list[str]:
    return [str(age) for age in dict.fromkeys(ages)]


def way_to_reach(contact: SafeContact) -> str:
    """« SMS, 9 h – 15 h »."""
    if not contact.is_known:
        return ""
    way = str(CHANNELS[Channel(contact.channel)]) if contact.channel else _("voir la page")
    return f"{way}, {hours_together(contact.hours)}" if contact.hours else way


def readers_of(file: File, colleagues: list[str]) -> str:
    """« Nadia, vous et Sofie lisez cette page. »"""
    names = listed([file.call_name, _("vous"), *colleagues])
    return _("%(names)s lisez cette page.") % {"names": names}


def team_of(file: File) -> str:
    """« Claire et Sofie »."""
    team = [mandate.account.first_name for mandate in (file.case_manager, file.duo) if mandate]
    return listed(team)
