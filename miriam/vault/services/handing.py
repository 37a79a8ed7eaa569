"""Handing keys on: only somebody who has them open can, and only to whom her circle knows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from miriam.vault import crypto
from miriam.vault.crypto import KeyPair
from miriam.vault.domain import Depth, Reason
from miriam.vault.keychain import Keychain
from miriam.vault.models import Grant, Holder, KeyRequest
from miriam.vault.services import generations
from miriam.vault.services.asking import is_genuine
from miriam.vault.services.circles import Circle
from miriam.vault.services.rings import open_now


@transaction.atomic
def grant(
    keychain: Keychain,
    *,
    subject: UUID,
    depths: Iterable[Depth],
    to: Holder,
    seat: UUID,
    circle: Circle,
    reason: Reason,
    by: Holder | None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> None:
    """Hand the newest keys to another holder; only somebody who has them open can.

    Raises:
        NotVouched: when no member of the circle has seen this key in this seat.
        Closed: when a ring is not open in this keychain.
    """
    circle.demand(to, seat=seat)
    for ring in open_now(keychain, subject, depths):
        key = keychain.key(subject, ring.how_deep)
        generations.hand(ring, key, to, reason=reason, by=by, starts_at=starts_at, ends_at=ends_at)
        KeyRequest.objects.filter(ring=ring, holder=to).delete()


@dataclass
class Answered:
    """What was handed over, what nobody had said yes to, and how many keys still wait."""

    handed: set[UUID] = field(default_factory=set)
    refused: set[UUID] = field(default_factory=set)
    still_waiting: int = 0


class Pledge(NamedTuple):
    """What somebody with the key said yes to: why, from when (at once when empty), until when."""

    reason: str
    starts_at: datetime | None
    ends_at: datetime | None


@transaction.atomic
def answer_requests(
    asking: Holder, *, seat: UUID, by: Holder, pair: KeyPair, circle: Circle
) -> Answered:
    """Hand over every requested key that the answering holder has.

    A request that no holder of the ring wrote, and that no lost key of the same seat explains, is
    taken away unanswered.

    Raises:
        NotVouched: when no member of the circle has seen this key in this seat.
    """
    circle.demand(asking, seat=seat)
    requests = list(KeyRequest.objects.filter(holder=asking).select_related("ring").order_by("pk"))
    own = _own_keys([request.ring_id for request in requests], holder=by, pair=pair)
    answered = Answered()
    for request in requests:
        key = own.get(request.ring_id)
        if key is None:
            answered.still_waiting += 1
            continue
        promised = _promised(request, key, asking=asking, seat=seat, circle=circle)
        if promised:
            generations.hand(
                request.ring,
                key,
                asking,
                by=by,
                reason=promised.reason,
                starts_at=promised.starts_at,
                ends_at=promised.ends_at,
            )
            answered.handed.add(request.ring.subject)
        else:
            answered.refused.add(request.ring.subject)
        request.delete()
    return answered


def _own_keys(rings: list[int], *, holder: Holder, pair: KeyPair) -> dict[int, bytes]:
    """The keys that a holder has of these rings; one whose rows were changed is none."""
    found = {}
    held = Grant.objects.running().filter(holder=holder, ring__in=rings).select_related("ring")
    for grant in held.order_by("pk"):
        try:
            key = crypto.unbox(bytes(grant.boxed_key), pair)
            generations.demand_fit(grant.ring, key)
        except crypto.Unreadable:
            continue
        found[grant.ring_id] = key
    return found


def _promised(
    request: KeyRequest, key: bytes, *, asking: Holder, seat: UUID, circle: Circle
) -> Pledge | None:
    """What somebody with this key has promised to this seat: the request itself, or what the lost
    key of the same seat had.
    """
    if request.seat == seat and is_genuine(request, key):
        return Pledge(request.reason, None, request.ends_at)
    lost = {holder.pk: holder for holder in asking.lost.all() if circle.seat_of(holder) == seat}
    for held in generations.genuine(request.ring, key):
        if held.holder_id in lost:
            return Pledge(held.reason, held.starts_at, held.ends_at)
    return None
