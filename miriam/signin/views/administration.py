"""The accounts of a centre: who is invited, who works here, whose mandate ends. No content."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.access.pages import members, words
from miriam.access.permissions import ADMINISTER, END_MANDATE, SEE_MANDATE
from miriam.look.taps import tap
from miriam.signin.forms import InvitationForm
from miriam.signin.services import arrivals, elsewhere, mail, mandates, passwords


@requires(ADMINISTER)
def accounts(request: Request, mandate: Mandate) -> HttpResponse:
    """Everybody who works in the centre."""
    context = {"members": members.accounts(request.actor), "mandate": mandate}
    return render(request, "signin/accounts.html", context)


@requires(ADMINISTER)
def invite(request: Request, mandate: Mandate) -> HttpResponse:
    """Invite somebody to work in the centre."""
    form = InvitationForm(request.POST or None)
    if form.is_valid() and (
        invited := form.makes(lambda: arrivals.invite(**form.facts(), by=request.actor))
    ):
        return redirect("signin:mandate", invited.public_id)
    return render(request, "signin/invite.html", {"form": form, "mandate": mandate})


@requires(SEE_MANDATE)
def mandate(request: Request, mandate: Mandate) -> HttpResponse:
    """One account of the centre and what can be done for it."""
    context = {
        "mandate": mandate,
        "role": words.ROLES[mandate.worn_as],
        "state": words.ADMISSIONS[mandate.admission],
        "has_arrived": mandate.account.holder_id is not None,
        "is_own": mandate == request.actor.mandate,
        "by_mail_only": elsewhere.works_elsewhere(mandate) and elsewhere.ByMailOnly.sentence,
        "answered_elsewhere": elsewhere.came_here_second(mandate)
        and elsewhere.KnownElsewhereFirst.sentence,
    }
    return render(request, "signin/mandate.html", context)


@requires(SEE_MANDATE)
def mandate_link(request: Request, mandate: Mandate) -> HttpResponse:
    """A one-time address, by e-mail or to hand over: to arrive, or to choose another password."""
    if request.method != "POST":
        return redirect("signin:mandate", mandate.public_id)
    by_mail = request.POST.get("how") == "mail"
    if not by_mail and elsewhere.works_elsewhere(mandate):
        messages.warning(request, str(elsewhere.ByMailOnly.sentence))
        return redirect("signin:mandate", mandate.public_id)
    arrived = mandate.account.holder_id is not None
    secret = (
        passwords.give_reset_link(mandate.account, by=request.actor)
        if arrived
        else arrivals.give_link(mandate, by=request.actor)
    )
    address = request.build_absolute_uri(reverse("signin:link", args=[secret]))
    if by_mail:
        mail.send_link(mandate.account, address, "password" if arrived else "invitation")
        address = ""
    context = {"mandate": mandate, "address": address, "arrived": arrived}
    return render(request, "signin/mandate_link.html", context)


@requires(SEE_MANDATE)
def factor_taken_off(request: Request, mandate: Mandate) -> HttpResponse:
    """For somebody whose telephone is lost."""
    if request.method != "POST":
        return render(request, "signin/factor_taken_off.html", {"mandate": mandate})
    act = mandates.take_second_factor_off
    return tap(
        request, lambda: act(mandate, by=request.actor), "", "signin:mandate", mandate.public_id
    )


@requires(END_MANDATE)
def mandate_end(request: Request, mandate: Mandate) -> HttpResponse:
    """End a mandate: keys and sessions go in the same moment."""
    if request.method != "POST":
        return render(request, "signin/mandate_end.html", {"mandate": mandate})
    return tap(
        request,
        lambda: mandates.end(mandate, by=request.actor),
        _("Le mandat est terminé, ses clés et ses sessions aussi."),
        "signin:accounts",
    )
