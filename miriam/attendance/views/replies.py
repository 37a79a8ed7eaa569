"""« Elles ont répondu »: yes, no or not sure, never why, and the children who come along."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from miriam.access.http import Request
from miriam.attendance.forms import ChildrenForm, ReplyForm, WomanForm
from miriam.attendance.pages.replies import answering
from miriam.attendance.selectors import pages
from miriam.attendance.services import taps
from miriam.attendance.views.doors import keeps_list
from miriam.groupwork.models import Session
from miriam.look.addresses import address
from miriam.look.taps import tap

PAGE = "attendance:replies"


@keeps_list
def replies(request: Request, session: Session) -> HttpResponse:
    """Her women by name, and what each answered."""
    page = pages.presence_page(session, by=request.actor)
    context = {"page": page, "women": answering(page.women)}
    return render(request, "attendance/replies.html", context)


@require_POST
@keeps_list
def replies_tap(request: Request, session: Session) -> HttpResponse:
    """What one of them answers."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return redirect(PAGE, session.public_id)
    woman, reply = form.cleaned_data["woman"], form.cleaned_data["reply"]
    return tap(
        request,
        lambda: taps.answer(session, woman, reply, by=request.actor),
        "",
        PAGE,
        session.public_id,
    )


@keeps_list
def replies_children(request: Request, session: Session) -> HttpResponse:
    """The ages of the children who come with one of them."""
    asked, by = WomanForm(request.GET), request.actor
    found = asked.is_valid() and pages.found_at(session, asked.cleaned_data["elle"], by=by)
    if not found:
        return redirect(PAGE, session.public_id)
    _group, woman = found
    ages = ", ".join(map(str, woman.line.ages))
    form = ChildrenForm(request.POST or None, initial={"ages": ages})
    if form.is_valid() and form.keeps(
        lambda: taps.announce(
            session, woman.file.public_id, form.cleaned_data["ages"], by=request.actor
        )
    ):
        return redirect(address(PAGE, session.public_id) + woman.spot)
    context = {"session": session, "woman": woman, "form": form}
    return render(request, "attendance/children.html", context)
