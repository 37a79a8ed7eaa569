"""« Qui est là »: one tap a woman, and tapping again takes it back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.http import Request
from miriam.attendance.forms import AskAfterForm, GuestForm, GuestsForm, TapForm
from miriam.attendance.selectors import pages
from miriam.attendance.services import taps
from miriam.attendance.views.doors import keeps_list
from miriam.groupwork.models import Session
from miriam.look.taps import tap

PAGE = "attendance:presence"


@keeps_list
def presence(request: Request, session: Session) -> HttpResponse:
    """The women of the group, and how many are there; a guest may give her name."""
    form = GuestForm(request.POST or None)
    if form.is_valid() and form.keeps(
        lambda: taps.name(session, form.cleaned_data["guest"], by=request.actor)
    ):
        return redirect(PAGE, session.public_id)
    page = pages.presence_page(session, by=request.actor)
    return render(request, "attendance/presence.html", {"page": page, "form": form})


@keeps_list
def one_to_one(request: Request, session: Session) -> HttpResponse:
    """With whom to take up, away from the group, what came up in it; never what that was."""
    page = pages.presence_page(session, by=request.actor)
    return render(request, "attendance/one_to_one.html", {"page": page})


@require_POST
@keeps_list
def presence_tap(request: Request, session: Session) -> HttpResponse:
    """She is there, or it was a slip; or so many children are with her."""
    form = TapForm(request.POST)
    if not form.is_valid():
        return redirect(PAGE, session.public_id)
    said = form.cleaned_data
    return tap(
        request, lambda: taps.say(session, said, by=request.actor), "", PAGE, session.public_id
    )


@require_POST
@keeps_list
def presence_ask_after(request: Request, session: Session) -> HttpResponse:
    """To be reminded to ask how she is, or no more."""
    form = AskAfterForm(request.POST)
    if not form.is_valid():
        return redirect(PAGE, session.public_id)
    woman, wanted = form.cleaned_data["woman"], form.cleaned_data["wanted"]
    return tap(
        request,
        lambda: taps.ask_after(session, woman, wanted=wanted, by=request.actor),
        "",
        PAGE,
        session.public_id,
    )


@require_POST
@keeps_list
def presence_guests(request: Request, session: Session) -> HttpResponse:
    """So many guests without a name."""
    form = GuestsForm(request.POST)
    if not form.is_valid():
        return redirect(PAGE, session.public_id)
    many = form.cleaned_data["guests"]
    return tap(
        request, lambda: taps.welcome(session, many, by=request.actor), "", PAGE, session.public_id
    )


@require_POST
@keeps_list
def presence_unname(request: Request, session: Session) -> HttpResponse:
    """A guest who had given her name leaves the list."""
    guest = request.POST.get("guest", "")
    return tap(
        request, lambda: taps.unname(session, guest, by=request.actor), "", PAGE, session.public_id
    )


@require_POST
@keeps_list
def presence_done(request: Request, session: Session) -> HttpResponse:
    """That is all: the others were not there this time."""
    return tap(
        request,
        lambda: taps.finish(session, by=request.actor),
        _("C’est noté."),
        "attendance:session",
        session.public_id,
    )
