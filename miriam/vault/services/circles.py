"""A circle: the holders of a centre, each let in by another who compared her digits.

Its key is known to its members alone, and with it they witness which key sits in which seat. No
key is handed to a holder for whom no such witness stands: rows written in the database by somebody
else are worth nothing (docs/adr/0009). Each member knows her circle by its root, which she wrote
down for herself when her own key was made.
"""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused, refuse_if
from miriam.vault import crypto
from miriam.vault.crypto import KeyPair
from miriam.vault.domain import Depth, Reason
from miriam.vault.keychain import Keychain
from miriam.vault.models import Grant, Holder, Ring, Voucher
from miriam.vault.models.voucher import facts
from miriam.vault.services import generations

DEPTH = Depth.CIRCLE
MEMBER = Reason.MEMBER
TRUST = "miriam-trust"


class NotVouched(Refused):
    """No colleague has compared the digits of this key, or the rows that say so were changed."""

    sentence = _(
        "Aucune collègue n’a comparé les chiffres de son code : rien n’a été ouvert. "
        "Comparez-les de vive voix, depuis la page « Équipe »."
    )


class UnknownCircle(Refused):
    """The circle in the database is not the one that she knows."""

    sentence = _(
        "Quelque chose ne correspond pas dans votre centre : rien n’a été ouvert à personne. "
        "Prévenez qui veille sur la sécurité de votre installation."
    )


@dataclass
class Circle:
    """The circle of a centre, opened by one of its members."""

    ring: Ring
    key: bytes
    root: bytes

    @cached_property
    def vouchers(self) -> dict[int, Voucher]:
        """What its members have witnessed, and what others may have written, by holder."""
        return {voucher.holder_id: voucher for voucher in Voucher.objects.filter(ring=self.ring)}

    def seat_of(self, holder: Holder) -> UUID | None:
        """The seat in which a member has seen this very key; nothing when nobody has."""
        voucher = self.vouchers.get(holder.pk)
        if voucher is None:
            return None
        said = facts(self.ring, holder, voucher.seat)
        genuine = crypto.is_witnessed(said, bytes(voucher.witness), self.key)
        return voucher.seat if genuine else None

    def demand(self, holder: Holder, *, seat: UUID) -> None:
        """Refuse to hand anything to a key that nobody has seen in this seat.

        Raises:
            NotVouched: when no member let it in.
        """
        refuse_if(self.seat_of(holder) != seat, NotVouched)

    def digits_of(self, holder: Holder) -> str:
        """What a member compares with what the owner of this key reads aloud."""
        return crypto.fingerprint(bytes(holder.public_key), self.root)

    def vouch(self, holder: Holder, *, seat: UUID) -> None:
        """Witness that this key sits in this seat."""
        witness = crypto.witness(facts(self.ring, holder, seat), self.key)
        written = {"ring": self.ring, "seat": seat, "witness": witness}
        self.vouchers[holder.pk], _made = Voucher.objects.update_or_create(
            holder=holder, defaults=written
        )


def trust_facts(centre: UUID, holder: Holder, root: bytes) -> bytes:
    """What a holder witnesses for herself: this is the circle of my centre."""
    return f"trust|{centre}|{holder.public_id}|{root.hex()}".encode()


def _write_trust(centre: UUID, root: bytes, holder: Holder, pair: KeyPair) -> None:
    own = crypto.own_key(pair, TRUST)
    holder.trusted_root = root
    holder.trust_witness = crypto.witness(trust_facts(centre, holder, root), own)
    holder.save(update_fields=["trusted_root", "trust_witness"])


def _trusted_root(centre: UUID, holder: Holder, pair: KeyPair) -> bytes | None:
    """The root that she wrote down, unless somebody else did."""
    root = bytes(holder.trusted_root or b"")
    own = crypto.own_key(pair, TRUST)
    said = trust_facts(centre, holder, root)
    return root if crypto.is_witnessed(said, bytes(holder.trust_witness or b""), own) else None


