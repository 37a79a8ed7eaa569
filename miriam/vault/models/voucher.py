"""A voucher: what a circle keeps of the yes that somebody said after comparing the digits."""

from uuid import UUID

from django.db import models

from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.vault.models.holder import Holder
from miriam.vault.models.ring import Ring


class Voucher(Record):
    """This key sits in this seat (a mandate), witnessed with the key of the circle.

    A row written by anybody else is worth nothing: it opens no key to anybody.
    """

    holder = models.OneToOneField(Holder, on_delete=models.CASCADE, related_name="voucher")
    ring = models.ForeignKey(Ring, on_delete=models.CASCADE, related_name="vouchers")
    seat = models.UUIDField()
    witness = models.BinaryField()

    secrecy = classify(operational="holder ring seat witness")


def facts(ring: Ring, holder: Holder, seat: UUID) -> bytes:
    """What the witness stands for: in which circle, which key, in which seat."""
    key = bytes(holder.public_key).hex()
    return b"voucher|" + ring.place + f"|{holder.public_id}|{key}|{seat}".encode()
