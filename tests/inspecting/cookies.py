"""The client of Django takes a cookie for the name of the session; here it shows a secret."""

from django.conf import settings
from django.http import HttpRequest
from django.test import Client

from miriam.signin.known import SessionStore

_with_login_cookies = Client._set_login_cookies  # type: ignore[attr-defined]


def _session(client: Client) -> SessionStore:
    """What is kept of the session that the client's cookie shows; a new one if it has none."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if cookie:
        return SessionStore.shown_by(cookie.value)
    session = SessionStore()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.shown or ""
    return session


def _set_login_cookies(client: Client, request: HttpRequest) -> None:
    _with_login_cookies(client, request)
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.shown  # type: ignore[attr-defined]


def show_the_secret() -> None:
    """From now on, every client of the tests brings the cookie that a browser brings."""
    Client.session = property(_session)  # type: ignore[assignment,misc]
    Client._set_login_cookies = _set_login_cookies  # type: ignore[attr-defined]
