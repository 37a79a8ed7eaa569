"""What stands around a session: its childcare, a neutral message, a poster, a sheet for the bag."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.groupwork.acts import TO_PREPARE_SESSION
from miriam.groupwork.forms.around import CareForm, as_it_stands
from miriam.groupwork.models import Session
from miriam.groupwork.pages.neutral import neutral_texts
from miriam.groupwork.pages.poster import DESIGNS, TONGUES, poster
from miriam.groupwork.pages.words import day_and_hours
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.groupwork.selectors.ready import care_of
from miriam.groupwork.selectors.wishes import agreements_of
from miriam.groupwork.services import care as service
from miriam.look.ways_back import said
from miriam.vault.domain import Depth

ITS_RING = at(Depth.GROUP, of="group")


@requires(WRITE_SESSION)
def care(request: Request, session: Session) -> HttpResponse:
    """How its childcare stands; saying that of the year takes back what was said."""
    form = CareForm(request.POST or None, initial=as_it_stands(care_of(session)))
    if form.is_valid() and form.keeps_or_shows(
        lambda: service.say(session, **form.change(), by=request.actor),
        fresh=lambda: as_it_stands(care_of(session)),
    ):
        said(request, _("Gardé."))
        return redirect("attendance:session", session.public_id)
    return render(request, "groupwork/care.html", {"session": session, "form": form})


@requires(WRITE_SESSION)
def message(request: Request, session: Session) -> HttpResponse:
    """Day, hours and place in six languages, to copy, and the posters; or that it is not held."""
    context = {"session": session, "texts": neutral_texts(session), "designs": DESIGNS}
    return render(request, "groupwork/message.html", {**context, "tongues": TONGUES})


@requires(WRITE_SESSION)
def poster_document(request: Request, session: Session, number: int, language: str) -> HttpResponse:
    """The poster as a PDF, in French or in Dutch; none of a session that is not held."""
    if session.is_dropped or number not in DESIGNS or language not in TONGUES:
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="affiche-{number}-{language}.pdf"'}
    made = poster(session, number, language)
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@requires(WRITE_SESSION, opens=ITS_RING, purpose=TO_PREPARE_SESSION)
def for_the_bag(request: Request, session: Session) -> HttpResponse:
    """What she takes along, on paper: no woman's name, nothing that somebody confided."""
    context = {
        "session": session,
        "when": day_and_hours(session),
        "agreements": agreements_of(session.group),
    }
    return render(request, "groupwork/bag_paper.html", context)
