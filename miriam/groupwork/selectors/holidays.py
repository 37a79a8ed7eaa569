"""School holidays as whoever looks after the installation reads them."""

from miriam.core import clock
from miriam.groupwork.domain.days import school_year
from miriam.groupwork.models import SchoolHoliday

# The running school year and the one after it: of both one plans.
YEARS = 2


def holidays() -> list[SchoolHoliday]:
    """All that were entered, the latest first."""
    return list(SchoolHoliday.objects.order_by("-first_on", "community", "pk"))


def years_unknown(entered: list[SchoolHoliday]) -> list[tuple[str, int]]:
    """Each community with the first year of a school year of which nobody entered anything."""
    this_year = school_year(clock.today())
    known = {(one.community, school_year(one.first_on)) for one in entered}
    wanted = [
        (community, year)
        for year in range(this_year, this_year + YEARS)
        for community in SchoolHoliday.Community.values
    ]
    return [one for one in wanted if one not in known]