@transaction.atomic
def found(centre: UUID, *, seat: UUID, holder: Holder, pair: KeyPair) -> Circle:
    """A new circle around its first member; one that nobody could open any more goes."""
    Ring.objects.filter(subject=centre, depth=DEPTH).delete()
    ring, key = generations.first(subject=centre, centre=centre, depth=DEPTH)
    ring.save()
    circle = Circle(ring, key, root=bytes(ring.public_key))
    generations.hand(ring, key, holder, reason=MEMBER, by=holder)
    circle.vouch(holder, seat=seat)
    _write_trust(centre, circle.root, holder, pair)
    return circle


@transaction.atomic
def get_to_know(centre: UUID, *, holder: Holder, pair: KeyPair) -> None:
    """Write down for herself which circle her centre has, when her key is made.

    What she reads aloud later stands for this circle too: with another one, the digits differ.
    """
    oldest = Ring.objects.filter(subject=centre, depth=DEPTH).order_by("generation").first()
    if oldest:
        _write_trust(centre, bytes(oldest.public_key), holder, pair)


def know(circle: Circle, *, holder: Holder, pair: KeyPair) -> None:
    """Write down for herself the circle that her lost key knew."""
    _write_trust(circle.ring.centre, circle.root, holder, pair)


def own_digits(centre: UUID, *, holder: Holder, pair: KeyPair) -> str:
    """What she reads aloud: of the key that she really has and the circle that she knows.

    Empty when the rows are no longer those that she wrote: then there is nothing to compare.
    """
    root = _trusted_root(centre, holder, pair)
    return crypto.fingerprint(pair.public, root) if root else ""


def enter(centre: UUID, *, holder: Holder, pair: KeyPair) -> Circle:
    """The circle of her centre, opened with her key.

    Raises:
        UnknownCircle: when it is not the one that she knows, or was never opened to her.
    """
    root = _trusted_root(centre, holder, pair)
    held = _newest_grant(centre, holder)
    if root is None or held is None:
        raise UnknownCircle
    try:
        key = crypto.unbox(bytes(held.boxed_key), pair)
        known = Keychain()
        generations.take_in(known, held.ring, key)
    except crypto.Unreadable as spoiled:
        raise UnknownCircle from spoiled
    oldest = known.rings[centre, DEPTH][0]
    refuse_if((oldest.generation, oldest.public_key) != (1, root), UnknownCircle)
    return Circle(held.ring, key, root)


def _newest_grant(centre: UUID, holder: Holder) -> Grant | None:
    own = Grant.objects.running().filter(
        holder=holder, ring__subject=centre, ring__centre=centre, ring__depth=DEPTH
    )
    return own.select_related("ring").order_by("-ring__generation").first()


@transaction.atomic
def admit(circle: Circle, holder: Holder, *, seat: UUID, by: Holder) -> None:
    """Take a holder in whose digits were compared."""
    generations.hand(circle.ring, circle.key, holder, reason=MEMBER, by=by)
    circle.vouch(holder, seat=seat)


@transaction.atomic
def renew(circle: Circle) -> Circle:
    """A new generation, once somebody has left: what is genuine is witnessed again.

    Whoever left takes the old key along; with it nothing can be witnessed any more.
    """
    ring, key = generations.next_after(circle.ring, circle.key)
    renewed = Circle(ring, key, circle.root)
    for held in generations.genuine(circle.ring, circle.key):
        seat = circle.seat_of(held.holder)
        if seat:
            generations.hand(ring, key, held.holder, reason=MEMBER, by=None)
            renewed.vouch(held.holder, seat=seat)
    Ring.objects.filter(subject=ring.subject, depth=DEPTH).update(left_by_someone=False)
    return renewed


def is_left(circle: Circle) -> bool:
    """Whether somebody has left since this generation was made."""
    return circle.ring.left_by_someone
