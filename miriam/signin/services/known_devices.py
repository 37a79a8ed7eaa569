"""A device on which somebody has signed in: her tries there count apart, so that whoever sits
behind the same address cannot keep her out by failing in her name (docs/adr/0003).

It is known by a cookie that says neither whose it is nor anything else, and opens nothing.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "known device"
KNOWN_FOR = timedelta(days=90)


def _cookie(name: str) -> str:
    return settings.DEVICE_COOKIE + salted_hmac(SALT, name.strip().lower()).hexdigest()[:20]


def _signer(name: str) -> TimestampSigner:
    return TimestampSigner(salt=f"{SALT} {_cookie(name)}")


def of(request: HttpRequest, name: str) -> str | None:
    """Which of the devices of this name it is; nothing when nobody signed in on it as her."""
    kept = request.COOKIES.get(_cookie(name), "")
    try:
        return _signer(name).unsign(kept, max_age=KNOWN_FOR)
    except BadSignature:
        return None


def remember(request: HttpRequest, response: HttpResponse, name: str) -> HttpResponse:
    """She signed in here, with everything that is asked; the answer tells the device so."""
    device = of(request, name) or secrets.token_urlsafe(12)
    response.set_cookie(
        _cookie(name),
        _signer(name).sign(device),
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
