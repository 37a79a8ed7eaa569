"""The page that somebody asked for before she signed in: it travels in the form, signed, so that
looking at the form keeps nothing anywhere.
"""

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from miriam.look.addresses import is_page

SALT = "the page that was asked for"


def asked_for(request: HttpRequest) -> str:
    """The page of ours that the address names, signed; nothing when it names none."""
    wanted = request.GET.get("next", "")
    return Signer(salt=SALT).sign(wanted) if is_page(wanted) else ""


def read(signed: str) -> str:
    """The page behind what a form sent back; nothing when it is not as we signed it."""
    try:
        wanted = Signer(salt=SALT).unsign(signed)
    except BadSignature:
        return ""
    return wanted if is_page(wanted) else ""
