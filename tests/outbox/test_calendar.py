"""A calendar as it is written: what every telephone may rely on, and nothing that says more."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as some
from icalendar import Calendar

from miriam.outbox.domain.entries import FeedEntry
from miriam.outbox.domain.writing import written

BRUSSELS = ZoneInfo("Europe/Brussels")
NINE = datetime(2031, 7, 9, 9, tzinfo=BRUSSELS)
ENTRY = FeedEntry(
    uid="0d5fe18e-b371-4df0-b597-d1e9279a39a9",
    title="Rendez-vous",
    starts_at=NINE,
    ends_at=NINE + timedelta(hours=1),
    changed_at=NINE - timedelta(days=30),
    sequence=2,
)
# Whatever else stands in a calendar was thought of by nobody.
SAID = {
    *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL"),
    *("TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "DTSTART", "DTEND", "DTSTAMP"),
    *("UID", "SUMMARY", "SEQUENCE", "CLASS", "LAST-MODIFIED", "STATUS"),
}


def lines_of(*entries: FeedEntry) -> list[str]:
    """The lines as they are meant, put together again where they were folded."""
    return written("Agenda", entries).decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_it_says_what_telephones_look_for() -> None:
    lines = lines_of(ENTRY)
    for line in (
        "METHOD:PUBLISH",
        "NAME:Agenda",
        "X-WR-CALNAME:Agenda",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "UID:0d5fe18e-b371-4df0-b597-d1e9279a39a9",
        "SUMMARY:Rendez-vous",
        "DTSTART;TZID=Europe/Brussels:20310709T090000",
        "DTEND;TZID=Europe/Brussels:20310709T100000",
        "SEQUENCE:2",
        "CLASS:PRIVATE",
        "STATUS:CONFIRMED",
        "DTSTAMP:20310609T070000Z",
        "LAST-MODIFIED:20310609T070000Z",
    ):
        assert line in lines


def test_it_says_nothing_else() -> None:
    names = {re.split("[:;]", line)[0] for line in lines_of(ENTRY, replace(ENTRY, cancelled=True))}
    assert names <= SAID
    assert {"LOCATION"} == {
        re.split("[:;]", line)[0] for line in lines_of(replace(ENTRY, place="Salle bleue"))
    } - SAID


def test_what_was_dropped_stays_and_says_so() -> None:
    lines = lines_of(replace(ENTRY, cancelled=True))
    assert "STATUS:CANCELLED" in lines
    assert "UID:0d5fe18e-b371-4df0-b597-d1e9279a39a9" in lines


def test_the_zone_is_written_out_by_its_rule() -> None:
    lines = lines_of(ENTRY)
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines
    assert not [line for line in lines if line.startswith("RDATE")]


def test_an_hour_that_the_clock_shows_twice_is_written_by_utc() -> None:
    first = datetime(2031, 10, 26, 2, 30, tzinfo=BRUSSELS)
    second = first.replace(fold=1)
    for moment, hour in ((first, "003000Z"), (second, "013000Z")):
        lines = lines_of(replace(ENTRY, starts_at=moment, ends_at=moment.astimezone(UTC)))
        assert f"DTSTART:20311026T{hour}" in lines
        assert f"DTEND:20311026T{hour}" in lines


def test_the_same_entries_make_the_same_bytes_in_whatever_order() -> None:
    later = replace(ENTRY, uid="later", starts_at=NINE + timedelta(days=1))
    assert written("Agenda", [ENTRY, later]) == written("Agenda", [later, ENTRY])
    assert written("Agenda", [ENTRY]) != written("Agenda", [replace(ENTRY, sequence=3)])


@given(title=some.text(some.characters(exclude_categories=["C"]), max_size=120))
def test_no_line_is_longer_than_75_octets_and_the_words_come_back(title: str) -> None:
    calendar = written("Agenda", [replace(ENTRY, title=title)])
    assert max(map(len, calendar.split(b"\r\n"))) <= 75
    assert str(Calendar.from_ical(calendar).events[0]["SUMMARY"]) == title
