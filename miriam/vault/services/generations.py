"""One generation of a ring: making it, handing its key on, opening it and those before it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.vault import crypto, selectors
from miriam.vault.domain import Depth
from miriam.vault.keychain import Keychain
from miriam.vault.models import Grant, Holder, Ring


def first(*, subject: UUID, centre: UUID, depth: Depth) -> tuple[Ring, bytes]:
    """The first generation of a ring, not yet saved, and its key."""
    return _new(subject=subject, centre=centre, depth=depth, generation=1)


def _new(**facts: object) -> tuple[Ring, bytes]:
    key, pair = crypto.new_key(), crypto.new_pair()
    ring = Ring(public_key=pair.public, **facts)
    ring.sealed_private_key = crypto.seal(pair.private, key, ring.private_place)
    return ring, key


def next_after(present: Ring, key: bytes) -> tuple[Ring, bytes]:
    """The generation that follows, saved; it carries the key of the present one."""
    ring, new_key = _new(
        subject=present.subject,
        centre=present.centre,
        depth=present.depth,
        generation=present.generation + 1,
    )
    ring.sealed_previous_key = crypto.seal(key, new_key, ring.place)
    ring.save()
    return ring, new_key


def granted(holder: Holder, subjects: list[UUID], depths: list[Depth]) -> list[Grant]:
    """What this holder may open of it now, with the rings."""
    return _granted(holder=holder.pk, subjects=subjects, depths=depths, now=clock.now())


# Every page of a file asks it.
@prepared
def _granted(
    holder: int, subjects: list[UUID], depths: list[Depth], now: datetime
) -> QuerySet[Grant]:
    """The grants with which these subjects open at these depths."""
    return selectors.keys_of(holder, now=now).filter(
        ring__subject__in=subjects, ring__depth__in=depths
    )


def demand_fit(ring: Ring, key: bytes) -> None:
    """The row must be the one that was made with this key, its public half too.

    Raises:
        Unreadable: when somebody changed it, or put another ring in its place.
    """
    crypto.unseal(bytes(ring.sealed_private_key), key, ring.private_place)


def take_in(keychain: Keychain, ring: Ring, key: bytes) -> None:
    """Open a generation and all those before it.

    Raises:
        Unreadable: when one of the rows is not the one that was made with its key.
    """
    opened = [(ring, key)]
    if ring.generation > 1:
        opened += _older(ring, key)
    for one, its_key in opened:
        demand_fit(one, its_key)
    if len(opened) != ring.generation:
        # Not one that follows the others: somebody put it there to be written with.
        raise crypto.Unreadable
    for one, its_key in opened:
        keychain.add(one, its_key)


def _older(ring: Ring, key: bytes) -> Iterator[tuple[Ring, bytes]]:
    older = Ring.objects.filter(
        subject=ring.subject, depth=ring.depth, generation__lt=ring.generation
    ).order_by("-generation")
    for previous in older:
        key = crypto.unseal(bytes(ring.sealed_previous_key or b""), key, ring.place)
        yield previous, key
        ring = previous


def hand(
    ring: Ring,
    key: bytes,
    holder: Holder,
    *,
    reason: str,
    by: Holder | None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> None:
    """Box the key for a holder and witness it; whoever calls knows that she may have it."""
    if ends_at and Grant.objects.filter(ring=ring, holder=holder, ends_at=None).exists():
        # Whoever holds it for good keeps it for good, whatever else she does for a time.
        return
    said = {"reason": reason, "starts_at": starts_at or clock.now(), "ends_at": ends_at}
    facts = Grant(ring=ring, holder=holder, **said).facts()
    Grant.objects.update_or_create(
        ring=ring,
        holder=holder,
        defaults={
            **said,
            "boxed_key": crypto.box(key, bytes(holder.public_key)),
            "granted_by": by.public_id if by else None,
            "witness": crypto.witness(facts, key),
        },
    )


def genuine(ring: Ring, key: bytes) -> Iterator[Grant]:
    """The grants of a generation that somebody with its key wrote, and that are not over."""
    for held in Grant.objects.not_over().filter(ring=ring).select_related("holder", "ring"):
        if crypto.is_witnessed(held.facts(), bytes(held.witness or b""), key):
            yield held
