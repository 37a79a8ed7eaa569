"""What the team keeps of a session."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.groupwork.acts import TO_REMEMBER_SESSION
from miriam.groupwork.forms.memory import MemoryForm, as_it_is_remembered
from miriam.groupwork.models import Session
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.groupwork.selectors.memory import memory_of
from miriam.groupwork.services import memory as memories
from miriam.look.ways_back import said
from miriam.vault.domain import Depth


@requires(WRITE_SESSION, opens=at(Depth.GROUP, of="group"), purpose=TO_REMEMBER_SESSION)
def memory(request: Request, session: Session) -> HttpResponse:
    """Some taps and some words, about the group."""
    form = MemoryForm(request.POST or None, initial=as_it_is_remembered(memory_of(session)))
    if form.is_valid() and form.keeps_or_shows(
        lambda: memories.remember(session, form.says, version=form.on_screen, by=request.actor),
        fresh=lambda: as_it_is_remembered(memory_of(session)),
    ):
        said(request, _("C’est gardé."))
        return redirect("attendance:session", session.public_id)
    return render(request, "groupwork/memory.html", {"session": session, "form": form})
