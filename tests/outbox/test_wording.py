"""What a message says: neutral, in six languages, and never longer than one SMS."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from miriam.outbox.domain.queue import MessageKind
from miriam.outbox.domain.sms import BASIC, EXTENDED, fits_one_sms, septets
from miriam.outbox.domain.wording import is_reviewed, languages, worded

# Whole words that say who writes, or why she comes.
TELLING = re.compile(
    r"miriam|mirjam|cpas|ocmw|pcsw|social|sociaal|groupe?\b|groep|grupo?\b|مجموعة|اجتماع",
    re.IGNORECASE,
)
# A year of days, at the hours that take the most room.
EVERY_DAY = [datetime(2031, 1, 1, 10, 45, tzinfo=UTC) + timedelta(days=it) for it in range(365)]


def test_the_table_of_septets_is_whole() -> None:
    assert len(BASIC) == 127
    assert len(EXTENDED) == 10
    assert not BASIC & EXTENDED


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 160, True),
        ("a" * 161, False),
        ("€" * 80, True),
        ("€" * 80 + "a", False),
        ("’" * 70, True),
        ("’" * 71, False),
        ("😀" * 35, True),
        ("😀" * 35 + "a", False),
    ],
)
def test_what_fits(text: str, fits: bool) -> None:
    assert fits_one_sms(text) is fits


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("language", languages())
def test_every_message_is_one_sms_on_every_day_of_a_year(language: str, kind: MessageKind) -> None:
    said = [worded(kind, day, language) for day in EVERY_DAY]
    assert all(fits_one_sms(one.text) for one in said)
    assert len({one.text for one in said}) == len(EVERY_DAY)


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("language", languages())
def test_no_message_says_who_writes_or_why(language: str, kind: MessageKind) -> None:
    said = worded(kind, EVERY_DAY[0], language)
    assert not TELLING.search(f"{said.title} {said.text}")
    assert "http" not in said.text


def test_the_words_of_french_and_dutch_cost_one_sms_of_the_cheap_alphabet() -> None:
    for language in ("fr", "nl", "en"):
        assert all(
            septets(worded(MessageKind.APPOINTMENT, day, language).text) for day in EVERY_DAY
        )


def test_it_says_the_day_and_the_hour_of_brussels() -> None:
    at = datetime(2031, 7, 2, 12, 30, tzinfo=UTC)
    assert worded(MessageKind.APPOINTMENT, at, "fr").text == (
        "Rappel : rendez-vous mercredi 2/7 à 14:30. Ne pas répondre."
    )
    assert "woensdag 2/7 om 14:30" in worded(MessageKind.APPOINTMENT, at, "nl").text


def test_what_nobody_read_over_says_so() -> None:
    assert languages()[:2] == ["fr", "nl"]
    assert [it for it in languages() if is_reviewed(it)] == ["fr", "nl"]
