"""What others may know of the sessions of a group: counts and dates, nothing that was prepared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from miriam.groups.models import Group
from miriam.groupwork.domain import CareState
from miriam.groupwork.models import Session, SessionCare

SEALED = ("title", "aim", "course", "guest", "travel", "languages", "materials")


@dataclass(frozen=True)
class GroupAccount:
    """What a coordinator answers for; no woman follows from any of it."""

    planned: int
    held: int
    moved: int
    dropped: int
    care_lacked: int
    domains: tuple[str, ...]
    partners: tuple[str, ...]
    days: tuple[date, ...]


def facts_for_account(group: Group) -> GroupAccount:
    """Counts of the group's own sessions, their domains of life, partners and days; two queries."""
    every = list(Session.objects.filter(group=group).defer(*SEALED).order_by("starts_at", "pk"))
    standing = [session for session in every if not session.is_dropped]
    return GroupAccount(
        planned=len(every),
        held=sum(session.is_over for session in standing),
        moved=sum(session.moved_from is not None for session in every),
        dropped=len(every) - len(standing),
        care_lacked=_care_lacked(standing),
        domains=_distinct(domain for session in standing for domain in session.domains),
        partners=_distinct(session.partner for session in standing),
        days=tuple(session.day for session in standing),
    )


def _care_lacked(sessions: list[Session]) -> int:
    lacked = SessionCare.objects.filter(state=CareState.LACKED)
    return lacked.filter(session__in=[session.pk for session in sessions]).count()


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word}))


@dataclass(frozen=True)
class SessionEntry:
    """A session as a calendar carries it: without its title and without the name of its group."""

    key: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    sequence: int
    is_cancelled: bool
    place: str


def feed_entries(group: Group, *, since: datetime) -> list[SessionEntry]:
    """What calendars of the group carry from then on, also what was dropped, so that it goes."""
    joined = Session.joined.through.objects.filter(group=group).order_by().values("session")
    expected = Session.objects.filter(Q(group=group) | Q(pk__in=joined), ends_at__gte=since)
    return [_entry(one) for one in expected.defer(*SEALED).order_by("starts_at", "pk")]


def _entry(session: Session) -> SessionEntry:
    return SessionEntry(
        str(session.public_id),
        session.starts_at,
        session.ends_at,
        session.changed_at,
        session.sequence,
        session.is_dropped,
        session.place,
    )
