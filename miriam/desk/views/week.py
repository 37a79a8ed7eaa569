"""Her week on screen and on paper for her bag, and where she went; of whoever asks, of nobody
else.
"""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.desk.acts import TO_PRINT_WEEK, TO_SEE_TRIPS, TO_SEE_WEEK
from miriam.desk.pages.trips import months_of
from miriam.desk.pages.week import Named, paper_of, week_page
from miriam.desk.permissions import READ_DAY
from miriam.desk.selectors.week import (
    opened_for_the_paper,
    opened_for_the_trips,
    opened_for_the_weeks,
    trips_of,
    week_of,
)
from miriam.look.components.navigation import NavItem

FOLLOWING = "suivante"


@requires(READ_DAY, opens=opened_for_the_weeks, purpose=TO_SEE_WEEK)
def week(request: Request, mandate: Mandate) -> HttpResponse:
    """This week, or the one that follows."""
    following = FOLLOWING in request.GET
    shown = week_page(week_of(request.actor, following=following), by=request.actor)
    return render(request, "desk/week.html", {"week": shown, "following": following})


@requires(READ_DAY, opens=opened_for_the_paper, purpose=TO_PRINT_WEEK)
def week_paper(request: Request, mandate: Mandate) -> HttpResponse:
    """For her bag: with first names, with initials, or the hours alone."""
    following, named = FOLLOWING in request.GET, Named.chosen(request.GET.get("noms", ""))
    shown = paper_of(week_of(request.actor, following=following), named, by=request.actor)
    week = f"&{FOLLOWING}" if following else ""
    ways = [
        NavItem(f"?noms={way}{week}", way.label, current=way is named, icon="") for way in Named
    ]
    context = {"week": shown, "following": following, "ways": ways}
    return render(request, "desk/week_paper.html", context)


@requires(READ_DAY, opens=opened_for_the_trips, purpose=TO_SEE_TRIPS)
def trips(request: Request, mandate: Mandate) -> HttpResponse:
    """Where she went for her work these months: days, kinds and places, and nobody's name."""
    return render(request, "desk/trips.html", {"months": months_of(trips_of(request.actor))})
