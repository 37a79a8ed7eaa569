"""What the lists of sessions ask of a case manager today: places for children that lack, and whom
she wanted to ask after.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.attendance.domain import Roll
from miriam.attendance.models import Register
from miriam.attendance.permissions import READ_LIST
from miriam.attendance.selectors.childcare import Childcare, childcare_of
from miriam.core import clock
from miriam.groupwork.models import Session
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.vault.domain import Depth

AHEAD = timedelta(days=7)
# Whoever was not asked after in four weeks is no longer called to mind.
BEHIND = timedelta(days=28)


@dataclass(frozen=True)
class Coming:
    """A session of the next days, and whether there is room for the children."""

    session: Session
    childcare: Childcare


@dataclass(frozen=True)
class FromLists:
    """The next sessions, and the public names of the files she wants to ask after."""

    coming: list[Coming]
    ask_after: frozenset[str]


def opens_lists(by: Actor) -> Iterable[Opening]:
    """The rings of her groups that meet or met around today."""
    subjects = sorted({session.group.ring_subject for session in _around_today(by)})
    if subjects:
        yield Opening(tuple(subjects), (Depth.GROUP,), in_a_list=True)


def from_lists(by: Actor) -> FromLists:
    """What is found in those lists; the gate has opened the rings."""
    sheets = {one.session_id: one for one in _registers(by)}
    ahead = [one for one in _around_today(by) if not (one.is_over or one.is_dropped)]
    coming = [Coming(one, childcare_of(one, _sheet(sheets.get(one.pk)))) for one in ahead]
    asked = frozenset(key for one in sheets.values() for key in one.sheet.asked_after_by(_me(by)))
    return FromLists([one for one in coming if _is_open(one, by)], asked)


def _around_today(by: Actor) -> list[Session]:
    now = clock.now()

    def asked() -> list[Session]:
        rows = WRITE_SESSION.within(by).select_related("group", "care")
        return list(rows.filter(starts_at__range=(now - BEHIND, now + AHEAD)).order_by("starts_at"))

    return by.remember("attendance.around_today", asked)


def _registers(by: Actor) -> list[Register]:
    sessions = {session.pk for session in _around_today(by)}
    kept = READ_LIST.within(by).filter(session__in=sessions).select_related("group")
    return [one for one in kept.order_by("pk") if _opens(one.group.ring_subject, by)]


def _is_open(one: Coming, by: Actor) -> bool:
    return _opens(one.session.group.ring_subject, by)


def _opens(subject: object, by: Actor) -> bool:
    return by.keychain.is_open(subject, Depth.GROUP)  # type: ignore[arg-type]


def _sheet(register: Register | None) -> Roll:
    return register.sheet if register else Roll()


def _me(by: Actor) -> str:
    return str(by.mandate.public_id) if by.mandate else ""
