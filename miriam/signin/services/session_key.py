"""The private key that this session holds open: its row is named in the session, its secret lies
only in a cookie; one without the other opens nothing.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from miriam.vault.crypto import KeyPair
from miriam.vault.models import Holder, OpenedKey
from miriam.vault.services import opened

OPENED, SHARED_DEVICE = "opened_key", "shared_device"
_NEW_SECRET = "_new_key_secret"  # noqa: S105 the name of an attribute


def keep(
    request: HttpRequest, holder: Holder, pair: KeyPair, *, lasts: timedelta | None = None
) -> None:
    """Hold a key open in this session, in the place of any other."""
    forget(request)
    kept, secret = opened.keep_open(holder, pair, lasts=lasts)
    request.session[OPENED] = str(kept.public_id)
    setattr(request, _NEW_SECRET, secret)


def forget(request: HttpRequest) -> None:
    """Close the key of this session."""
    kept = request.session.pop(OPENED, None)
    if kept:
        opened.forget(UUID(kept))
    setattr(request, _NEW_SECRET, "")


def reopened(request: HttpRequest) -> tuple[OpenedKey, KeyPair] | None:
    """The key of this session, when both halves are there and its time is not over."""
    kept = request.session.get(OPENED)
    secret = getattr(request, _NEW_SECRET, None) or request.COOKIES.get(settings.KEY_COOKIE)
    if not (kept and secret):
        return None
    shared = bool(request.session.get(SHARED_DEVICE))
    return opened.reopen(UUID(kept), secret, shared_device=shared)


def put_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser the secret of a new key, or take back that of a closed one."""
    secret = getattr(request, _NEW_SECRET, None)
    if secret:
        response.set_cookie(
            settings.KEY_COOKIE,
            secret,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    elif secret == "" and settings.KEY_COOKIE in request.COOKIES:
        response.delete_cookie(settings.KEY_COOKIE, samesite="Lax")
