"""A calendar as telephones read it (RFC 5545): day, hour and a neutral title, and nothing else.

The zone is written out by its rule. Some programs read the list of changes that libraries make only
as far as its first, and then show every appointment of the summer an hour early.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from miriam.outbox.domain.entries import FeedEntry

BRUSSELS = ZoneInfo("Europe/Brussels")
# Of the European Union since 1996; a telephone that knows the zone by its name does not ask.
ZONE = Timezone.from_ical(
    """BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19810329T020000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
)
# How often a telephone may ask again; many ask more seldom, whatever stands here.
ASKED_EVERY = timedelta(hours=1)


def written(name: str, entries: Iterable[FeedEntry]) -> bytes:
    """The calendar of this name: the same entries make the same bytes, so that a telephone that has
    them is told so.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Agenda//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASKED_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add_component(ZONE)
    for entry in sorted(entries, key=lambda one: (one.starts_at, one.uid)):
        calendar.add_component(_event(entry))
    made: bytes = calendar.to_ical()
    return made


def _event(entry: FeedEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", entry.title)
    for name, moment in _moments(entry):
        event.add(name, moment)
    # When it was last changed, and not when it is asked for.
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.place:
        event.add("location", entry.place)
    return event


def _moments(entry: FeedEntry) -> list[tuple[str, datetime]]:
    """Begin and end by the clock of Brussels; by UTC when that clock shows one of them twice."""
    moments = [one.astimezone(BRUSSELS) for one in (entry.starts_at, entry.ends_at)]
    if any(map(_is_shown_twice, moments)):
        moments = [one.astimezone(UTC) for one in moments]
    return list(zip(("dtstart", "dtend"), moments, strict=True))


def _is_shown_twice(moment: datetime) -> bool:
    return moment.utcoffset() != moment.replace(fold=not moment.fold).utcoffset()
