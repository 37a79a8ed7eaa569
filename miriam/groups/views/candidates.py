"""Going towards women: proposing, meeting, yes, not now, no."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.gate import Opening, at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.groups import selectors
from miriam.groups.acts import TO_GO_TOWARDS
from miriam.groups.domain import Meeting
from miriam.groups.forms import CandidateForm, YesForm
from miriam.groups.models import Candidate, Group
from miriam.groups.pages import words
from miriam.groups.permissions import (
    MEET_CANDIDATE,
    PROPOSE,
    PROPOSE_CANDIDATE,
    READ_GROUP,
    RETURN_CANDIDATE,
)
from miriam.groups.services import candidates
from miriam.groups.services.candidates import ProposalFacts, YesFacts
from miriam.groups.services.refusals import NoMoreProposals
from miriam.look.addresses import address
from miriam.look.language import page_language
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts
from miriam.people import selectors as people
from miriam.vault.domain import Depth

BACK_TO = {
    Meeting.PROPOSED: "groups:to_meet",
    Meeting.MET: "groups:met",
    Meeting.NOT_NOW: "groups:not_now",
}


@requires(PROPOSE)
def propose_list(request: Request, mandate: Mandate) -> HttpResponse:
    """The groups to which a colleague may propose a mother, and what mothers let her know."""
    by = request.actor
    context = {"groups": selectors.open_to_proposals(by), "replies": selectors.replies_to(by)}
    return render(request, "groups/propose_list.html", context)


@requires(PROPOSE_CANDIDATE)
def propose(request: Request, group: Group) -> HttpResponse:
    """A first name and a safe contact, once she knows."""
    form, outside = CandidateForm(request.POST or None), request.actor.wears(Role.REFERENT)
    if (
        group.welcomes
        and form.is_valid()
        and form.keeps(
            lambda: candidates.propose(group, ProposalFacts(**form.facts()), by=request.actor)
        )
    ):
        messages.success(request, words.THANKS if outside else words.NOTED)
        if outside:
            return redirect("groups:propose_list")
        return redirect("groups:candidates", group.public_id)
    readers = words.READ_BY_CARRIERS_ALONE if outside else words.READ_BY_CARRIERS
    context = {"group": group, "form": form, "readers": readers, "over": NoMoreProposals.sentence}
    return render(request, "groups/propose.html", context)


@requires(READ_GROUP, opens=at(Depth.GROUP), purpose=TO_GO_TOWARDS)
def candidate_list(request: Request, group: Group) -> HttpResponse:
    """The women somebody thought of, in the order in which they were proposed."""
    context = {"group": group, "candidates": selectors.candidates_of(group)}
    return render(request, "groups/candidates.html", context)


@require_POST
@requires(MEET_CANDIDATE)
def met(request: Request, candidate: Candidate) -> HttpResponse:
    """They met."""
    return _note(request, candidate, Meeting.MET)


@require_POST
@requires(MEET_CANDIDATE)
def not_now(request: Request, candidate: Candidate) -> HttpResponse:
    """Now is not the moment."""
    return _note(request, candidate, Meeting.NOT_NOW)


@require_POST
@requires(MEET_CANDIDATE)
def to_meet(request: Request, candidate: Candidate) -> HttpResponse:
    """They have not met yet after all."""
    return _note(request, candidate, Meeting.PROPOSED)


def _note(request: Request, candidate: Candidate, meeting: Meeting) -> HttpResponse:
    before = BACK_TO[Meeting(candidate.meeting)]
    return tap(
        request,
        lambda: candidates.note_meeting(candidate, meeting, by=request.actor),
        _("C’est noté."),
        "groups:candidates",
        candidate.group.public_id,
        undo=address(before, candidate.public_id),
        lasts=Lasts.ANYTIME,
    )


@require_POST
@requires(MEET_CANDIDATE)
def no(request: Request, candidate: Candidate) -> HttpResponse:
    """She said no: nothing is left."""
    return tap(
        request,
        lambda: candidates.say_no(candidate, by=request.actor),
        _("Effacé. Il n’en reste rien, et rien ne change pour elle."),
        "groups:candidates",
        candidate.group.public_id,
        undo=address("groups:no_undone", candidate.public_id),
    )


@require_POST
@requires(RETURN_CANDIDATE)
def no_undone(request: Request, candidate: Candidate) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: candidates.undo_no(candidate, by=request.actor),
        _("La proposition est revenue."),
        "groups:candidates",
        candidate.group.public_id,
    )


def _opens_yes(candidate: Candidate, by: Actor) -> Iterable[Opening]:
    """The proposal itself, and the names of one's own files, to see whether she is known."""
    yield Opening((candidate.group.ring_subject,), (Depth.GROUP,))
    yield from people.my_names(by.hat, by)


@requires(MEET_CANDIDATE, opens=_opens_yes, purpose=TO_GO_TOWARDS)
def yes(request: Request, candidate: Candidate) -> HttpResponse:
    """She said yes: her file, her consent, her contact and her place in one go."""
    by, text, language = request.actor, people.participation_text(), request.GET.get("langue", "")
    shown = text.translations.get(language) or text.official(page_language())
    form = YesForm(
        request.POST or None,
        initial={"language": shown.language.code},
        look_alikes=people.look_alikes(candidate.first_name, by=by),
        proposer=candidates.proposer_elsewhere(candidate),
    )
    if form.is_valid() and (
        place := form.makes(lambda: candidates.say_yes(candidate, YesFacts(**form.facts()), by=by))
    ):
        messages.success(
            request, _("Bienvenue à elle. Son dossier est ouvert, sa place est prise.")
        )
        return redirect("people:card", place.file.public_id)
    context = {
        "candidate": candidate,
        "form": form,
        "text": shown,
        "languages": [one.language for one in text.translations.values()],
        "free": selectors.free_places_of(candidate.group),
    }
    return render(request, "groups/yes.html", context)
