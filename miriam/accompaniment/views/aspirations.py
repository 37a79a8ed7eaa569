"""What she wants: said, said otherwise, set aside, taken up again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_WRITE_PLAN
from miriam.accompaniment.forms.plan import AspirationForm, as_she_says_it, spoken_by
from miriam.accompaniment.models import Aspiration
from miriam.accompaniment.permissions import CHANGE_ASPIRATION, WRITE_PLAN
from miriam.accompaniment.services import aspirations
from miriam.look.taps import tap
from miriam.people.models import File
from miriam.people.selectors import fresh
from miriam.vault.domain import Depth

OF_FILE = at(Depth.IDENTITY, Depth.SHARED, of="file")


@requires(WRITE_PLAN, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_WRITE_PLAN)
def aspiration_new(request: Request, file: File) -> HttpResponse:
    """What she wants, as she says it."""
    form, by = AspirationForm(request.POST or None, initial=spoken_by(file)), request.actor
    if form.is_valid() and form.keeps(lambda: aspirations.write(file, **form.facts(), by=by)):
        messages.success(request, _("C’est gardé, avec ces mots."))
        return redirect("accompaniment:plan", file.public_id)
    return render(request, "accompaniment/aspiration.html", {"file": file, "form": form})


@requires(CHANGE_ASPIRATION, opens=OF_FILE, purpose=TO_WRITE_PLAN)
def aspiration_change(request: Request, aspiration: Aspiration) -> HttpResponse:
    """Ça a changé: she says it otherwise now, and the words of before stay."""
    file, by = aspiration.file, request.actor
    form = AspirationForm(request.POST or None, initial=as_she_says_it(aspiration))
    if form.is_valid() and form.keeps_or_shows(
        lambda: aspirations.change(aspiration, **form.change(), by=by),
        fresh=lambda: as_she_says_it(fresh(aspiration)),
    ):
        messages.success(request, _("C’est gardé. Les mots d’avant restent à côté."))
        return redirect("accompaniment:plan", file.public_id)
    context = {"file": file, "aspiration": aspiration, "form": form}
    return render(request, "accompaniment/aspiration.html", context)


@requires(CHANGE_ASPIRATION, opens=OF_FILE, purpose=TO_WRITE_PLAN)
@require_POST
def aspiration_set_aside(request: Request, aspiration: Aspiration) -> HttpResponse:
    """She wants something else now."""
    file, act = aspiration.file.public_id, aspirations.set_aside
    return tap(request, lambda: act(aspiration, by=request.actor), "", "accompaniment:plan", file)


@requires(CHANGE_ASPIRATION, opens=OF_FILE, purpose=TO_WRITE_PLAN)
@require_POST
def aspiration_take_up(request: Request, aspiration: Aspiration) -> HttpResponse:
    """She wants it again."""
    file, act = aspiration.file.public_id, aspirations.take_up
    return tap(request, lambda: act(aspiration, by=request.actor), "", "accompaniment:plan", file)
