"""The accounts of a centre: who is invited, who works here, whose mandate ends. No content."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Account, Mandate, ProposedMandate
from miriam.access.pages import members
from miriam.access.pages.words import ADMISSIONS, ROLES
from miriam.access.permissions import ADMINISTER, END_MANDATE, SEE_MANDATE
from miriam.access.services import mail
from miriam.look.addresses import outside
from miriam.signin import selectors
from miriam.signin.forms import InvitationForm, LinkForm, ProvenForm
from miriam.signin.pages import words
from miriam.signin.services import arrivals, elsewhere, mandates


@requires(ADMINISTER)
def accounts(request: Request, mandate: Mandate) -> HttpResponse:
    """Everybody who works in the centre."""
    context = {
        "members": members.accounts(request.actor),
        "proposed": words.proposed(selectors.proposed_by_centre(request.actor)),
        "mandate": mandate,
    }
    return render(request, "signin/accounts.html", context)


@requires(ADMINISTER)
def invite(request: Request, mandate: Mandate) -> HttpResponse:
    """Invite somebody to work in the centre."""
    form = InvitationForm(request.POST or None)
    if form.is_valid() and (
        invited := form.makes(lambda: arrivals.invite(**form.facts(), by=request.actor))
    ):
        page = "signin:proposed" if isinstance(invited, ProposedMandate) else "signin:mandate"
        return redirect(page, invited.public_id)
    return render(request, "signin/invite.html", {"form": form, "mandate": mandate})


@requires(SEE_MANDATE)
def mandate(request: Request, mandate: Mandate) -> HttpResponse:
    """One account of the centre and what can be done for it."""
    context = {
        "mandate": mandate,
        "role": ROLES[mandate.worn_as],
        "state": ADMISSIONS[mandate.admission],
        "has_arrived": mandate.account.holder_id is not None,
        "is_own": mandate == request.actor.mandate,
        "answered_elsewhere": elsewhere.came_here_second(mandate)
        and elsewhere.KnownElsewhereFirst.sentence,
    }
    return render(request, "signin/mandate.html", context)


@requires(SEE_MANDATE)
@sensitive_post_parameters("password")
def mandate_link(request: Request, mandate: Mandate) -> HttpResponse:
    """A one-time address, by e-mail or to hand over: to arrive, or to choose another password."""
    by_mail_only = elsewhere.works_elsewhere(mandate)
    form = LinkForm(request, account=_herself(request), by_mail_only=by_mail_only)
    arrived = mandate.account.holder_id is not None
    context = {"mandate": mandate, "arrived": arrived, "form": form}
    if form.is_valid() and (
        secret := form.makes(
            lambda: mandates.give_link(mandate, in_hand=form.in_hand, by=request.actor)
        )
    ):
        address = outside("signin:link", secret)
        return _handed_over(request, address, form, context)
    context["by_mail_only"] = by_mail_only and elsewhere.ByMailOnly.sentence
    return render(request, "signin/mandate_link_new.html", context)


def _handed_over(
    request: Request, address: str, form: LinkForm, context: dict[str, Any]
) -> HttpResponse:
    """Shown, or sent and not shown."""
    if not form.in_hand:
        kind = "password" if context["arrived"] else "invitation"
        sent = mail.send(context["mandate"].account, f"signin/mail/{kind}.txt", address=address)
        context, address = {**context, "failed": not sent}, ""
    return render(request, "signin/mandate_link.html", {**context, "address": address})


@requires(SEE_MANDATE)
@sensitive_post_parameters("password")
def factor_taken_off(request: Request, mandate: Mandate) -> HttpResponse:
    """For somebody whose telephone is lost."""
    form = ProvenForm(request, account=_herself(request))
    if form.is_valid() and form.keeps(
        lambda: mandates.take_second_factor_off(mandate, by=request.actor)
    ):
        messages.success(request, _("Son second facteur est enlevé, ses sessions sont fermées."))
        return redirect("signin:mandate", mandate.public_id)
    return render(request, "signin/factor_taken_off.html", {"mandate": mandate, "form": form})


@requires(SEE_MANDATE)
@sensitive_post_parameters("password")
def sessions_closed(request: Request, mandate: Mandate) -> HttpResponse:
    """For somebody whose device is lost or was left open."""
    form = ProvenForm(request, account=_herself(request))
    if form.is_valid() and form.keeps(lambda: mandates.close_sessions(mandate, by=request.actor)):
        messages.success(request, _("Ses sessions sont fermées."))
        return redirect("signin:mandate", mandate.public_id)
    return render(request, "signin/sessions_closed.html", {"mandate": mandate, "form": form})


@requires(END_MANDATE)
@sensitive_post_parameters("password")
def mandate_end(request: Request, mandate: Mandate) -> HttpResponse:
    """End a mandate: keys and sessions go in the same moment."""
    form = ProvenForm(request, account=_herself(request))
    if form.is_valid() and form.keeps(lambda: mandates.end(mandate, by=request.actor)):
        messages.success(
            request, _("Le mandat est terminé. Ses accès et ses sessions sont fermés.")
        )
        return redirect("signin:accounts")
    return render(request, "signin/mandate_end.html", {"mandate": mandate, "form": form})


def _herself(request: Request) -> Account:
    """Who administers, and shows her password again."""
    assert request.actor.account
    return request.actor.account
