"""A card goes from hand to hand: of its centre, and of whoever reads it over."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts, said
from miriam.practices.domain.standing import BACK, Move
from miriam.practices.forms.around import RemarkForm
from miriam.practices.models import Practice
from miriam.practices.pages.cards import own_line
from miriam.practices.pages.words import MOVED
from miriam.practices.permissions import CARRY_PRACTICE, READ_OVER
from miriam.practices.services import standing


@require_POST
@requires(CARRY_PRACTICE)
def move(request: Request, practice: Practice, move: Move) -> HttpResponse:
    """One act of her centre."""
    return tap(
        request,
        lambda: standing.move(practice, move, by=request.actor),
        MOVED[move],
        "practices:card",
        practice.code,
        undo=address("practices:move", practice.public_id, BACK[move]),
        lasts=Lasts.ANYTIME,
    )


@require_POST
@requires(READ_OVER)
def reading(request: Request, practice: Practice, reading: Move) -> HttpResponse:
    """One act of whoever reads it over."""
    return tap(
        request,
        lambda: standing.move(practice, reading, by=request.actor),
        MOVED[reading],
        "practices:card",
        practice.code,
        undo=address("practices:reading", practice.public_id, BACK[reading]),
        lasts=Lasts.ANYTIME,
    )


@requires(READ_OVER)
def hand_back(request: Request, practice: Practice) -> HttpResponse:
    """Back to its centre, with what is to be changed."""
    form = RemarkForm(request.POST or None, initial={"remark": practice.remark})
    if form.is_valid() and form.keeps(
        lambda: standing.move(practice, Move.RETURN, **form.facts(), by=request.actor)
    ):
        undo = address("practices:reading", practice.public_id, Move.REREAD)
        said(request, MOVED[Move.RETURN], undo=undo, lasts=Lasts.ANYTIME)
        return redirect("practices:card", practice.code)
    context = {"form": form, "row": practice, "line": own_line(practice)}
    return render(request, "practices/hand_back.html", context)
