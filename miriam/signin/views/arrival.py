"""Arriving by a one-time address: the first password, or another one, and the code to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from miriam.access.gate import open_to_all
from miriam.access.models import Account, Capability, Mandate
from miriam.access.services import capabilities, mail
from miriam.core import afterwards
from miriam.core.refusals import Refused
from miriam.look.addresses import outside
from miriam.signin.forms import ForgottenForm, NewPasswordForm, ResetForm
from miriam.signin.selectors import account_named
from miriam.signin.services import arrivals, attempts, passwords, sessions
from miriam.signin.views import ways
from miriam.vault.crypto import Unreadable

LINK = "one_time_link"


@open_to_all("whoever follows a one-time address is not yet known")
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address at once, and show the page that it opens."""
    capability = capabilities.recognise(secret)
    if capability is None:
        return render(request, "signin/link_over.html", status=404)
    sessions.leave(request)
    request.session[LINK] = str(capability.public_id)
    return redirect("signin:arrive" if capability.act == arrivals.ARRIVE else "signin:reset")


def _capability(request: HttpRequest, act: str) -> Capability | None:
    return capabilities.live(request.session.get(LINK), act=act)


@open_to_all("whoever was invited has no account to sign in with yet")
@sensitive_post_parameters()
def arrive(request: HttpRequest) -> HttpResponse:
    """Choose the first password."""
    capability = _capability(request, arrivals.ARRIVE)
    mandate = arrivals.invited_by(capability) if capability else None
    if mandate is None:
        return render(request, "signin/link_over.html", status=404)
    form = NewPasswordForm(request.POST or None, account=mandate.account)
    if form.is_valid():
        return _arrived(request, mandate, form.cleaned_data["password"])
    return render(request, "signin/arrive.html", {"form": form, "mandate": mandate})


def _arrived(request: HttpRequest, mandate: Mandate, password: str) -> HttpResponse:
    try:
        code = arrivals.choose_first_password(mandate, password=password)
    except Unreadable:
        return render(request, "signin/link_over.html", status=404)
    return _signed_in_with_code(request, mandate.account, password, code)


def _signed_in_with_code(
    request: HttpRequest, account: Account, password: str, code: str
) -> HttpResponse:
    """Signed in; the code is shown this once, and the next step comes after it."""
    request.session.pop(LINK, None)
    answer = sessions.begin(request, account, password, shared_device=False)
    pending = "" if request.user.is_authenticated else answer.headers["Location"]
    return render(request, "signin/recovery_code.html", {"code": code, "pending": pending})


@open_to_all("the next step of a sign-in leads back to its beginning when there is none")
@require_POST
def onwards(request: HttpRequest) -> HttpResponse:
    """« Je l’ai notée » : on to the second factor, the hat, the first page."""
    return ways.onwards(request)


@open_to_all("whoever lost a password cannot sign in")
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a one-time address; the answer is the same whether the name exists or not."""
    form = ForgottenForm(request.POST or None)
    if form.is_valid() and form.keeps(
        lambda: attempts.Attempt(request, attempts.LINK, form.cleaned_data["name"])
    ):
        return _same_for_all(request, form.cleaned_data["name"])
    return render(request, "signin/forgotten.html", {"form": form, "goes_out": mail.goes_out()})


def _same_for_all(request: HttpRequest, name: str) -> HttpResponse:
    """Nobody looks whether the name exists before the answer has left: no clock can tell."""
    page = render_to_string("signin/forgotten_sent.html", request=request)
    afterwards.do(lambda: _send_if_known(name))
    return HttpResponse(page)


def _send_if_known(name: str) -> None:
    account = account_named(name)
    secret = passwords.ask_reset_link(account) if account else None
    if account and secret:
        address = outside("signin:link", secret)
        mail.send(account, "signin/mail/password.txt", address=address)


@open_to_all("whoever lost a password cannot sign in")
@sensitive_post_parameters()
def reset(request: HttpRequest) -> HttpResponse:
    """Choose another password, with the printed code or without it."""
    capability = _capability(request, passwords.RESET)
    account = passwords.account_of(capability) if capability else None
    if capability is None or account is None:
        return render(request, "signin/link_over.html", status=404)
    form = ResetForm(request.POST or None, account=account)
    if form.is_valid() and not form.cleaned_data["code"]:
        return _chosen_without_code(request, account, capability, form.cleaned_data["password"])
    if form.is_valid() and (answer := form.makes(lambda: _choose_again(request, account, form))):
        return answer
    return render(request, "signin/reset.html", {"form": form})


class WrongCode(Refused):
    """The code is not the printed one."""

    sentence = _("Ce code n’est pas celui qui a été imprimé. Vérifiez chaque signe.")


def _chosen_without_code(
    request: HttpRequest, account: Account, link: Capability, password: str
) -> HttpResponse:
    try:
        code = passwords.choose_without_code(account, link=link, password=password)
    except Unreadable:
        return render(request, "signin/link_over.html", status=404)
    return _signed_in_with_code(request, account, password, code)


def _choose_again(request: HttpRequest, account: Account, form: ResetForm) -> HttpResponse:
    password, code = form.cleaned_data["password"], form.cleaned_data["code"]
    attempt = attempts.Attempt(request, attempts.RECOVERY, account.sign_in_name)
    try:
        passwords.reset_with_code(account, code=code, password=password)
    except Unreadable as wrong:
        raise WrongCode from wrong
    attempt.succeeded()
    request.session.pop(LINK, None)
    return redirect("signin:sign_in")
