"""The sessions at which the women of a case manager are expected, and what their lists ask of her
today: places for children that lack, and whom she wanted to ask after.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.attendance.domain import Roll
from miriam.attendance.models import Register
from miriam.attendance.selectors.childcare import Childcare, childcare_of
from miriam.attendance.selectors.lists import seated
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.groups.permissions import carried
from miriam.groupwork.models import Session
from miriam.groupwork.selectors.account import SEALED
from miriam.vault.domain import Depth

AHEAD = timedelta(days=7)
# Whoever was not asked after in four weeks is no longer called to mind.
BEHIND = timedelta(days=28)
A_DAY = timedelta(days=1)
# From then on she may want to say who is there.
NEAR = timedelta(hours=1)
# Of what was prepared, only what it is called stands among the hours of a day.
PREPARED = tuple(name for name in SEALED if name != "title")


@dataclass(frozen=True)
class Gathering:
    """A session and the group of hers that comes to it: the one that holds it, or one that is
    joined to it. `ring` is what the ring of that group is made for.
    """

    session: Session
    group: int
    ring: UUID

    @property
    def is_held(self) -> bool:
        """Whether her group holds it; one that joins sees day, hour and place."""
        return self.group == self.session.group_id

    @property
    def is_today(self) -> bool:
        """Whether it begins today, or still goes on from the night before."""
        goes_on = self.session.starts_at <= clock.now() < self.session.ends_at
        return self.session.day == clock.today() or goes_on

    @property
    def is_near(self) -> bool:
        """From an hour before it begins until its end."""
        return self.session.starts_at - NEAR <= clock.now() < self.session.ends_at

    def is_open(self, by: Actor) -> bool:
        """Whether the list of her group can be read."""
        return by.keychain.is_open(self.ring, Depth.GROUP)

    def says_title(self, by: Actor) -> bool:
        """Whether what it is called can be read."""
        return self.is_held and self.is_open(by)


@dataclass(frozen=True)
class Coming:
    """A session of today or of the next days, and how its childcare stands."""

    gathering: Gathering
    childcare: Childcare

    @property
    def lacks_places(self) -> bool:
        """Whether children who come have no place; nobody asks once it is over."""
        return not self.gathering.session.is_over and self.childcare.lacking > 0


@dataclass(frozen=True)
class FromLists:
    """The next sessions; the public names of the files she wants to ask after, each with those of
    the sessions where she said so.
    """

    coming: list[Coming]
    ask_after: Mapping[str, list[UUID]]


def gatherings(by: Actor, first: date, last: date) -> list[Gathering]:
    """The sessions of these days, dropped ones too, by their hour; each once, with the group of
    hers whose list she keeps there.
    """
    since, until = _midnight(first), _midnight(last + A_DAY)
    found = by.remember(
        f"attendance.{first}.{last}",
        lambda: _each_of_hers(_between(carried(by), since=since, until=until), by),
    )
    return list({one.session.pk: one for one in reversed(found)}.values())[::-1]


def next_gatherings(by: Actor) -> dict[int, Gathering]:
    """The next session of each group of hers (its key), one that goes on now included."""
    found = by.remember(
        "attendance.next", lambda: _each_of_hers(_standing(carried(by), now=clock.now()), by)
    )
    return {one.group: one for one in reversed(found)}


def opens_titles(shown: Iterable[Gathering]) -> Iterable[Opening]:
    """What a page opens on which these sessions stand with what they are called."""
    yield from _opening(one.ring for one in shown if one.is_held)


def opens_lists(by: Actor) -> Iterable[Opening]:
    """The rings of her groups that meet or met around today."""
    yield from _opening(one.ring for one in _around_today(by))


def from_lists(by: Actor) -> FromLists:
    """What is found in those lists; the gate has opened the rings."""
    sheets = _sheets(by)
    coming = [
        Coming(one, _childcare(one, sheets))
        for one in _around_today(by)
        if not one.session.is_dropped and (one.is_today or not one.session.is_over)
    ]
    return FromLists(coming, _asked_after(sheets, by))


def _asked_after(sheets: Mapping[int, Roll], by: Actor) -> Mapping[str, list[UUID]]:
    asked: dict[str, list[UUID]] = defaultdict(list)
    for one in _around_today(by):
        for key in sheets.get(one.session.pk, Roll()).asked_after_by(_me(by)):
            asked[key].append(one.session.public_id)
    return dict(asked)


def _around_today(by: Actor) -> list[Gathering]:
    today = clock.today()
    return gatherings(by, today - BEHIND, today + AHEAD)


@prepared
def _between(groups: list[int], since: datetime, until: datetime) -> QuerySet[Session]:
    """The sessions of this time at which these groups meet, one row for each group that joins."""
    return _at_which_meet(groups).filter(starts_at__gte=since, starts_at__lt=until)


@prepared
def _standing(groups: list[int], now: datetime) -> QuerySet[Session]:
    """Those that stand and are not over."""
    return _at_which_meet(groups).filter(is_dropped=False, ends_at__gt=now)


def _at_which_meet(groups: list[int]) -> QuerySet[Session]:
    rows = Session.objects.select_related("group", "care").defer(*PREPARED)
    beside = rows.annotate(beside=F("joined"), beside_ring=F("joined__public_id"))
    hers = beside.filter(Q(group__in=groups) | Q(beside__in=groups))
    return hers.order_by("starts_at", "pk", "beside")


def _each_of_hers(rows: Iterable[Session], by: Actor) -> list[Gathering]:
    """Each session with each group of hers that comes, by hour; the one that holds it first."""
    pairs = (one for row in rows for one in _of_hers(row, carried(by)))
    return list({(one.session.pk, one.group): one for one in pairs}.values())


def _of_hers(row: Any, hers: list[int]) -> Iterator[Gathering]:
    if row.group_id in hers:
        yield Gathering(row, row.group_id, row.group.ring_subject)
    if row.beside in hers:
        yield Gathering(row, row.beside, row.beside_ring)


def _sheets(by: Actor) -> dict[int, Roll]:
    """By session the list of her own group, where its ring is open."""
    hers = {(one.session.pk, one.group) for one in _around_today(by) if one.is_open(by)}
    kept = _lists(carried(by), sessions=sorted({session for session, _group in hers}))
    return {one.session_id: one.sheet for one in kept if (one.session_id, one.group_id) in hers}


@prepared
def _lists(groups: list[int], sessions: list[int]) -> QuerySet[Register]:
    """The lists of these groups at these sessions."""
    of_groups = Register.objects.filter(group__in=groups, session__in=sessions)
    return of_groups.select_related("group").order_by("pk")


def _childcare(one: Gathering, sheets: Mapping[int, Roll]) -> Childcare:
    """Of the women who have a place today; who they are is asked only where a place is missing."""
    sheet = sheets.get(one.session.pk, Roll())
    found = childcare_of(one.session, sheet)
    if not found.lacking or one.session.is_over:
        return found
    left = sheet.only(seated([one.group]))
    return replace(found, ages=left.ages(list(left.lines)), perhaps=left.perhaps)


def _opening(rings: Iterable[UUID]) -> Iterable[Opening]:
    if subjects := tuple(sorted(set(rings))):
        yield Opening(subjects, (Depth.GROUP,), in_a_list=True)


def _midnight(day: date) -> datetime:
    return clock.moment_of(day, time.min)


def _me(by: Actor) -> str:
    return str(by.mandate.public_id) if by.mandate else ""
