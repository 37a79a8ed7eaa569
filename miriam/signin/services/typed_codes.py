"""Codes that are typed: those of an application on the telephone, and those on paper. Each serves
once, also when two people type it at the same moment.
"""

from contextlib import suppress

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.db import transaction
from django.http import HttpRequest

from miriam.access.models import Account
from miriam.signin.services import factor_marks
from miriam.vault.crypto import Unreadable

TYPED = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
# In the data of an application: the number of the last code that was accepted, which only rises.
LAST = "last_counter"
BEING_SET_UP = "application_being_set_up"


@transaction.atomic
def recognise(account: Account, code: str) -> Authenticator | None:
    """What this code came from, if it is right and was not used; from now on it is used."""
    typed = Authenticator.objects.select_for_update().filter(user=account, type__in=TYPED)
    own = [factor for factor in typed.order_by("pk") if factor_marks.is_whole(factor)]
    return next((factor for factor in own if _takes(factor, code)), None)


def _takes(factor: Authenticator, code: str) -> bool:
    if factor.type == Authenticator.Type.RECOVERY_CODES:
        return bool(RecoveryCodes(factor).validate_code(code))
    counter = counter_of(get_adapter().decrypt(factor.data["secret"]), code)
    if counter is None or counter <= factor.data.get(LAST, 0):
        return False
    remember(factor, counter)
    return True


def remember(factor: Authenticator, counter: int) -> None:
    """No code up to this one is accepted any more."""
    factor.data[LAST] = counter
    factor.save(update_fields=["data"])


def counter_of(secret: str, code: str) -> int | None:
    """Which of the codes of an application it is: the present one, or its neighbours in time."""
    for counter in yield_hotp_counters_from_time():
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter))):
            return int(counter)
    return None


def secret_to_set_up(request: HttpRequest, *, anew: bool) -> str:
    """The secret that an application is being given: another one each time the page is opened, the
    same when a code was mistyped. It waits in the session as it will lie in the database: sealed.
    """
    kept = None if anew else request.session.get(BEING_SET_UP)
    if kept:
        with suppress(Unreadable):
            return str(get_adapter().decrypt(kept))
    secret: str = generate_totp_secret()
    request.session[BEING_SET_UP] = get_adapter().encrypt(secret)
    return secret


def forget_what_was_set_up(request: HttpRequest) -> None:
    """The application has its secret: the session need not hold it."""
    request.session.pop(BEING_SET_UP, None)
