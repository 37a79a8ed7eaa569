"""Passkeys: a question is answered once, by a key of hers, and a key that was copied is noticed."""

from collections.abc import Callable
from typing import Any, TypeVar

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import (
    clear_state,
    get_server,
    get_state,
    parse_registration_response,
)
from django.db import transaction
from fido2.webauthn import AttestedCredentialData, AuthenticationResponse, AuthenticatorData

from miriam.access.models import Account
from miriam.signin.services import factor_marks

# In the data of a passkey: the last question that it answered, and how often it had signed by then.
QUESTION, SIGNED = "last_question", "signed"

Answer = dict[str, Any]
Read = TypeVar("Read")


@transaction.atomic
def recognise(account: Account, answer: Answer) -> Authenticator | None:
    """Her passkey that gave this answer to the question of this session; a question serves once,
    whether the answer is right or not.
    """
    asked = _question()
    passkeys = Authenticator.objects.select_for_update().filter(
        user=account, type=Authenticator.Type.WEBAUTHN
    )
    whole = filter(factor_marks.is_whole, passkeys.order_by("pk"))
    own = {_key(passkey).credential_id: passkey for passkey in whole}
    keys = [_key(passkey) for passkey in own.values()]
    used = asked and _or_nothing(lambda: get_server().authenticate_complete(asked, keys, answer))
    said = used and _or_nothing(lambda: AuthenticationResponse.from_dict(answer).response)
    if not (asked and used and said):
        return None
    passkey = own[used.credential_id]
    signed = said.authenticator_data.counter
    return passkey if _is_new(passkey, asked["challenge"], signed) else None


def _is_new(passkey: Authenticator, question: str, signed: int) -> bool:
    """Whether it answers this question for the first time, and has signed oftener than before; a
    passkey that lives on several devices does not count, and says zero.
    """
    before = passkey.data.get(SIGNED, _registered(passkey).counter)
    if question == passkey.data.get(QUESTION) or ((signed or before) and signed <= before):
        return False
    passkey.data |= {QUESTION: question, SIGNED: signed}
    passkey.save(update_fields=["data"])
    return True


def is_made(answer: Answer) -> bool:
    """Whether a device made a new passkey in answer to the question of this session."""
    asked = _question()
    return bool(asked and _or_nothing(lambda: get_server().register_complete(asked, answer)))


def _question() -> dict[str, Any] | None:
    asked: dict[str, Any] | None = get_state()
    clear_state()
    return asked


def _registered(passkey: Authenticator) -> AuthenticatorData:
    made = parse_registration_response(passkey.data["credential"])
    data: AuthenticatorData = made.response.attestation_object.auth_data
    return data


def _key(passkey: Authenticator) -> AttestedCredentialData:
    key = _registered(passkey).credential_data
    assert key
    return key


def _or_nothing(read: Callable[[], Read]) -> Read | None:
    """What the library makes of an answer; one that was made up breaks it in many ways."""
    try:
        return read()
    except Exception:  # noqa: BLE001 whatever it was, it is no answer
        return None
