"""Who acts in a request, and that no page lacks a gate."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils.http import urlencode

from miriam.access.actor import Actor
from miriam.access.models import Account, Mandate
from miriam.access.services import capabilities, kept_forms
from miriam.core import afterwards, clock
from miriam.core.prepared import prepared
from miriam.look.views import errors
from miriam.signin.known import SessionStore
from miriam.signin.services import session_key, sessions
from miriam.signin.services.session_key import OPENED, SHARED_DEVICE
from miriam.signin.services.sessions import HAT
from miriam.vault import keychain
from miriam.vault.services import opened

__all__ = [
    "HAT",
    "OPENED",
    "SHARED_DEVICE",
    "ActorMiddleware",
    "GateMiddleware",
    "SessionsShown",
    "SignInFirst",
    "actor_of",
]


class SessionsShown(SessionMiddleware):
    """Finds the session by what the cookie shows, and shows it; its name in the rows stays here."""

    def process_request(self, request: HttpRequest) -> None:
        """The session of whoever brings the cookie."""
        request.session = SessionStore.shown_by(request.COOKIES.get(settings.SESSION_COOKIE_NAME))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Django's cookie, with the secret in the place of the name.

        Where the session ended meanwhile, what was written is written, and the answer says so.
        """
        try:
            answer = super().process_response(request, response)
        except SessionInterrupted:
            return response
        cookie = answer.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie and cookie.value:
            session = cast("SessionStore", request.session)
            answer.cookies[settings.SESSION_COOKIE_NAME] = session.shown or ""
        return answer


class SignInFirst(LoginRequiredMiddleware):
    """Whoever is not signed in does so first, and comes back to the page that she was on.

    What is sent may come from a button whose address is no page: the page it stood on is one.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseRedirect:
        """To the page where one signs in, with the way back."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        came_from = urlsplit(request.headers.get("Referer", ""))
        page = came_from.path if came_from.netloc == request.get_host() else "/"
        response = redirect_to_login(
            page, self.get_login_url(view_func), self.get_redirect_field_name(view_func)
        )
        response.headers["Location"] += f"&{kept_forms.NOT_KEPT}=1"
        return response


class ActorMiddleware:
    """Puts the actor on the request, makes her keychain the current one, and does what is put off
    when the answer has left.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with afterwards.put_off() as waiting:
            over = sessions.is_over(request)
            response = self._too_late(request) if over else self._answer(request)
            if is_not_kept(response):
                response = errors.signed_out(request) or response
        return afterwards.answered_first(response, waiting)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of(request)  # type: ignore[attr-defined]
        with keychain.using(request.actor.keychain):  # type: ignore[attr-defined]
            response = self.get_response(request)
        session_key.put_cookie(request, response)
        return response

    def _too_late(self, request: HttpRequest) -> HttpResponse:
        """Her twelve hours are over: she leaves, and what she sent to a file is kept for her."""
        hat = actor_of(request).mandate
        sessions.leave(request)
        response = self._answer(request)
        if _sent_back(request, response) and kept_forms.keep(request, hat):
            back = urlencode({"next": reverse("signin:kept")})
            response.headers["Location"] = f"{reverse('signin:sign_in')}?{back}"
        return response


def is_not_kept(response: HttpResponse) -> bool:
    """Whether somebody is sent to sign in, and what she sent waits for nobody."""
    return kept_forms.NOT_KEPT in urlsplit(response.headers.get("Location", "")).query


def _sent_back(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a page that writes to a file sent her to sign in; a tablet goes on without her."""
    gate = getattr(request.resolver_match and request.resolver_match.func, "gate", None)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    writes = bool(gate and gate.needs_keys and not gate.only_asks) and actor.capability is None
    return writes and isinstance(response, HttpResponseRedirect)


def actor_of(request: HttpRequest) -> Actor:
    """The person signed in with the hat she wears, the holder of a capability, or nobody."""
    if not request.user.is_authenticated:
        return Actor(capability=capabilities.shown_in(request))
    account = request.user
    mandate, arriving = _worn(request, account), sessions.is_arriving(request)
    return _with_keys(request, Actor(account=account, mandate=mandate, is_arriving=arriving))


def _worn(request: HttpRequest, account: Account) -> Mandate | None:
    hat = request.session.get(HAT)
    if hat is None:
        return None
    worn = _hat.sole(UUID(hat), account=account.pk, today=clock.today())
    if worn:
        worn.account = account
    return worn


# Every page asks it.
@prepared
def _hat(public_id: UUID, account: int, today: date) -> QuerySet[Mandate]:
    """The hat of this name, if it is hers and in force."""
    return (
        Mandate.objects.running(today)
        .filter(public_id=public_id, account=account)
        .select_related("centre", "holder")
    )


def _with_keys(request: HttpRequest, actor: Actor) -> Actor:
    """Reopen the key of the hat; a key that belongs to another hat stays closed."""
    if actor.mandate is None:
        return actor
    reopened = session_key.reopened(request)
    if reopened and reopened[0].holder_id == actor.mandate.holder_id:
        actor.opened, actor.pair = reopened
        opened.touch(reopened[0])
    return actor


# One shows, one sends: the protection of forms lets TRACE pass, and the gate takes it for sending.
METHODS = ("GET", "HEAD", "OPTIONS", "POST")


class GateMiddleware:
    """A page without a gate does not open, whatever its author thought; nor by another method."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Close what nobody decided on."""
        if not hasattr(view, "gate"):
            raise Http404
        return None if request.method in METHODS else HttpResponseNotAllowed(METHODS)
