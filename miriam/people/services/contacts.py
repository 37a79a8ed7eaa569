"""Writing down how she can be reached without danger, and asking her again."""

from dataclasses import asdict, dataclass

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.people.acts import CONTACT_AGREED, CONTACT_CONFIRMED
from miriam.people.domain import Channel
from miriam.people.models import SafeContact
from miriam.people.permissions import WRITE_FILE
from miriam.people.services.editing import demand_running, take_version


@dataclass(frozen=True)
class ContactFacts:
    """What she says is safe; a message is never, always, or (none) not yet asked."""

    channel: Channel | None
    address: str
    hours: str = ""
    may_leave_message: bool | None = None
    name_to_show: str = ""
    code_word: str = ""
    avoid: str = ""


@transaction.atomic
def agree(
    contact: SafeContact, facts: ContactFacts, *, version: int, by: Actor, she_said_so: bool = True
) -> None:
    """Write down what she says is safe: from today on it counts as confirmed, unless it came from
    somebody else.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else saved in between.
    """
    WRITE_FILE.demand(contact.file, by=by)
    demand_running(contact.file)
    take_version(contact, version)
    contact.changes += _says_otherwise(contact, facts)
    for name, value in asdict(facts).items():
        setattr(contact, name, value)
    contact.confirmed_on = clock.today() if she_said_so else None
    contact.save()
    log.write(CONTACT_AGREED, about=contact.file, by=by)


def _says_otherwise(contact: SafeContact, facts: ContactFacts) -> bool:
    """Whether something is said that was not; an empty field and one never filled in are alike."""
    told = asdict(facts).items()
    return any(_or_none(getattr(contact, name)) != _or_none(value) for name, value in told)


def _or_none(value: object) -> object:
    return None if value == "" else value


@transaction.atomic
def confirm(contact: SafeContact, *, by: Actor) -> None:
    """She was asked again, and it is still safe."""
    WRITE_FILE.demand(contact.file, by=by)
    demand_running(contact.file)
    contact.confirmed_on = clock.today()
    contact.save(update_fields=["confirmed_on"])
    log.write(CONTACT_CONFIRMED, about=contact.file, by=by)
