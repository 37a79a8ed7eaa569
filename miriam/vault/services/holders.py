"""Making holders and wrapping their private keys."""

import secrets

from django.conf import settings
from django.db import transaction

from miriam.vault import crypto
from miriam.vault.crypto import KeyPair
from miriam.vault.models import Holder

PASSWORD_PLACE = b"holder|password|"
RECOVERY_PLACE = b"holder|recovery|"
KEPT_PLACE = b"holder|kept|"
KEEPING = "miriam-keeping"
# No vowels that make words, nothing that looks like something else when read aloud.
RECOVERY_ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXYZ"


def _derived(password: str, salt: bytes) -> bytes:
    return crypto.key_from_password(
        password,
        salt,
        memory=settings.VAULT_ARGON2_MEMORY,
        passes=settings.VAULT_ARGON2_PASSES,
    )


def new_recovery_code() -> str:
    """A code to print: six groups of four signs, about 116 bits."""
    groups = ("".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(4)) for _ in range(6))
    return "-".join(groups)


def tidy(recovery_code: str) -> str:
    """A recovery code as typed by hand: spaces and lower case do not matter."""
    signs = "".join(recovery_code.upper().replace("-", " ").split())
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


@transaction.atomic
def make(*, password: str) -> tuple[Holder, KeyPair, str]:
    """A new holder for an account, its pair, and the recovery code that is shown once."""
    pair = crypto.new_pair()
    holder = Holder(public_key=pair.public)
    _wrap_by_password(holder, pair, password)
    code = _wrap_by_recovery(holder, pair)
    holder.save()
    return holder, pair, code


@transaction.atomic
def make_kept(*, keeper: Holder, keeper_pair: KeyPair) -> tuple[Holder, KeyPair]:
    """A new holder whose private key opens with the keeper's (a mandate of an account)."""
    pair = crypto.new_pair()
    own = crypto.own_key(keeper_pair, KEEPING)
    sealed = crypto.seal(pair.private, own, KEPT_PLACE + pair.public)
    kept = Holder.objects.create(public_key=pair.public, keeper=keeper, boxed_for_keeper=sealed)
    return kept, pair


def open_with_password(holder: Holder, password: str) -> KeyPair:
    """The key pair of a holder.

    Raises:
        Unreadable: when the password is not the one that wraps it.
    """
    key = _derived(password, bytes(holder.salt or b""))
    private = crypto.unseal(
        bytes(holder.wrapped_by_password or b""), key, PASSWORD_PLACE + bytes(holder.public_key)
    )
    return crypto.pair_of(private)


def open_with_recovery(holder: Holder, code: str) -> KeyPair:
    """The key pair of a holder whose password is lost.

    Raises:
        Unreadable: when the code is not the printed one.
    """
    if not holder.recovery_salt:
        raise crypto.Unreadable
    key = _derived(tidy(code), bytes(holder.recovery_salt))
    private = crypto.unseal(
        bytes(holder.wrapped_by_recovery or b""), key, RECOVERY_PLACE + bytes(holder.public_key)
    )
    return crypto.pair_of(private)


def open_kept(holder: Holder, keeper: KeyPair) -> KeyPair:
    """The key pair of a kept holder, opened by its keeper's.

    Raises:
        Unreadable: when somebody else put another key in its place.
    """
    own = crypto.own_key(keeper, KEEPING)
    place = KEPT_PLACE + bytes(holder.public_key)
    return crypto.pair_of(crypto.unseal(bytes(holder.boxed_for_keeper or b""), own, place))


@transaction.atomic
def change_password(holder: Holder, pair: KeyPair, *, password: str) -> None:
    """Wrap the private key by another password."""
    _wrap_by_password(holder, pair, password)
    holder.save(update_fields=["salt", "wrapped_by_password"])


@transaction.atomic
def change_recovery_code(holder: Holder, pair: KeyPair) -> str:
    """Wrap the private key by a new recovery code and return it; the old one opens nothing more."""
    code = _wrap_by_recovery(holder, pair)
    holder.save(update_fields=["recovery_salt", "wrapped_by_recovery"])
    return code


def _wrap_by_password(holder: Holder, pair: KeyPair, password: str) -> None:
    holder.salt = crypto.new_salt()
    key = _derived(password, holder.salt)
    holder.wrapped_by_password = crypto.seal(pair.private, key, PASSWORD_PLACE + pair.public)


def _wrap_by_recovery(holder: Holder, pair: KeyPair) -> str:
    code = new_recovery_code()
    holder.recovery_salt = crypto.new_salt()
    key = _derived(code, holder.recovery_salt)
    holder.wrapped_by_recovery = crypto.seal(pair.private, key, RECOVERY_PLACE + pair.public)
    return code
