"""What others may know of the sessions of a group: counts and dates, nothing that was prepared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from miriam.groups.domain import Phase
from miriam.groups.models import Group, Place
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
    # Of those dropped, the sessions whose day has passed.
    dropped_so_far: int
    # Sessions that were held without childcare, and those to come for which none is found yet.
    care_lacked: int
    care_open: int
    domains: tuple[str, ...]
    partners: tuple[str, ...]
    days: tuple[date, ...]


def facts_for_account(group: Group) -> GroupAccount:
    """Counts of the group's own sessions, their domains of life, partners and days; two queries."""
    every = list(Session.objects.filter(group=group).defer(*SEALED).order_by("starts_at", "pk"))
    standing = [session for session in every if not session.is_dropped]
    held = [session for session in standing if session.is_over]
    without_care = _without_care(group)
    return GroupAccount(
        planned=len(every),
        held=len(held),
        moved=sum(session.moved_from is not None for session in every),
        dropped=len(every) - len(standing),
        dropped_so_far=sum(session.is_dropped and session.is_over for session in every),
        care_lacked=sum(without_care.get(one.pk) == CareState.LACKED for one in held),
        care_open=sum(one.pk in without_care for one in standing if not one.is_over),
        domains=_distinct(domain for session in standing for domain in session.domains),
        partners=_distinct(session.partner for session in standing),
        days=tuple(session.day for session in standing),
    )


def _without_care(group: Group) -> dict[int, str]:
    """How it stands where no childcare is there: it is asked for, or it was not found."""
    open_ones = SessionCare.objects.filter(state__in=(CareState.LACKED, CareState.ASKED))
    return dict(open_ones.filter(session__group=group).values_list("session", "state"))


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
    """What calendars of the group carry from then on, also what was dropped, so that it goes; what
    an ended group had still planned is not held either.
    """
    joined = Session.joined.through.objects.filter(group=group).order_by().values("session")
    expected = Session.objects.filter(Q(group=group) | Q(pk__in=joined), ends_at__gte=since)
    carried = expected.select_related("group").defer(*SEALED).order_by("starts_at", "pk")
    return [_entry(one, group) for one in carried]


def _is_held(session: Session, group: Group) -> bool:
    """Whether the group meets then, as things stand; what is over was held."""
    has_ended = Phase.ENDED in (session.group.phase, group.phase)
    return not session.is_dropped and (session.is_over or not has_ended)


def _entry(session: Session, group: Group) -> SessionEntry:
    return SessionEntry(
        str(session.public_id),
        session.starts_at,
        session.ends_at,
        session.changed_at,
        session.sequence,
        not _is_held(session, group),
        session.place,
    )


@dataclass(frozen=True)
class Awaiting:
    """That a file (its key) is expected at a session, and when."""

    file: int
    session: UUID
    starts_at: datetime


def awaited_at(files: Iterable[int], *, since: datetime, until: datetime) -> list[Awaiting]:
    """At which sessions of this time these files are expected: those of the group in which they
    have a place, and those to which it is joined; an ended group meets no more. Three queries, and
    no key.
    """
    going_on = Place.objects.taken().filter(file__in=files, group__in=Group.objects.going_on())
    seats = going_on.values_list("group", "file")
    of_group: dict[int, list[int]] = defaultdict(list)
    for group, file in seats.order_by("pk"):
        of_group[group].append(file)
    return [
        Awaiting(file, session, starts_at)
        for group, session, starts_at in _ahead(list(of_group), since, until)
        for file in of_group[group]
    ]


def _ahead(
    groups: list[int], since: datetime, until: datetime
) -> Iterable[tuple[int, UUID, datetime]]:
    held = Session.objects.standing().filter(group__in=Group.objects.going_on())
    standing = held.filter(starts_at__gt=since, starts_at__lte=until)
    own = standing.filter(group__in=groups).values_list("group", "public_id", "starts_at")
    joined = standing.filter(joined__in=groups).values_list("joined", "public_id", "starts_at")
    return [*own.order_by("starts_at", "pk"), *joined.order_by("starts_at", "pk")]
