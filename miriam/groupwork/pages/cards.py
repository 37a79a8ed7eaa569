"""Cards as they are offered to a session, and sessions as they are offered to a card."""

from collections.abc import Iterable
from dataclasses import dataclass

from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.groupwork.pages.days import begins
from miriam.practices.domain.fit import Fitting
from miriam.practices.pages.cards import BankLine, bank_line


def offered(fitting: Iterable[Fitting]) -> list[BankLine]:
    """Each card in a line, in the order in which they fit."""
    return [bank_line(one) for one in fitting]


@dataclass(frozen=True)
class Taker:
    """A session to come: when it begins, what it is called, and whether something is written."""

    session: Session
    when: str
    name: str
    is_prepared: bool


@dataclass(frozen=True)
class TakingGroup:
    """A group, and its sessions of the next weeks."""

    group: Group
    takers: list[Taker]


def takers(found: Iterable[tuple[Group, list[Session]]]) -> list[TakingGroup]:
    """The sessions that could take a card, group by group; their rings are open."""
    return [TakingGroup(group, [_taker(one) for one in sessions]) for group, sessions in found]


def _taker(session: Session) -> Taker:
    is_prepared = bool(session.course or session.practice or session.title)
    return Taker(session, begins(session), session.name, is_prepared)
