"""Inside the installation: a queue to send, a worker that sends it, what stands in it afterwards.

    python -m benchmarks.posting fill 1000     women with a yes, and an appointment tomorrow each
    python -m benchmarks.posting work          `miriam worker`, which soon takes others for gone
    python -m benchmarks.posting careless      the control: what may have left leaves again
    python -m benchmarks.posting told          how many messages stand where

Each woman has a number or an address of her own. No key of hers is made: the queue needs none.
"""

import json
import sys
from datetime import time, timedelta

from config import sending
from config.start import load_settings, migrate

LEASE, EVERY = timedelta(seconds=3), 0.2
# Due now, and of tomorrow at whatever hour this runs.
AHEAD = timedelta(days=1)


def fill(women: int) -> None:
    """Half of them by SMS, half by e-mail."""
    from miriam.access.domain import Role
    from miriam.access.models import Account, Centre, Mandate
    from miriam.people.models import File

    migrate()
    centre = Centre.objects.create(name_fr="Val-Fictif", name_nl="Schijndal", is_fictional=True)
    account = Account.objects.create_user("nobody@example.org", name="Personne")
    hat = Mandate.objects.create(account=account, centre=centre, role=Role.CASE_MANAGER)
    for number in range(women):
        _plan(File.objects.create(centre=centre, case_manager=hat), hat, number)


def _plan(file, hat, number):
    from miriam.accompaniment.domain import EncounterKind
    from miriam.accompaniment.models import Appointment
    from miriam.core import clock
    from miriam.outbox.domain.agreed import AgreedWay
    from miriam.outbox.domain.hours import SafeHours
    from miriam.outbox.domain.queue import MessageWay
    from miriam.outbox.models import MessageChannel
    from miriam.people.models import SafeContact

    SafeContact.objects.create(file=file, confirmed_on=clock.today())
    by_sms = number % 2 == 0
    way = MessageWay.SMS if by_sms else MessageWay.EMAIL
    to = f"+32470{number:06}" if by_sms else f"woman{number}@exemple.example"
    channel = MessageChannel(file=file, of_changes=0)
    always = SafeHours(frozenset(range(7)), time(0), time(23, 59, 59, 999_999))
    channel.agreed = AgreedWay(way, to, "fr", always)
    channel.save()
    at = clock.now() + AHEAD
    Appointment.objects.create(file=file, mandate=hat, starts_at=at, kind=EncounterKind.OFFICE)


def work(*, is_careless: bool = False) -> None:
    """As `miriam worker` does it."""
    from miriam.outbox.domain.queue import MessageState
    from miriam.outbox.models import OutgoingMessage
    from miriam.outbox.services import queue

    queue.LEASE, sending.EVERY = LEASE, EVERY
    if is_careless:
        lost = OutgoingMessage.objects.filter(state=MessageState.SENDING)
        queue.say_perhaps = lambda: lost.filter(claimed_at__lte=queue.clock.now() - LEASE).update(
            state=MessageState.WAITING
        )
    sending.main([])


def told() -> None:
    """How many stand where, and the addresses of those that left or may have, as JSON."""
    from miriam.outbox.models import OutgoingMessage

    states: dict[str, list[str]] = {}
    for message in OutgoingMessage.objects.select_related("channel").order_by("pk"):
        states.setdefault(message.state, []).append(message.channel.agreed.address)
    sys.stdout.write(json.dumps(states))


if __name__ == "__main__":
    load_settings()
    match sys.argv[1:]:
        case ["fill", women]:
            fill(int(women))
        case ["work"]:
            work()
        case ["careless"]:
            work(is_careless=True)
        case _:
            told()
