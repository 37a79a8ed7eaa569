"""Keys held open during a session: the row alone or the cookie alone opens nothing."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.vault import crypto
from miriam.vault.crypto import KeyPair
from miriam.vault.models import Holder, OpenedKey

PURPOSE = "miriam-session"
TOUCH_EVERY = timedelta(minutes=1)


def _place(opened_id: UUID) -> bytes:
    return f"opened|{opened_id}".encode()


@transaction.atomic
def keep_open(
    holder: Holder, pair: KeyPair, *, lasts: timedelta | None = None
) -> tuple[OpenedKey, str]:
    """Keep a key for this session; returns the row and the secret that only the cookie holds."""
    forget_those_over()
    secret = secrets.token_urlsafe(32)
    lifetime = lasts or timedelta(hours=settings.KEY_LIFETIME_HOURS)
    opened = OpenedKey(holder=holder, expires_at=clock.now() + lifetime)
    key = crypto.key_from_secret(secret, PURPOSE)
    opened.sealed_private_key = crypto.seal(pair.private, key, _place(opened.public_id))
    opened.save()
    return opened, secret


def reopen(
    opened_id: UUID, secret: str, *, shared_device: bool
) -> tuple[OpenedKey, KeyPair] | None:
    """The key that this session holds open, or nothing when it is over."""
    opened = _live.sole(opened_id, now=clock.now())
    if opened is None:
        return None
    if shared_device and _idle(opened):
        forget(opened_id)
        return None
    key = crypto.key_from_secret(secret, PURPOSE)
    try:
        private = crypto.unseal(bytes(opened.sealed_private_key), key, _place(opened.public_id))
    except crypto.Unreadable:
        return None
    return opened, crypto.pair_of(private)


# Every page asks it.
@prepared
def _live(opened_id: UUID, now: datetime) -> QuerySet[OpenedKey]:
    """The key of this name, if its time is not over."""
    return OpenedKey.objects.live(now).filter(public_id=opened_id)


def _idle(opened: OpenedKey) -> bool:
    return clock.now() - opened.used_at > timedelta(minutes=settings.SHARED_DEVICE_IDLE_MINUTES)


def touch(opened: OpenedKey) -> None:
    """Remember that the key is in use, at most once a minute."""
    if clock.now() - opened.used_at > TOUCH_EVERY:
        OpenedKey.objects.filter(pk=opened.pk).update(used_at=clock.now())


def forget_all_of(holders: Iterable[Holder]) -> None:
    """Close every key that these holders have open, in every session."""
    OpenedKey.objects.filter(holder__in=list(holders)).delete()


def forget_those_over() -> int:
    """Keys whose time is over; how many."""
    return OpenedKey.objects.filter(expires_at__lte=clock.now()).delete()[0]


def forget(opened_id: UUID) -> None:
    """Close the key at once."""
    OpenedKey.objects.filter(public_id=opened_id).delete()
