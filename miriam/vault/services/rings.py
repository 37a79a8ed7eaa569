"""Making rings, opening them with a holder's key, handing them on and taking them back."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from miriam.core.prepared import Blank, Moment
from miriam.vault import crypto
from miriam.vault.crypto import KeyPair
from miriam.vault.keychain import Closed, Keychain
from miriam.vault.models import Grant, Holder, Request, Ring, Voucher
from miriam.vault.services import circles, generations
from miriam.vault.services.circles import Circle

logger = logging.getLogger(__name__)


@transaction.atomic
def make(
    *,
    subject: UUID,
    centre: UUID,
    depths: Iterable[str],
    holder: Holder,
    keychain: Keychain,
    reason: str,
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
    depths: Iterable[str],
) -> None:
    """Open what this holder has a running grant for; what is not granted stays closed.

    A ring whose rows somebody changed reads as unreadable; the rest opens. One query for the
    grants, one more only where a ring has older generations.
    """
    for grant in generations.granted(holder, list(subjects), list(depths)):
        try:
            key = crypto.unbox(bytes(grant.boxed_key), pair)
            generations.take_in(keychain, grant.ring, key)
        except crypto.Unreadable:
            logger.warning("A key does not fit its ring any more: grant %s", grant.public_id)
            keychain.spoiled.add((grant.ring.subject, grant.ring.depth))


def open_for_writing(keychain: Keychain, *, subject: UUID, depths: Iterable[str]) -> None:
    """Take in the public halves: what is written goes in and cannot be read back."""
    for ring in _newest(subject, depths):
        keychain.add_writing_only(ring)


def _newest(subject: UUID, depths: Iterable[str]) -> list[Ring]:
    rings = Ring.objects.filter(subject=subject, depth__in=list(depths)).order_by("generation")
    return list({ring.depth: ring for ring in rings}.values())


def _open_now(keychain: Keychain, subject: UUID, depths: Iterable[str]) -> list[Ring]:
    """The newest rings, all of them open here; a row that somebody put on top of them is not."""
    newest = _newest(subject, depths)
    for ring in newest:
        if keychain.generation(subject, ring.depth) != ring.generation:
            raise Closed(ring.depth)
    return newest


@transaction.atomic
def grant(
    keychain: Keychain,
    *,
    subject: UUID,
    depths: Iterable[str],
    to: Holder,
    seat: UUID,
    circle: Circle,
    reason: str,
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
    for ring in _open_now(keychain, subject, depths):
        key = keychain.key(subject, ring.depth)
        generations.hand(ring, key, to, reason=reason, by=by, starts_at=starts_at, ends_at=ends_at)
        Request.objects.filter(ring=ring, holder=to).delete()


@transaction.atomic
def ask(
    keychain: Keychain,
    *,
    subject: UUID,
    depths: Iterable[str],
    for_holder: Holder,
    seat: UUID,
    reason: str,
) -> None:
    """Say yes to somebody whom nobody has let in yet: she waits, and any holder may answer.

    Raises:
        Closed: when a ring is not open in this keychain; who has no key promises none.
    """
    for ring in _open_now(keychain, subject, depths):
        asked = Request(ring=ring, holder=for_holder, seat=seat, reason=reason)
        witness = crypto.witness(asked.facts(), keychain.key(subject, ring.depth))
        said = {"seat": seat, "reason": reason, "ends_at": None, "witness": witness}
        Request.objects.update_or_create(ring=ring, holder=for_holder, defaults=said)


@transaction.atomic
def succeed(old: Holder, *, by: Holder, seat: UUID) -> None:
    """A new key takes the place of a lost one, and asks again for all that this one had.

    Whoever answers looks at the grants of the lost key, not at these rows.
    """
    old.lost.update(successor=by)
    old.successor = by
    old.save(update_fields=["successor"])
    for asked in Request.objects.filter(holder=old).order_by("pk"):
        _ask_again(by, asked)
    for held in Grant.objects.not_over().filter(holder=old).exclude(ring__depth=circles.DEPTH):
        said = {"seat": seat, "reason": held.reason, "ends_at": held.ends_at}
        _ask_again(by, Request(ring_id=held.ring_id, **said))


def _ask_again(holder: Holder, lost: Request) -> None:
    said = {"seat": lost.seat, "reason": lost.reason, "ends_at": lost.ends_at}
    Request.objects.get_or_create(
        ring_id=lost.ring_id, holder=holder, defaults={**said, "witness": lost.witness}
    )


@dataclass
class Answered:
    """What was handed over, what nobody had said yes to, and how many keys still wait."""

    handed: set[UUID] = field(default_factory=set)
    refused: set[UUID] = field(default_factory=set)
    still_waiting: int = 0


class Promise(NamedTuple):
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
    requests = list(Request.objects.filter(holder=asking).select_related("ring").order_by("pk"))
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
    request: Request, key: bytes, *, asking: Holder, seat: UUID, circle: Circle
) -> Promise | None:
    """What somebody with this key has promised to this seat: the request itself, or what the lost
    key of the same seat had.
    """
    if request.seat == seat and _is_genuine(request, key):
        return Promise(request.reason, None, request.ends_at)
    lost = {holder.pk: holder for holder in asking.lost.all() if circle.seat_of(holder) == seat}
    for held in generations.genuine(request.ring, key):
        if held.holder_id in lost:
            return Promise(held.reason, held.starts_at, held.ends_at)
    return None


def _is_genuine(request: Request, key: bytes) -> bool:
    return crypto.is_witnessed(request.facts(), bytes(request.witness or b""), key)


def _with_lost(holder: Holder) -> list[Holder]:
    """A holder and the lost keys whose place she took: what is taken from her goes from them.

    Locked: a key that is just being handed to one of them is there before it is taken.
    """
    hers = Holder.objects.filter(Q(pk=holder.pk) | Q(successor=holder))
    return list(hers.select_for_update().order_by("pk"))


@transaction.atomic
def revoke(*, subject: UUID, holder: Holder, reason: str | None = None) -> None:
    """Take back a holder's keys to a subject (those given for one reason, or all of them).

    Those of her lost keys too. The next holder who opens her vault makes a new generation.
    """
    hers = _with_lost(holder)
    grants = Grant.objects.filter(ring__subject=subject, holder__in=hers)
    if reason:
        grants = grants.filter(reason=reason)
    Ring.objects.filter(grants__in=grants).update(left_by_someone=True)
    grants.delete()
    Request.objects.filter(ring__subject=subject, holder__in=hers).delete()


@transaction.atomic
def renew(keychain: Keychain, *, subject: UUID, depth: str, circle: Circle) -> None:
    """Make a new generation of a ring and hand it to all who hold the present one.

    What was written stays readable to them; whoever left cannot read what comes. A grant that
    nobody with the key wrote, whose holder has another public key now, or whom no member of the
    circle let in, is left behind.

    Raises:
        Closed: when the ring is not open in this keychain.
    """
    [present] = _open_now(keychain, subject, [depth])
    key = keychain.key(subject, depth)
    ring, new_key = generations.next_after(present, key)
    keychain.add(ring, new_key)
    for held in generations.genuine(present, key):
        if circle.seat_of(held.holder):
            time = {"starts_at": held.starts_at, "ends_at": held.ends_at}
            generations.hand(ring, new_key, held.holder, reason=held.reason, by=None, **time)
    _carry_requests(present, key, ring, new_key)
    Ring.objects.filter(subject=subject, depth=depth).update(left_by_someone=False)


def _carry_requests(present: Ring, key: bytes, ring: Ring, new_key: bytes) -> None:
    """Who waited waits for the new generation; only what was witnessed is witnessed again."""
    for request in Request.objects.filter(ring=present).select_related("ring").order_by("pk"):
        genuine = _is_genuine(request, key)
        request.ring = ring
        request.witness = crypto.witness(request.facts(), new_key) if genuine else None
        request.save(update_fields=["ring", "witness"])


@transaction.atomic
def leave(holder: Holder) -> None:
    """Take every key back from somebody who leaves; who stays makes new ones when next at work."""
    hers = _with_lost(holder)
    Ring.objects.filter(grants__holder__in=hers).update(left_by_someone=True)
    Grant.objects.filter(holder__in=hers).delete()
    Request.objects.filter(holder__in=hers).delete()
    Voucher.objects.filter(holder__in=hers).delete()
    Holder.objects.filter(successor=holder).delete()


def _take_back_lent() -> None:
    over = Grant.objects.over()
    Ring.objects.filter(grants__in=over).update(left_by_someone=True)
    over.delete()


@transaction.atomic
def left_to(holder: Holder) -> list[tuple[UUID, str]]:
    """The rings that somebody left and this holder has, as subject and depth.

    A key that was lent until a day counts as left once the day has come.
    """
    _take_back_lent()
    left = Ring.objects.select_for_update().filter(
        left_by_someone=True, pk__in=Grant.objects.running().filter(holder=holder).values("ring")
    )
    return sorted({(ring.subject, ring.depth) for ring in left.order_by("pk")})


@transaction.atomic
def renew_left(
    keychain: Keychain,
    places: Iterable[tuple[UUID, str]],
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


def held_by(holder: Holder, *, reasons: Iterable[str]) -> dict[UUID, set[str]]:
    """The depths that a holder has of each subject, for these reasons."""
    held: dict[UUID, set[str]] = {}
    for subject, depth in (
        Grant.objects.running()
        .filter(holder=holder, reason__in=list(reasons))
        .order_by("ring__subject", "ring__depth")
        .values_list("ring__subject", "ring__depth")
    ):
        held.setdefault(subject, set()).add(depth)
    return held


def subjects_of(
    holder: Holder | Blank, *, depth: str, now: Moment | None = None
) -> QuerySet[Grant, UUID]:
    """What this holder has the key of at this depth, as a question to put inside another."""
    own = Grant.objects.running(now).filter(holder=holder, ring__depth=depth)
    return own.order_by().values_list("ring__subject", flat=True)


def holders_of(subjects: Iterable[UUID], *, depth: str) -> QuerySet[Grant, int]:
    """Who has the key of any of these at this depth, as a question to put inside another."""
    grants = Grant.objects.running().filter(ring__subject__in=list(subjects), ring__depth=depth)
    return grants.order_by().values_list("holder", flat=True)


def asking_for_what(holder: Holder) -> list[Holder]:
    """Those who wait for a ring that this holder has."""
    own = Grant.objects.running().filter(holder=holder).values("ring")
    return list(Holder.objects.filter(requests__ring__in=own).distinct().order_by("pk"))


@transaction.atomic
def destroy(*, subject: UUID) -> None:
    """Erase a subject's rings: what was sealed with them is gone for everybody."""
    Ring.objects.filter(subject=subject).delete()
