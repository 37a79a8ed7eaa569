"""Signing in, the second factor, signing out, and out of here at once."""

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.webauthn.internal.auth import begin_authentication, get_credentials
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from miriam.access.gate import open_to_all
from miriam.access.services import kept_forms, log
from miriam.core.refusals import Refused
from miriam.signin.acts import SESSION_LEFT
from miriam.signin.forms import CodeForm, PasskeyForm, SignInForm
from miriam.signin.pages import destination
from miriam.signin.services import attempts, known_devices, second_factors, session_key, sessions
from miriam.signin.stages import SecondFactorStage
from miriam.signin.views import ways

WRONG_CODES, MOST_WRONG_CODES = "wrong_codes", 3


@open_to_all("whoever signs in is not yet known")
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; what was wrong is never said, so that no name can be tried out."""
    if request.user.is_authenticated:
        return ways.home(request)
    form = SignInForm(request.POST or None, initial={"afterwards": destination.asked_for(request)})
    if form.is_valid() and (answer := form.makes(lambda: _begin(request, **form.cleaned_data))):
        return answer
    context = {
        "form": form,
        "kept": destination.read(form["afterwards"].value() or "") == reverse("signin:kept"),
        "not_kept": kept_forms.NOT_KEPT in request.GET,
    }
    return render(request, "signin/sign_in.html", context)


class WrongPair(Refused):
    """Name and password do not belong together; which of them is wrong is not said."""

    sentence = _("Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez les deux.")


def _begin(
    request: HttpRequest, *, name: str, password: str, shared_device: bool, afterwards: str
) -> HttpResponse:
    attempt = attempts.Attempt(request, attempts.PASSWORD, name)
    account = authenticate(request, username=name.strip(), password=password)
    if account is None:
        raise WrongPair
    attempt.succeeded()
    request.session.pop(WRONG_CODES, None)
    ways.lead_to(request, afterwards)
    answer = sessions.begin(request, account, password, shared_device=shared_device)
    return ways.onwards(request) if request.user.is_authenticated else answer


@open_to_all("the password was right, the second factor is asked for")
@login_stage_required(stage=SecondFactorStage.key, redirect_urlname="signin:sign_in")  # type: ignore[untyped-decorator]
def second_factor(request: HttpRequest) -> HttpResponse:
    """A code or a passkey; until then the session opens nothing."""
    stage = request._login_stage  # type: ignore[attr-defined]
    account = stage.login.user
    if not sessions.goes_on(request, account):
        return _start_again(request)
    kind = PasskeyForm if "credential" in request.POST else CodeForm
    posted = kind(request.POST, user=account) if request.method == "POST" else None
    if posted is not None and _passes(request, posted):
        second_factors.accept(request, account, posted.factor)
        stage.exit()
        return known_devices.remember(request, ways.onwards(request), account.sign_in_name)
    if posted is not None and _too_many_wrong(request):
        return _start_again(request)
    passkeys = bool(get_credentials(account))
    context = {
        "form": posted if isinstance(posted, CodeForm) else CodeForm(user=account),
        "passkey_form": PasskeyForm(user=account) if passkeys else None,
        "wrong_passkey": isinstance(posted, PasskeyForm),
        "options": begin_authentication(account) if passkeys else None,
    }
    return render(request, "signin/second_factor.html", context)


def _passes(request: HttpRequest, form: CodeForm | PasskeyForm) -> bool:
    """Whether the factor is right; codes can be guessed and are counted, passkeys cannot."""
    if isinstance(form, PasskeyForm):
        return _answers(request, form)
    about = str(form.user.public_id)
    # Counted before the code is looked at.
    attempt = form.makes(lambda: attempts.Attempt(request, attempts.CODE, about))
    if attempt is None or not form.is_valid():
        return False
    attempt.succeeded()
    return True


def _answers(request: HttpRequest, form: PasskeyForm) -> bool:
    """Whether the passkey answered as it should; one that did not is a line on the console."""
    if form.is_valid():
        return True
    attempts.note_refused(request, attempts.PASSKEY)
    return False


def _too_many_wrong(request: HttpRequest) -> bool:
    wrong = request.session.get(WRONG_CODES, 0) + 1
    request.session[WRONG_CODES] = wrong
    return bool(wrong >= MOST_WRONG_CODES)


def _start_again(request: HttpRequest) -> HttpResponse:
    """The key that was opened with the password is closed; everything begins anew."""
    session_key.forget(request)
    clear_login(request)
    request.session.flush()
    return redirect("signin:sign_in")


@open_to_all("whoever is not signed in has nothing to sign out of")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Close the key and the session."""
    _leave(request)
    return redirect("signin:sign_in")


@csrf_exempt
@open_to_all("leaving in a hurry must always work")
@require_POST
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Close the key and the session, and show a page without any suspicion.

    From a page that stayed open too long as well: its form may be out of date, and another site
    that sends one closes nothing, because the cookies of a session do not come along.
    """
    _leave(request)
    return HttpResponseRedirect(settings.NEUTRAL_PAGE)


def _leave(request: HttpRequest) -> None:
    if request.user.is_authenticated:
        log.write(SESSION_LEFT, about=request.user)
    sessions.leave(request)
