"""Through what messages leave: the mail server and the SMS gateway that an installation names.

A line is opened first; what fails until then was surely not handed over. What fails afterwards
either was refused in so many words, or nobody knows, and then it is not sent again.
"""

import re
import smtplib
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from miriam.outbox.domain.queue import MessageWay
from miriam.outbox.domain.wording import Wording

# Hands a message to an address or a number.
Hand = Callable[[str, Wording], None]
NUMBER = "{number}"
NOWHERE = ("console", "dummy")
# Addresses that name the gateway itself; others name an account, and the library knows the gateway.
OWN = ("json://", "jsons://", "form://", "forms://", "xml://", "xmls://")
# Seconds: to be reached, and to answer.
CONNECTS, ANSWERS = 10.0, 20.0
PERMANENT, ASK_LATER = 500, frozenset({408, 425, 429})
# Somebody between us and the gateway said so, and does not know what became of it.
BETWEEN = frozenset({502, 504})
SAID = re.compile(r"error=(\d{3})")


class NotReached(Exception):
    """Nobody answered: nothing was handed over."""


class NotTaken(Exception):
    """It was refused in so many words: nothing left. `for_good` when asking again is no use."""

    def __init__(self, *, for_good: bool) -> None:
        super().__init__()
        self.for_good = for_good


class NobodyKnows(Exception):
    """It was handed over, and no answer came: it may have left."""


def can_leave(way: MessageWay) -> bool:
    """Whether this installation names something by which such messages leave."""
    if way is MessageWay.SMS:
        return NUMBER in settings.SMS_URL
    backend = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    return bool(settings.MESSAGES_FROM) and backend not in NOWHERE


def line(way: MessageWay) -> AbstractContextManager[Hand]:
    """A line that is open: inside, messages are handed over one by one.

    Raises:
        NotReached: when nobody answers, or nothing is named.
    """
    if not can_leave(way):
        raise NotReached
    return _sms_line() if way is MessageWay.SMS else _mail_line()


@contextmanager
def _mail_line() -> Iterator[Hand]:
    connection: Any = get_connection()
    try:
        connection.open()
    except OSError as error:
        raise NotReached from error
    try:
        yield partial(_mail, connection)
    finally:
        with suppress(OSError):
            connection.close()


def _mail(connection: Any, address: str, wording: Wording) -> None:
    letter = EmailMessage(
        wording.title,
        wording.text,
        settings.MESSAGES_FROM,
        [address],
        headers={"Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, _said = refused.recipients[address]
        raise NotTaken(for_good=code >= PERMANENT) from None
    except smtplib.SMTPResponseException as refused:
        raise NotTaken(for_good=refused.smtp_code >= PERMANENT) from None


@contextmanager
def _sms_line() -> Iterator[Hand]:
    """A gateway is asked for each message by itself; here one sees whether it is there."""
    gateway = _gateway_to("+32000000000")
    if gateway is None:
        raise NotReached
    if place := _place_of(gateway):
        try:
            socket.create_connection(place, timeout=CONNECTS).close()
        except OSError as error:
            raise NotReached from error
    yield _text


def _place_of(gateway: Any) -> tuple[str, int] | None:
    """Where it answers; nothing when only the library knows, and what fails may have left."""
    if settings.SMS_URL.startswith(OWN):
        return gateway.host, gateway.port or (443 if gateway.secure else 80)
    place = urlsplit(str(getattr(gateway, "notify_url", "") or "")).hostname
    return (place, 443) if place and "{" not in place else None


def _gateway_to(number: str) -> Any:
    from apprise import Apprise

    gateway: Any = Apprise.instantiate(settings.SMS_URL.replace(NUMBER, quote(number, safe="")))
    if gateway is not None:
        gateway.socket_connect_timeout, gateway.socket_read_timeout = CONNECTS, ANSWERS
    return gateway


def _text(number: str, wording: Wording) -> None:
    from apprise import NotifyFormat
    from apprise.logger import LogCapture

    gateway = _gateway_to(number)
    if gateway is None:
        raise NotTaken(for_good=True)
    capture: Any = LogCapture
    with capture() as told:
        taken = gateway.notify(body=wording.text, body_format=NotifyFormat.TEXT)
        said = SAID.findall(told.getvalue())
    if not taken:
        raise _refusal(int(said[-1]) if said else None)


def _refusal(code: int | None) -> Exception:
    """What an answer of the gateway means; without one nobody knows."""
    if code is None or code in BETWEEN:
        return NobodyKnows()
    return NotTaken(for_good=code < PERMANENT and code not in ASK_LATER)
