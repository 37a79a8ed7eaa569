"""Asking for keys: a yes is said to somebody whom nobody has let in yet, and she waits."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from miriam.vault import crypto
from miriam.vault.domain import Depth, Reason
from miriam.vault.keychain import Keychain
from miriam.vault.models import Grant, Holder, KeyRequest, Ring
from miriam.vault.services import circles
from miriam.vault.services.rings import open_now


@transaction.atomic
def ask(
    keychain: Keychain,
    *,
    subject: UUID,
    depths: Iterable[Depth],
    for_holder: Holder,
    seat: UUID,
    reason: Reason,
) -> None:
    """Say yes to somebody whom nobody has let in yet: she waits, and any holder may answer.

    Raises:
        Closed: when a ring is not open in this keychain; who has no key promises none.
    """
    for ring in open_now(keychain, subject, depths):
        asked = KeyRequest(ring=ring, holder=for_holder, seat=seat, reason=reason)
        witness = crypto.witness(asked.facts(), keychain.key(subject, ring.how_deep))
        said = {"seat": seat, "reason": reason, "ends_at": None, "witness": witness}
        KeyRequest.objects.update_or_create(ring=ring, holder=for_holder, defaults=said)


@transaction.atomic
def succeed(old: Holder, *, by: Holder, seat: UUID) -> None:
    """A new key takes the place of a lost one, and asks again for all that this one had.

    Whoever answers looks at the grants of the lost key, not at these rows.
    """
    old.lost.update(successor=by)
    old.successor = by
    old.save(update_fields=["successor"])
    for asked in KeyRequest.objects.filter(holder=old).order_by("pk"):
        _ask_again(by, asked)
    for held in Grant.objects.not_over().filter(holder=old).exclude(ring__depth=circles.DEPTH):
        said = {"seat": seat, "reason": held.reason, "ends_at": held.ends_at}
        _ask_again(by, KeyRequest(ring_id=held.ring_id, **said))


def _ask_again(holder: Holder, lost: KeyRequest) -> None:
    said = {"seat": lost.seat, "reason": lost.reason, "ends_at": lost.ends_at}
    KeyRequest.objects.get_or_create(
        ring_id=lost.ring_id, holder=holder, defaults={**said, "witness": lost.witness}
    )


def waiting_for(holder: Holder) -> list[Holder]:
    """Those who wait for a ring that this holder has."""
    own = Grant.objects.running().filter(holder=holder).values("ring")
    return list(Holder.objects.filter(requests__ring__in=own).distinct().order_by("pk"))


def is_genuine(request: KeyRequest, key: bytes) -> bool:
    return crypto.is_witnessed(request.facts(), bytes(request.witness or b""), key)


def carry_requests(present: Ring, key: bytes, ring: Ring, new_key: bytes) -> None:
    """Who waited waits for the new generation; only what was witnessed is witnessed again."""
    for request in KeyRequest.objects.filter(ring=present).select_related("ring").order_by("pk"):
        genuine = is_genuine(request, key)
        request.ring = ring
        request.witness = crypto.witness(request.facts(), new_key) if genuine else None
        request.save(update_fields=["ring", "witness"])
