"""Guessing is slowed, nobody is locked out: failures count per address, never per name alone.

A person's name is known to many, and whoever wants to keep her out must not be able to by typing
it. What counts is the address, and the pair (name, address); on a device on which she has signed
in, the pair (name, device) alone, because an office has one address for everybody. Only behind the
right password is there a count per account: whoever fails there already holds her password.

A try is counted before anything is looked at, and those that count against the same thing take
turns: however many come at once, no more than the limit are looked at. One that fails is a line on
the console, in which nobody is named.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import truncate_ip
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from miriam.core import afterwards, clock
from miriam.core.refusals import Refused, refuse_if
from miriam.signin.models import Guess
from miriam.signin.services import known_devices, slowed

logger = logging.getLogger(__name__)

PASSWORD, CODE, LINK, RECOVERY, SHEET = "password", "code", "link", "recovery", "sheet"
# Not counted: it cannot be guessed.
PASSKEY = "passkey"
ON_KNOWN_DEVICE, CODE_EVERYWHERE, PROPOSAL = "on-known-device", "code-everywhere", "proposal"
IN_HER_NAME = (PASSWORD, CODE, RECOVERY)
MINUTES, HOUR = timedelta(minutes=1), timedelta(hours=1)
LOCK_BYTES, MARK_SHOWN = 8, 12


@dataclass(frozen=True)
class Rate:
    """How many tries may fail within how long."""

    most: int
    lasts: timedelta


RATES = {
    PASSWORD: Rate(5, 5 * MINUTES),
    ON_KNOWN_DEVICE: Rate(5, 5 * MINUTES),
    CODE: Rate(5, 5 * MINUTES),
    CODE_EVERYWHERE: Rate(60, HOUR),
    LINK: Rate(5, 10 * MINUTES),
    RECOVERY: Rate(5, 10 * MINUTES),
    SHEET: Rate(10, 5 * MINUTES),
    PROPOSAL: Rate(5, 10 * MINUTES),
}
RATES_OF_AN_ADDRESS = {
    PASSWORD: Rate(100, 10 * MINUTES),
    LINK: Rate(30, 10 * MINUTES),
    RECOVERY: Rate(30, 10 * MINUTES),
    PROPOSAL: Rate(30, 10 * MINUTES),
}


class TooOften(Refused):
    """Several failures in a row; after `lasts` none of them counts any more."""

    def __init__(self, lasts: timedelta) -> None:
        super().__init__(lasts)
        self.sentence = _(
            "Plusieurs essais n’ont pas abouti. Attendez %(minutes)s minutes, puis essayez encore "
            "une fois. Votre compte n’est pas bloqué."
        ) % {"minutes": lasts // MINUTES}


class NotCounted(Refused):
    """The try could not be written down; what is not counted is not looked at."""

    sentence = _(
        "Miriam n’arrive pas à enregistrer en ce moment, et n’a donc rien vérifié. Attendez un "
        "instant, puis essayez encore une fois."
    )


@dataclass(frozen=True)
class Count:
    """What a try counts against, and how many of its kind may fail."""

    mark: str
    rate: Rate


class Attempt:
    """One try at something that can be guessed; `succeeded` takes it off the count.

    Raises:
        TooOften: when enough have failed; such a try is not counted itself.
        NotCounted: when the database cannot keep it.
    """

    def __init__(self, request: HttpRequest, act: str, name: str) -> None:
        self._is_right = False
        try:
            self._kept = _keep(_counts(request, act, name))
        except TooOften:
            note_refused(request, f"{act}, slowed")
            # Whose name it is, if anybody's, is looked up when the answer has left.
            if act in IN_HER_NAME:
                afterwards.do(lambda: slowed.tell(name))
            raise
        except DatabaseError as error:
            raise NotCounted from error
        # Whoever asks for a link is neither right nor wrong.
        if act != LINK:
            afterwards.do(lambda: self._note(request, act))

    def succeeded(self) -> None:
        """Right at once: nothing to count."""
        self._is_right = True
        Guess.objects.filter(pk__in=self._kept).delete()

    def _note(self, request: HttpRequest, act: str) -> None:
        if not self._is_right:
            note_refused(request, act)


def note_refused(request: HttpRequest, what: str) -> None:
    """A line for whoever keeps the machine: what was tried, and a mark that is the same for the
    same address; neither a name nor an address can be read in it.
    """
    mark = _mark("refused from", _address(request))
    logger.warning("Refused: %s, from %s", what, mark[:MARK_SHOWN])


def forget_those_over() -> int:
    """Tries that count no longer; how many."""
    return Guess.objects.all().over().delete()[0]


def _counts(request: HttpRequest, act: str, name: str) -> list[Count]:
    """What it counts against, the widest first: there it ends soonest."""
    who = _as_compared(name)
    if act == SHEET:
        return [_count(RATES, act, who)]
    device = known_devices.of(request, name) if act == PASSWORD else None
    if device:
        return [_count(RATES, ON_KNOWN_DEVICE, f"{who}|{device}")]
    address = _address(request)
    pair = _count(RATES, act, f"{who}|{address}")
    if act == CODE:
        return [_count(RATES, CODE_EVERYWHERE, who), pair]
    return [_count(RATES_OF_AN_ADDRESS, act, address), pair]


def _address(request: HttpRequest) -> str:
    """Where it comes from: of IPv6 as much as one household has."""
    return str(truncate_ip(get_adapter().get_client_ip(request)))


def _as_compared(name: str) -> str:
    """Names that a database takes for the same are one: « ſ » is an s, « ı » an i."""
    return name.strip().upper().casefold()


def _count(rates: dict[str, Rate], act: str, key: str) -> Count:
    kind = "address" if rates is RATES_OF_AN_ADDRESS else "guess"
    return Count(_mark(f"{kind} {act}", key), rates[act])


def _mark(kind: str, key: str) -> str:
    return salted_hmac(kind, key, algorithm="sha256").hexdigest()


@transaction.atomic
def _keep(counts: list[Count]) -> list[int]:
    """Write the try down against each of them, all or none."""
    return [_keep_one(count) for count in counts]


def _keep_one(count: Count) -> int:
    _wait_for(count.mark)
    now = clock.now()
    same = Guess.objects.filter(mark=count.mark)
    same.over(now).delete()
    refuse_if(same.count() >= count.rate.most, TooOften(count.rate.lasts))
    return Guess.objects.create(mark=count.mark, counts_until=now + count.rate.lasts).pk


def _wait_for(mark: str) -> None:
    """Tries at the same thing come one after the other, until what was written is kept.

    SQLite lets one write at a time anyway.
    """
    if connection.vendor == "postgresql":
        turn = int.from_bytes(bytes.fromhex(mark)[:LOCK_BYTES], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [turn])
