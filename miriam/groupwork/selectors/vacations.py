"""The school holidays that the administration entered; what nobody entered is unknown."""

from miriam.groupwork.domain import Vacation
from miriam.groupwork.models import SchoolHoliday
from miriam.look.language import page_language


def vacations() -> list[Vacation]:
    """Those of every community, named in the language of the page."""
    return [
        Vacation(name_of(one), one.community, one.first_on, one.last_on)
        for one in SchoolHoliday.objects.all()
    ]


def name_of(holiday: SchoolHoliday) -> str:
    """Its name in the language of the page; the French one where no other was given."""
    in_dutch = page_language() == "nl" and holiday.name_nl
    return holiday.name_nl if in_dutch else holiday.name_fr
