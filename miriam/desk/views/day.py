"""« Ma journée », the home of a case manager."""

from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.core import clock
from miriam.desk.acts import TO_SEE_DAY
from miriam.desk.pages.day import page_of
from miriam.desk.permissions import READ_DAY
from miriam.desk.selectors.day import day, opened_for_the_day
from miriam.desk.selectors.ended import stopped_today


@requires(READ_DAY, opens=opened_for_the_day, purpose=TO_SEE_DAY)
def show(request: Request, mandate: Mandate) -> HttpResponse:
    """What today asks for, and whom she may want to write about."""
    by = request.actor
    stopped = stopped_today(by)
    above = len(stopped) + bool(by.hat.account.unseen_since)
    today = page_of(day(by), by=by, above=above)
    context = {"day": today, "today": clock.today(), "stopped_today": stopped}
    return render(request, "desk/day.html", context)
