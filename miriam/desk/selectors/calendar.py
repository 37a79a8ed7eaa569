"""The calendar that an address opens: what stands in it, gathered from the rooms that keep it.

Whoever asks has no account and no key. Of an appointment and of a session leave its day, its hour,
and that it was moved or dropped; nothing says with whom it is, where or what for, nor which of the
two it is.
"""

from collections.abc import Iterable
from datetime import timedelta

from miriam.access.models import Mandate
from miriam.accompaniment.domain import AppointmentState, Company
from miriam.accompaniment.selectors.appointments import (
    CalendarEntry,
    appointments_in,
    appointments_of,
)
from miriam.core import clock
from miriam.groups.selectors import groups_carried, groups_of
from miriam.groupwork.selectors.account import SessionEntry, feed_entries
from miriam.look.sheets.words import sheet_words
from miriam.outbox.domain.entries import FeedEntry
from miriam.outbox.selectors import whose
from miriam.people.models import File

# What is over stays a while: a telephone that asks seldom still hears that it was moved.
LOOKS_BACK = timedelta(days=60)
# Where nobody said how long it takes.
USUAL = timedelta(hours=1)


def calendar_behind(secret: str, language: str) -> bytes | None:
    """The calendar of whoever was given this secret, in the words of this language; nothing where
    the secret opens none (any more), or nobody has written these words.
    """
    # Few ask for one, and every process would carry what writes it.
    from miriam.outbox.domain.writing import written

    words, owner = sheet_words(language), whose(secret)
    if owner is None or not words.are_written:
        return None
    title = words.said("appointment")
    entries = [_entry(one, title) for one in _appointments(owner)]
    together = [_session_entry(one, title) for one in _sessions(owner)]
    return written(words.said("agenda"), entries + together)


def _appointments(owner: Mandate | File) -> Iterable[CalendarEntry]:
    """Of a professional those she keeps herself, of a mother those at which she is expected."""
    since = clock.now() - LOOKS_BACK
    if isinstance(owner, Mandate):
        return appointments_of(owner, since)
    kept = appointments_in(owner, since)
    return [one for one in kept if one.company is not Company.WITHOUT_HER]


def _sessions(owner: Mandate | File) -> Iterable[SessionEntry]:
    """Those of the groups that she carries, or in which she has a place today."""
    since = clock.now() - LOOKS_BACK
    groups = groups_carried(owner) if isinstance(owner, Mandate) else groups_of(owner)
    entries = [one for group in groups for one in feed_entries(group, since=since)]
    # Two groups that are joined meet once, and as long as one of them goes on.
    return {one.key: one for one in sorted(entries, key=lambda it: not it.is_cancelled)}.values()


def _session_entry(one: SessionEntry, title: str) -> FeedEntry:
    return FeedEntry(
        uid=one.key,
        title=title,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        changed_at=one.changed_at,
        sequence=one.sequence,
        cancelled=one.is_cancelled,
    )


def _entry(one: CalendarEntry, title: str) -> FeedEntry:
    lasts = timedelta(minutes=one.minutes) if one.minutes else USUAL
    return FeedEntry(
        uid=str(one.public_id),
        title=title,
        starts_at=one.starts_at,
        ends_at=one.starts_at + lasts,
        changed_at=one.changed_at,
        sequence=one.sequence,
        cancelled=one.state is AppointmentState.DROPPED,
    )
