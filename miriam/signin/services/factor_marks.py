"""A second factor belongs to one account: its row carries a mark under the installation's secret. A
row that was moved to another account, or put there past the program, lets nobody in.
"""

import json
from hmac import compare_digest
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

from miriam.vault import crypto

MARK = "mark"
# What of a factor never changes, under the name that it has in its data.
LASTING = {
    Authenticator.Type.TOTP: "secret",
    Authenticator.Type.RECOVERY_CODES: "seed",
    Authenticator.Type.WEBAUTHN: "credential",
}


def put(instance: Authenticator, **_: Any) -> None:
    """Mark a factor that the program makes; one that stands already keeps the mark it has."""
    if instance._state.adding:
        instance.data[MARK] = _mark_of(instance)


def is_whole(factor: Authenticator) -> bool:
    """Whether this factor was made for the account on whose row it stands."""
    return compare_digest(str(factor.data.get(MARK, "")), _mark_of(factor))


def _mark_of(factor: Authenticator) -> str:
    lasting = factor.data.get(LASTING[factor.type])
    facts = json.dumps([factor.user_id, factor.type, lasting], sort_keys=True)
    key = crypto.key_from_secret(settings.SECRET_KEY, "mark of a factor")
    return crypto.witness(facts.encode(), key).hex()
