"""School holidays, for whoever looks after the installation."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.groupwork.forms.holidays import HolidayForm, as_it_is_entered
from miriam.groupwork.models import SchoolHoliday
from miriam.groupwork.pages.holidays import holiday_rows, unknown_said
from miriam.groupwork.permissions import KEEP_HOLIDAYS, RETURN_HOLIDAY, WRITE_HOLIDAY
from miriam.groupwork.selectors.holidays import holidays as every_holiday
from miriam.groupwork.services import holidays as service
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import said
from miriam.people.selectors import fresh

PAGE = "groupwork:holidays"


@requires(KEEP_HOLIDAYS)
def holidays(request: Request, mandate: Mandate) -> HttpResponse:
    """What was entered, what nobody entered, and one row more."""
    form = HolidayForm(request.POST or None)
    if form.is_valid() and (made := form.makes(lambda: service.enter(form.says, by=request.actor))):
        undo = address("groupwork:holiday_off", made.public_id)
        said(request, _("Le congé est ajouté."), undo=undo)
        return redirect(PAGE)
    entered = every_holiday()
    rows, unknown = holiday_rows(entered), unknown_said(entered)
    context = {"form": form, "rows": rows, "unknown": unknown}
    return render(request, "groupwork/holidays.html", context)


@requires(WRITE_HOLIDAY)
def holiday(request: Request, holiday: SchoolHoliday) -> HttpResponse:
    """One row, mended."""
    form = HolidayForm(request.POST or None, initial=as_it_is_entered(holiday))
    if form.is_valid() and form.keeps_or_shows(
        lambda: service.mend(holiday, form.says, version=form.on_screen, by=request.actor),
        fresh=lambda: as_it_is_entered(fresh(holiday)),
    ):
        said(request, _("Gardé."))
        return redirect(PAGE)
    return render(request, "groupwork/holiday.html", {"holiday": holiday, "form": form})


@require_POST
@requires(WRITE_HOLIDAY)
def holiday_off(request: Request, holiday: SchoolHoliday) -> HttpResponse:
    """It is none."""
    return tap(
        request,
        lambda: service.take_away(holiday, by=request.actor),
        _("Le congé est enlevé."),
        PAGE,
        undo=address("groupwork:holiday_return", holiday.public_id),
    )


@require_POST
@requires(RETURN_HOLIDAY)
def holiday_return(request: Request, holiday: SchoolHoliday) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: service.bring_back(holiday, by=request.actor),
        _("Le congé est de nouveau là."),
        PAGE,
        undo=address("groupwork:holiday_off", holiday.public_id),
    )
