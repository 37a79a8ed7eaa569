"""Making rings, opening them with a holder's key, destroying them."""

import logging
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from miriam.vault import crypto
from miriam.vault.crypto import KeyPair
from miriam.vault.domain import Depth, Reason
from miriam.vault.keychain import Closed, Keychain
from miriam.vault.models import Grant, Holder, Ring
from miriam.vault.services import generations

logger = logging.getLogger(__name__)


@transaction.atomic
def make(
    *,
    subject: UUID,
    centre: UUID,
    depths: Iterable[Depth],
    holder: Holder,
    keychain: Keychain,
    reason: Reason,
) -> None:
    """New rings for a subject, in the hands of whoever makes them and open in this keychain."""
    for depth in depths:
        ring, key = generations.first(subject=subject, centre=centre, depth=depth)
        ring.save()
        keychain.add(ring, key)
        generations.hand(ring, key, holder, reason=reason, by=holder)


def open_all(
    keychain: Keychain,
    *,
    holder: Holder,
    pair: KeyPair,
    subjects: Iterable[UUID],
    depths: Iterable[Depth],
) -> None:
    """Open what this holder has a running grant for; what is not granted stays closed."""
    open_granted(keychain, generations.granted(holder, list(subjects), list(depths)), pair=pair)


def open_granted(keychain: Keychain, grants: Iterable[Grant], *, pair: KeyPair) -> None:
    """Open the rings of these grants, whose holder has this pair.

    A ring whose rows somebody changed reads as unreadable; the rest opens. A query is asked only
    where a ring has older generations.
    """
    for grant in grants:
        try:
            key = crypto.unbox(bytes(grant.boxed_key), pair)
            generations.take_in(keychain, grant.ring, key)
        except crypto.Unreadable:
            logger.warning("A key does not fit its ring any more: grant %s", grant.public_id)
            keychain.spoiled.add((grant.ring.subject, grant.ring.how_deep))


def open_for_writing(keychain: Keychain, *, subject: UUID, depths: Iterable[Depth]) -> None:
    """Take in the public halves: what is written goes in and cannot be read back."""
    for ring in _newest(subject, depths):
        keychain.add_writing_only(ring)


def _newest(subject: UUID, depths: Iterable[Depth]) -> list[Ring]:
    rings = Ring.objects.filter(subject=subject, depth__in=list(depths)).order_by("generation")
    return list({ring.depth: ring for ring in rings}.values())


def open_now(keychain: Keychain, subject: UUID, depths: Iterable[Depth]) -> list[Ring]:
    """The newest rings, all of them open here; a row that somebody put on top of them is not."""
    newest = _newest(subject, depths)
    for ring in newest:
        if keychain.generation(subject, ring.how_deep) != ring.generation:
            raise Closed(ring.depth)
    return newest


@transaction.atomic
def destroy(*, subject: UUID) -> None:
    """Erase a subject's rings: what was sealed with them is gone for everybody."""
    Ring.objects.filter(subject=subject).delete()
