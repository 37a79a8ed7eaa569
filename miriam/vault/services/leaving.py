"""Taking keys back: what was handed is taken away, and whoever stays makes new generations."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from miriam.vault.crypto import KeyPair
from miriam.vault.domain import Depth, Reason
from miriam.vault.keychain import Keychain
from miriam.vault.models import Grant, Holder, KeyRequest, Ring, Voucher
from miriam.vault.services import circles, generations
from miriam.vault.services.asking import carry_requests
from miriam.vault.services.circles import Circle
from miriam.vault.services.rings import open_all, open_now


@transaction.atomic
def revoke(*, subject: UUID, holder: Holder, reason: Reason | None = None) -> None:
    """Take back a holder's keys to a subject (those given for one reason, or all of them).

    Those of her lost keys too. The next holder who opens her vault makes a new generation.
    """
    hers = _with_lost(holder)
    grants = Grant.objects.filter(ring__subject=subject, holder__in=hers)
    if reason:
        grants = grants.filter(reason=reason)
    Ring.objects.filter(grants__in=grants).update(left_by_someone=True)
    grants.delete()
    KeyRequest.objects.filter(ring__subject=subject, holder__in=hers).delete()


@transaction.atomic
def leave(holder: Holder) -> None:
    """Take every key back from somebody who leaves; who stays makes new ones when next at work."""
    hers = _with_lost(holder)
    Ring.objects.filter(grants__holder__in=hers).update(left_by_someone=True)
    Grant.objects.filter(holder__in=hers).delete()
    KeyRequest.objects.filter(holder__in=hers).delete()
    Voucher.objects.filter(holder__in=hers).delete()
    Holder.objects.filter(successor=holder).delete()


def _with_lost(holder: Holder) -> list[Holder]:
    """A holder and the lost keys whose place she took: what is taken from her goes from them.

    Locked: a key that is just being handed to one of them is there before it is taken.
    """
    hers = Holder.objects.filter(Q(pk=holder.pk) | Q(successor=holder))
    return list(hers.select_for_update().order_by("pk"))


@transaction.atomic
def left_to(holder: Holder) -> list[tuple[UUID, Depth]]:
    """The rings that somebody left and this holder has, as subject and depth.

    A key that was lent until a day counts as left once the day has come.
    """
    _take_back_lent()
    left = Ring.objects.select_for_update().filter(
        left_by_someone=True,
        depth__in=list(Depth),
        pk__in=Grant.objects.running().filter(holder=holder).values("ring"),
    )
    return sorted({(ring.subject, ring.how_deep) for ring in left.order_by("pk")})


def _take_back_lent() -> None:
    over = Grant.objects.over()
    Ring.objects.filter(grants__in=over).update(left_by_someone=True)
    over.delete()


@transaction.atomic
def renew(keychain: Keychain, *, subject: UUID, depth: Depth, circle: Circle) -> None:
    """Make a new generation of a ring and hand it to all who hold the present one.

    What was written stays readable to them; whoever left cannot read what comes. A grant that
    nobody with the key wrote, whose holder has another public key now, or whom no member of the
    circle let in, is left behind.

    Raises:
        Closed: when the ring is not open in this keychain.
    """
    [present] = open_now(keychain, subject, [depth])
    key = keychain.key(subject, depth)
    ring, new_key = generations.next_after(present, key)
    keychain.add(ring, new_key)
    for held in generations.genuine(present, key):
        if circle.seat_of(held.holder):
            time = {"starts_at": held.starts_at, "ends_at": held.ends_at}
            generations.hand(ring, new_key, held.holder, reason=held.reason, by=None, **time)
    carry_requests(present, key, ring, new_key)
    Ring.objects.filter(subject=subject, depth=depth).update(left_by_someone=False)


@transaction.atomic
def renew_left(
    keychain: Keychain,
    places: Iterable[tuple[UUID, Depth]],
    *,
    holder: Holder,
    pair: KeyPair,
    circle: Circle,
) -> None:
    """Make new generations of the rings that somebody left (`left_to`); the circle has its own."""
    places = [(subject, depth) for subject, depth in places if depth != circles.DEPTH]
    if not places:
        return
    subjects, depths = zip(*places, strict=True)
    open_all(keychain, holder=holder, pair=pair, subjects=subjects, depths=depths)
    for subject, depth in places:
        if keychain.is_open(subject, depth):
            renew(keychain, subject=subject, depth=depth, circle=circle)
