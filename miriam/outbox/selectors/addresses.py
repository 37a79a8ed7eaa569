"""Which addresses of calendars live, and what the secret of one stands for."""

from miriam.access.models import Capability, Mandate
from miriam.access.services import capabilities
from miriam.people.models import File

MINE, HERS = "outbox.calendar.mine", "outbox.calendar.hers"


def mine(mandate: Mandate) -> Capability | None:
    """Her address, if there is one: since when and until when."""
    return capabilities.current(act=MINE, subject=mandate.public_id)


def hers(file: File) -> Capability | None:
    """The address that a mother wanted, if there is one."""
    return capabilities.current(act=HERS, subject=file.public_id)


def whose(secret: str) -> Mandate | File | None:
    """Whose calendar this secret opens, now: nobody's when it was stopped, when the mandate or the
    accompaniment has ended, or when there never was one.
    """
    address = capabilities.recognise(secret)
    if address is None or address.act not in (MINE, HERS):
        return None
    if address.act == HERS:
        return File.objects.running().filter(public_id=address.subject).first()
    mandates = Mandate.objects.running().admitted().with_keys().select_related("account")
    return mandates.filter(public_id=address.subject, account__is_active=True).first()
