"""Writing down how she can be reached without danger, and asking her again."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.people.acts import CONTACT_AGREED, CONTACT_CONFIRMED
from miriam.people.domain import Channel
from miriam.people.models import SafeContact
from miriam.people.permissions import WRITE_FILE
from miriam.people.services.editing import demand_running, take_version


@transaction.atomic
def agree(
    contact: SafeContact,
    *,
    channel: Channel | None,
    address: str,
    hours: str = "",
    may_leave_message: bool | None = None,
    name_to_show: str = "",
    code_word: str = "",
    avoid: str = "",
    version: int,
    by: Actor,
) -> None:
    """Write down what she says is safe; from today on it counts as confirmed.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else saved in between.
    """
    WRITE_FILE.demand(contact.file, by=by)
    demand_running(contact.file)
    take_version(contact, version)
    contact.channel = channel.value if channel else None
    contact.address, contact.hours = address, hours
    contact.may_leave_message = may_leave_message
    contact.name_to_show, contact.code_word, contact.avoid = name_to_show, code_word, avoid
    contact.confirmed_on = clock.today()
    contact.save()
    log.write(CONTACT_AGREED, about=contact.file, by=by)


@transaction.atomic
def confirm(contact: SafeContact, *, by: Actor) -> None:
    """She was asked again, and it is still safe."""
    WRITE_FILE.demand(contact.file, by=by)
    demand_running(contact.file)
    contact.confirmed_on = clock.today()
    contact.save(update_fields=["confirmed_on"])
    log.write(CONTACT_CONFIRMED, about=contact.file, by=by)
