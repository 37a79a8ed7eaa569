"""Where a sign-in leads, step by step."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from miriam.access.models import Mandate
from miriam.access.services import kept_forms
from miriam.look.addresses import is_page
from miriam.signin.services import accounts, session_key, sessions
from miriam.signin.services.sessions import AFTERWARDS


def lead_to(request: HttpRequest, page: str) -> None:
    """The page that comes after the steps of a sign-in; the first one when none was asked for."""
    if page:
        request.session[AFTERWARDS] = page
    else:
        request.session.pop(AFTERWARDS, None)


def onwards(request: HttpRequest) -> HttpResponse:
    """The next step of somebody signed in: second factor, hat, or the page she wanted."""
    account = request.user
    if account.is_anonymous:
        return redirect("signin:sign_in")
    if not sessions.is_arriving(request):
        return home(request)
    if sessions.must_set_up_second_factor(account):
        return redirect("signin:factor_new")
    hats = sessions.hats_of(account)
    if len(hats) > 1:
        return redirect("signin:hats")
    if hats:
        sessions.put_on(request, hats[0])
        return home(request, hats[0])
    session_key.forget(request)
    request.session.pop(sessions.ARRIVING, None)
    return home(request)


def home(request: HttpRequest, hat: Mandate | None = None) -> HttpResponse:
    """What was typed and could not be sent, the page that was asked for before, or the first one.

    `hat` is the one that was just put on.
    """
    if hat and kept_forms.are_waiting_for(hat):
        return _in_her_language(request, redirect("signin:kept"), hat)
    page = wanted(request)
    request.session.pop(AFTERWARDS, None)
    return _in_her_language(request, HttpResponseRedirect(page), hat)


def _in_her_language(
    request: HttpRequest, answer: HttpResponse, hat: Mandate | None
) -> HttpResponse:
    """A device on which nobody chose a language follows the account."""
    if hat is None or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return answer
    return accounts.with_language(answer, hat.account)


def wanted(request: HttpRequest) -> str:
    """The page that was asked for before, which stays asked for, or the first one."""
    page = str(request.session.get(AFTERWARDS, ""))
    return page if is_page(page) else settings.LOGIN_REDIRECT_URL
