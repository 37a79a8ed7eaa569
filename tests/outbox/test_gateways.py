"""What leaves reaches a real mail server and a real HTTP gateway of this machine, once; and what
their answers mean.
"""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from typing import Any

import pytest

from benchmarks.post import HOST, Post, closed_port, mail_server, sms_gateway
from miriam.outbox.domain.queue import MessageKind, MessageWay
from miriam.outbox.domain.wording import worded
from miriam.outbox.services import gateways
from miriam.outbox.services.gateways import NobodyKnows, NotReached, NotTaken

NUMBER, ADDRESS, SENDER = "+32470123456", "maman@exemple.example", "agenda@rappel.example"
WORDS = worded(MessageKind.APPOINTMENT, datetime(2031, 7, 2, 12, 30, tzinfo=UTC), "ar")


def by_mail(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = HOST, port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 2
    settings.MESSAGES_FROM = SENDER


def by_sms(settings: Any, port: int) -> None:
    settings.SMS_URL = f"json://{HOST}:{port}/{{number}}"


@pytest.fixture
def mail(settings: Any) -> Iterator[Post]:
    with mail_server() as post:
        by_mail(settings, post.port)
        yield post


@pytest.fixture
def sms(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    monkeypatch.setattr(gateways, "ANSWERS", 2.0)
    with sms_gateway() as post:
        by_sms(settings, post.port)
        yield post


def hand(way: MessageWay) -> None:
    with gateways.line(way) as give:
        give(NUMBER if way is MessageWay.SMS else ADDRESS, WORDS)


def test_an_sms_arrives_once_word_for_word(sms: Post) -> None:
    hand(MessageWay.SMS)
    assert sms.arrived == {NUMBER: 1}
    assert sms.said == [WORDS.text]


def test_an_email_arrives_once_and_says_no_more(mail: Post) -> None:
    hand(MessageWay.EMAIL)
    assert mail.arrived == {ADDRESS: 1}
    letter = message_from_bytes(mail.said[0])
    assert letter.get_payload(decode=True).decode().strip() == WORDS.text
    assert str(make_header(decode_header(letter["Subject"]))) == WORDS.title
    assert letter["From"] == SENDER
    assert letter["Auto-Submitted"] == "auto-generated"
    assert b"miriam" not in mail.said[0].lower()


@pytest.mark.parametrize(
    ("answer", "for_good"), [(400, True), (401, True), (429, False), (500, False), (503, False)]
)
def test_what_a_gateway_refuses_did_not_leave(sms: Post, answer: int, for_good: bool) -> None:
    sms.answer = answer
    with pytest.raises(NotTaken) as refused:
        hand(MessageWay.SMS)
    assert refused.value.for_good is for_good


@pytest.mark.parametrize("answer", ["hang up", 502, 504])
def test_without_an_answer_of_the_gateway_nobody_knows(sms: Post, answer: object) -> None:
    sms.answer = answer
    with pytest.raises(NobodyKnows):
        hand(MessageWay.SMS)


def test_a_gateway_that_is_too_slow_may_have_sent_it(sms: Post) -> None:
    sms.slowly = 3
    with pytest.raises(NobodyKnows):
        hand(MessageWay.SMS)
    assert sms.arrived == {NUMBER: 1}


@pytest.mark.parametrize(
    ("answer", "for_good"),
    [
        ("RCPT 550 No such user", True),
        ("RCPT 451 Later", False),
        ("554 No", True),
        ("452 Full", False),
    ],
)
def test_what_a_mail_server_refuses_did_not_leave(mail: Post, answer: str, for_good: bool) -> None:
    mail.answer = answer
    with pytest.raises(NotTaken) as refused:
        hand(MessageWay.EMAIL)
    assert refused.value.for_good is for_good


def test_a_mail_server_that_is_too_slow_may_have_sent_it(mail: Post) -> None:
    mail.slowly = 3
    with pytest.raises(OSError, match="timed out"):
        hand(MessageWay.EMAIL)


@pytest.mark.parametrize("way", MessageWay)
def test_where_nobody_listens_nothing_was_handed_over(settings: Any, way: MessageWay) -> None:
    by_mail(settings, closed_port())
    by_sms(settings, closed_port())
    with pytest.raises(NotReached):
        hand(way)


@pytest.mark.parametrize("way", MessageWay)
def test_without_a_gateway_nothing_can_leave(settings: Any, way: MessageWay) -> None:
    assert not gateways.can_leave(way)
    with pytest.raises(NotReached):
        hand(way)


@pytest.mark.parametrize("address", ["json://", "no-such-library://{number}", "twilio://{number}"])
def test_an_address_that_leads_nowhere_hands_nothing_over(settings: Any, address: str) -> None:
    settings.SMS_URL = address
    with pytest.raises(NotReached):
        hand(MessageWay.SMS)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("vonage://AbcDefGh:Secret12@32470123455/{number}", ("rest.nexmo.com", 443)),
        (f"twilio://AC{'a' * 32}:{'b' * 32}@32470123455/{{number}}", None),
        (f"sinch://{'a' * 32}:{'b' * 32}@32470123455/{{number}}", None),
        ("jsons://passerelle.example/{number}", ("passerelle.example", 443)),
    ],
)
def test_a_named_gateway_is_looked_for_where_the_library_says(
    settings: Any, address: str, place: tuple[str, int] | None
) -> None:
    settings.SMS_URL = address
    assert gateways._place_of(gateways._gateway_to(NUMBER)) == place


def test_on_the_console_of_whoever_tries_it_out_nothing_leaves(settings: Any) -> None:
    settings.MESSAGES_FROM = SENDER
    assert gateways.can_leave(MessageWay.EMAIL)
    for backend in gateways.NOWHERE:
        settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
        assert not gateways.can_leave(MessageWay.EMAIL)


class Said(logging.Handler):
    """What reaches the log of an installation."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.mark.parametrize("answer", [503, "hang up"])
def test_no_log_names_the_number(sms: Post, capfd: Any, answer: object) -> None:
    root, said = logging.getLogger(), Said()
    root.addHandler(said)
    sms.answer = answer
    with pytest.raises((NotTaken, NobodyKnows)):
        hand(MessageWay.SMS)
    logging.getLogger("another").warning("it listens")
    root.removeHandler(said)
    shown = capfd.readouterr()
    assert "it listens" in said.lines
    assert NUMBER[3:] not in "".join(said.lines) + shown.out + shown.err
