"""Who accompanies her, and who must never see her file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.people import selectors
from miriam.people.acts import TO_NAME_EXCLUDED, TO_NAME_TEAM
from miriam.people.domain import Shut
from miriam.people.forms.team import DuoForm, ExclusionForm
from miriam.people.models import Exclusion, File
from miriam.people.permissions import DECIDE_EXCLUSION, NAME_TEAM, RETURN_EXCLUSION, WRITE_FILE
from miriam.people.services import exclusions, files
from miriam.vault.domain import Depth

SHUT = {
    Shut.ASKED: gettext_lazy(
        "C’est noté pour son équipe. Rien ne change avant qu’elle l’ait confirmé."
    ),
    Shut.FOR_NOW: gettext_lazy(
        "Cette personne ne voit plus ce dossier. Son équipe le confirme ou revient dessus."
    ),
    Shut.FOR_GOOD: gettext_lazy("Cette personne ne verra plus jamais ce dossier."),
}


@requires(NAME_TEAM, opens=at(*files.DEPTHS), purpose=TO_NAME_TEAM)
def team(request: Request, file: File) -> HttpResponse:
    """Her case manager and the one colleague who also reads."""
    form = DuoForm(
        request.POST or None,
        initial={"duo": file.duo_id},
        colleagues=selectors.colleagues(file),
    )
    if form.is_valid() and form.keeps(
        lambda: files.name_duo(file, **form.facts(), by=request.actor)
    ):
        messages.success(request, _("C’est noté, et dit sur son accord."))
        return redirect("people:card", file.public_id)
    context = {"file": file, "form": form, "standing_in": selectors.standing_in_for(file)}
    return render(request, "people/team.html", context)


@requires(WRITE_FILE, opens=at(*files.DEPTHS), purpose=TO_NAME_EXCLUDED)
def never(request: Request, file: File) -> HttpResponse:
    """She names those who must never see her file."""
    form = ExclusionForm(request.POST or None, professionals=selectors.professionals(file))
    if form.is_valid() and (
        named := form.makes(lambda: exclusions.exclude(file, **form.facts(), by=request.actor))
    ):
        messages.success(request, SHUT[Shut(named.state)])
        return redirect("people:never", file.public_id)
    context = {
        "file": file,
        "form": form,
        "exclusions": selectors.exclusions_of(file, by=request.actor),
        "is_of_team": NAME_TEAM.holds(file, by=request.actor),
    }
    return render(request, "people/never.html", context)


@require_POST
@requires(DECIDE_EXCLUSION, opens=at(*files.DEPTHS, of="file"), purpose=TO_NAME_EXCLUDED)
def never_confirm(request: Request, exclusion: Exclusion) -> HttpResponse:
    """Her team says yes to what somebody who stood in wrote down."""
    return tap(
        request,
        lambda: exclusions.confirm(exclusion, by=request.actor),
        SHUT[Shut.FOR_GOOD],
        "people:never",
        exclusion.file.public_id,
    )


@require_POST
@requires(RETURN_EXCLUSION, opens=at(*files.DEPTHS, of="file"), purpose=TO_NAME_EXCLUDED)
def never_return(request: Request, exclusion: Exclusion) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: exclusions.undo_lift(exclusion, by=request.actor),
        _("Cette personne reste écartée du dossier."),
        "people:never",
        exclusion.file.public_id,
    )


@require_POST
@requires(DECIDE_EXCLUSION, opens=at(Depth.IDENTITY, of="file"), purpose=TO_NAME_EXCLUDED)
def never_lift(request: Request, exclusion: Exclusion) -> HttpResponse:
    """She changed her mind."""
    return tap(
        request,
        lambda: exclusions.lift(exclusion, by=request.actor),
        _("Elle a changé d’avis : c’est noté. Aucun accès n’a été rendu."),
        "people:never",
        exclusion.file.public_id,
        undo=address("people:never_return", exclusion.public_id),
    )
