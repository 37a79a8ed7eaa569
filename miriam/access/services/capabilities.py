"""Giving a capability, recognising it, ending it."""

import hashlib
import secrets
from datetime import UTC, timedelta
from hmac import compare_digest
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from miriam.access.models import Capability
from miriam.core import clock
from miriam.core.rows import sole
from miriam.vault import crypto


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def give(
    *,
    act: str,
    subject: UUID,
    lasts: timedelta,
    given_by: UUID | None,
    beside_earlier: bool = False,
) -> tuple[Capability, str]:
    """A new capability and the secret that whoever uses it must show; earlier ones end."""
    if not beside_earlier:
        end(act=act, subject=subject)
    secret = secrets.token_urlsafe(32)
    capability = Capability(
        act=act,
        subject=subject,
        given_by=given_by,
        secret_hash=_hashed(secret),
        expires_at=clock.now() + lasts,
    )
    capability.mark = _mark_of(capability)
    capability.save()
    return capability, secret


def _mark_of(capability: Capability) -> str:
    """What only this installation can write beside an act, its object, its secret and its time."""
    until = capability.expires_at.astimezone(UTC).isoformat()
    facts = f"{capability.act}|{capability.subject}|{capability.secret_hash}|{until}"
    key = crypto.key_from_secret(settings.SECRET_KEY, "capability mark")
    return crypto.witness(facts.encode(), key).hex()


def _whole(capability: Capability | None) -> Capability | None:
    """This capability, when it is as it was given."""
    if capability and compare_digest(capability.mark, _mark_of(capability)):
        return capability
    return None


@transaction.atomic
def end(*, act: str, subject: UUID) -> None:
    """Nobody can use this capability any more."""
    Capability.objects.live().filter(act=act, subject=subject).update(ended_at=clock.now())


def forget_those_over() -> int:
    """Links and tablets that open nothing any more; how many."""
    over = Capability.objects.exclude(pk__in=Capability.objects.live().values("pk"))
    return over.delete()[0]


def asked_for(*, act: str, subject: UUID) -> int:
    """How many live ones nobody gave, but somebody asked for."""
    return Capability.objects.live().filter(act=act, subject=subject, given_by=None).count()


def current(*, act: str, subject: UUID) -> Capability | None:
    """The live one that was given last for this object, if there is one."""
    given = Capability.objects.live().filter(act=act, subject=subject)
    return _whole(given.order_by("-created_at", "-pk").first())


def shown_in(request: HttpRequest) -> Capability | None:
    """The capability whose secret came with the request."""
    secret = request.COOKIES.get(settings.TABLET_COOKIE)
    return recognise(secret) if secret else None


def recognise(secret: str) -> Capability | None:
    """The capability that this secret opens, while it lives."""
    return _whole(sole(Capability.objects.live().filter(secret_hash=_hashed(secret))))


def live(public_id: str | None, *, act: str) -> Capability | None:
    """A capability recognised earlier in this session, while it lives."""
    if public_id is None:
        return None
    return _whole(sole(Capability.objects.live().filter(public_id=public_id, act=act)))
