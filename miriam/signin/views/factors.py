"""Second factors: setting one up, keeping several, codes on paper."""

from base64 import b64encode
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Account
from miriam.access.permissions import OWN_ACCOUNT
from miriam.signin.forms import ApplicationForm, NewPasskeyForm, OwnPasswordForm, ProvenForm
from miriam.signin.selectors import factors_of
from miriam.signin.services import second_factors, sessions, typed_codes

CODES_TO_SHOW = "codes_to_show"


@requires(OWN_ACCOUNT)
def factor_new(request: Request, account: Account) -> HttpResponse:
    """Choose between an application on the phone and a passkey."""
    has_one = sessions.has_second_factor(account)
    return render(request, "signin/factor_new.html", {"first": not has_one})


def _proof(request: Request, account: Account) -> OwnPasswordForm | None:
    """The password again, unless this is the first factor, right after signing in."""
    if not sessions.has_second_factor(account):
        return None
    return OwnPasswordForm(request, account=account)


def _all_valid(*forms: Any) -> bool:
    # Every form is looked at, so that all errors are said at once.
    verdicts = [form.is_valid() for form in forms if form is not None]
    return all(verdicts)


@requires(OWN_ACCOUNT)
@sensitive_post_parameters()
def application(request: Request, account: Account) -> HttpResponse:
    """Scan the square with an application, type the first code that it shows."""
    if any(factor.type == "totp" for factor in factors_of(account)):
        return redirect("signin:account")
    secret = typed_codes.secret_to_set_up(request, anew=request.method != "POST")
    form = ApplicationForm(request.POST or None, secret=secret)
    proof = _proof(request, account)
    add = second_factors.add_application
    if _all_valid(form, proof) and form.keeps(
        lambda: add(request, account, secret=secret, counter=form.counter, by=request.actor)
    ):
        return _added(request)
    address = get_adapter().build_totp_url(account, secret)
    picture = b64encode(get_adapter().build_totp_svg(address).encode()).decode()
    context = {"form": form, "proof": proof, "secret": secret, "picture": picture}
    return render(request, "signin/application.html", context)


@requires(OWN_ACCOUNT)
@sensitive_post_parameters()
def passkey(request: Request, account: Account) -> HttpResponse:
    """Let this device, or a key on a USB stick, answer in one's name."""
    form = NewPasskeyForm(request.POST or None, user=account)
    proof = _proof(request, account)
    add = second_factors.add_passkey
    if _all_valid(form, proof) and form.keeps(
        lambda: add(account, **form.cleaned_data, by=request.actor)
    ):
        return _added(request)
    context = {"form": form, "proof": proof, "options": begin_registration(account, False)}
    return render(request, "signin/passkey.html", context)


def _added(request: Request) -> HttpResponse:
    request.session[CODES_TO_SHOW] = True
    return redirect("signin:codes")


@requires(OWN_ACCOUNT)
@sensitive_post_parameters()
def codes(request: Request, account: Account) -> HttpResponse:
    """Ten codes for the day when the phone is lost: shown when made, renewed with the password."""
    form = OwnPasswordForm(request, account=account)
    shown: list[str] = []
    if request.method == "POST" and form.is_valid():
        shown = form.makes(lambda: second_factors.renew_codes(account, by=request.actor)) or []
    elif request.method != "POST" and request.session.pop(CODES_TO_SHOW, False):
        shown = second_factors.codes_of(account)
    arriving = sessions.is_arriving(request)
    if not shown and arriving:
        return redirect("signin:hats")
    context = {"form": form, "codes": shown, "arriving": arriving}
    return render(request, "signin/codes.html", context)


@requires(OWN_ACCOUNT)
@sensitive_post_parameters()
def factor_off(request: Request, account: Account, number: int) -> HttpResponse:
    """One factor less, with the password, as long as another one stays."""
    form = ProvenForm(request, account=account)
    if form.is_valid() and form.keeps(
        lambda: second_factors.take_off(account, number, by=request.actor)
    ):
        return redirect("signin:account")
    return render(request, "signin/factor_off.html", {"form": form})
