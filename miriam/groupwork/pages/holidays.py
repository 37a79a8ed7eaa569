"""School holidays in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from miriam.groupwork.models import SchoolHoliday
from miriam.groupwork.selectors.holidays import years_unknown
from miriam.groupwork.selectors.vacations import name_of
from miriam.look.dates import span

COMMUNITIES = {
    SchoolHoliday.Community.FRENCH: gettext_lazy("française"),
    SchoolHoliday.Community.FLEMISH: gettext_lazy("flamande"),
    SchoolHoliday.Community.GERMAN: gettext_lazy("germanophone"),
}


@dataclass(frozen=True)
class HolidayRow:
    """A holiday with its days and its community in words."""

    holiday: SchoolHoliday
    name: str
    days: str
    community: str


def holiday_rows(entered: list[SchoolHoliday]) -> list[HolidayRow]:
    """Each of them, in the language of the page."""
    return [
        HolidayRow(one, name_of(one), span(one.first_on, one.last_on), _community(one.community))
        for one in entered
    ]


def unknown_said(entered: list[SchoolHoliday]) -> list[str]:
    """Of which communities and school years nothing is known here."""
    return [
        _("Communauté %(community)s, %(year)s : rien n’est connu ici.")
        % {"community": _community(community), "year": f"{year}-{year + 1}"}
        for community, year in years_unknown(entered)
    ]


def _community(code: str) -> str:
    return str(COMMUNITIES[SchoolHoliday.Community(code)])
