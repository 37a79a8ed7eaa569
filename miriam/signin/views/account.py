"""Her own account: name and language, password, recovery code, sessions, own journal."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Account
from miriam.access.permissions import OWN_ACCOUNT
from miriam.access.services import kept_forms
from miriam.core.refusals import Refused
from miriam.look.taps import tap
from miriam.signin import selectors
from miriam.signin.forms import AccountForm, ChangePasswordForm, LostKeyForm, OwnPasswordForm
from miriam.signin.pages import words
from miriam.signin.services import accounts, attempts, passwords, sessions
from miriam.signin.services.sessions import SEVERAL_HATS
from miriam.vault.crypto import Unreadable

NUMBER = re.compile(r"[0-9]{1,9}")


@requires(OWN_ACCOUNT)
def account(request: Request, account: Account) -> HttpResponse:
    """What one can see and change of one's account."""
    kept = {"name": account.name, "gender": account.gender, "language": account.language}
    form = AccountForm(request.POST or None, initial=kept)
    if form.is_valid() and form.keeps(
        lambda: accounts.describe(account, **form.facts(), by=request.actor)
    ):
        messages.success(request, _("C’est gardé."))
        return accounts.with_language(redirect("signin:account"), account)
    hat = request.actor.mandate
    context = {
        "form": form,
        "offers": words.offered(selectors.proposed_to(request.actor)),
        "changes": words.changes(account, selectors.told(account)),
        "factors": selectors.factors_of(account),
        "has_several": request.session.get(SEVERAL_HATS),
        "kept": hat is not None and kept_forms.are_waiting_for(hat),
    }
    return render(request, "signin/account.html", context)


@requires(OWN_ACCOUNT)
@require_POST
def changes_seen(request: Request, account: Account) -> HttpResponse:
    """She has looked at what changed."""
    last = request.POST.get("last", "")
    number = int(last) if NUMBER.fullmatch(last) else 0
    see = accounts.see_changes
    return tap(request, lambda: see(account, last=number, by=request.actor), "", "signin:account")


@requires(OWN_ACCOUNT)
@sensitive_post_parameters()
def password(request: Request, account: Account) -> HttpResponse:
    """Another password; the other sessions end."""
    form = ChangePasswordForm(request, account=account)
    if form.is_valid() and form.keeps(lambda: _change(request, account, **form.cleaned_data)):
        messages.success(request, _("Le mot de passe est changé."))
        return redirect("signin:account")
    return render(request, "signin/password.html", {"form": form})


def _change(request: Request, account: Account, *, old: str, password: str, again: str) -> None:
    passwords.change(account, old=old, new=password, by=request.actor)
    sessions.end_others(account, but=request.session.session_key, by=request.actor)
    sessions.keep_after_new_password(request, account)


@requires(OWN_ACCOUNT)
@sensitive_post_parameters()
def recovery_code(request: Request, account: Account) -> HttpResponse:
    """A new code to print, shown this once."""
    form = OwnPasswordForm(request, account=account)
    if form.is_valid() and (
        code := form.makes(
            lambda: passwords.renew_recovery_code(account, **form.cleaned_data, by=request.actor)
        )
    ):
        return render(request, "signin/recovery_code.html", {"code": code, "renewed": True})
    return render(request, "signin/recovery_code_new.html", {"form": form})


class WrongCodeHere(Refused):
    """The code does not open the lost key."""

    sentence = _("Ce n’est pas le bon code. Vérifiez chaque signe.")


@requires(OWN_ACCOUNT)
@sensitive_post_parameters()
def lost_key(request: Request, account: Account) -> HttpResponse:
    """The printed code turned up: what the lost key opened comes back."""
    form = LostKeyForm(request.POST or None)
    if account.lost_holder is None or request.actor.pair is None:
        return redirect("signin:keys_closed")
    if form.is_valid() and form.keeps(lambda: _recover(request, account, **form.facts())):
        return redirect("/")
    return render(request, "signin/lost_key.html", {"form": form})


def _recover(request: Request, account: Account, *, code: str) -> None:
    attempt = attempts.Attempt(request, attempts.RECOVERY, account.sign_in_name)
    try:
        passwords.recover_lost_key(account, code=code, by=request.actor)
    except Unreadable as wrong:
        raise WrongCodeHere from wrong
    attempt.succeeded()


@requires(OWN_ACCOUNT)
def own_sessions(request: Request, account: Account) -> HttpResponse:
    """Where she is signed in."""
    rows = [(one, words.device(one.user_agent)) for one in selectors.sessions_of(account)]
    context = {"rows": rows, "current": request.session.session_key}
    return render(request, "signin/sessions.html", context)


@requires(OWN_ACCOUNT)
@require_POST
def session_end(request: Request, account: Account) -> HttpResponse:
    """End one session, or all others."""
    return tap(request, lambda: _end(request, account), "", "signin:sessions")


def _end(request: Request, account: Account) -> None:
    number = request.POST.get("number", "")
    if NUMBER.fullmatch(number):
        sessions.end_one(account, int(number), by=request.actor)
    else:
        sessions.end_others(account, but=request.session.session_key, by=request.actor)


@requires(OWN_ACCOUNT)
def own_journal(request: Request, account: Account) -> HttpResponse:
    """What the journal keeps of what she did; nobody else has this page."""
    page = selectors.own_journal(account, request.GET.get("page"))
    context = {"page": page, "entries": selectors.in_words(page)}
    return render(request, "signin/own_journal.html", context)
