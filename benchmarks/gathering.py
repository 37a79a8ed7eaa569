"""A year of sessions of one group, prepared, remembered, and with a list of who comes."""

from datetime import timedelta
from typing import Any

from benchmarks.rows import Rows
from miriam.attendance.domain import Attending, Being, Roll, WillCome
from miriam.attendance.models import Register
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import read_course
from miriam.groupwork.models import Agreement, Memory, Session

# Weeks behind and ahead of today.
BEHIND, AHEAD = 40, 12
COURSE = "10 min : on se salue\n40 min : les enveloppes\n20 min : deux par deux\n10 min : la suite"
HOURS = timedelta(hours=2)
AGREEMENTS = ("On écoute jusqu’au bout.", "Ce qui se dit ici reste ici.", "On rit aussi.")


def year_of(rows: Rows, group: Group, women: list[Any]) -> list[str]:
    """The public names of its sessions; the ring of the group is open."""
    for position, words in enumerate(AGREEMENTS, start=1):
        rows.add(Agreement(group=group, position=position, words=words))
    return [_held(rows, group, women, week) for week in range(-BEHIND, AHEAD)]


def _held(rows: Rows, group: Group, women: list[Any], week: int) -> str:
    starts_at = clock.now().replace(hour=13, minute=0) + timedelta(weeks=week)
    session = Session(group=group, starts_at=starts_at, ends_at=starts_at + HOURS, place="ici")
    session.title, session.course = "Le budget qui respire", read_course(COURSE)
    session.materials, session.travel = "trois enveloppes", "bus 4"
    rows.add(session)
    register = Register(session=session, group=group, created_at=starts_at)
    register.sheet = Roll({woman.public_id.hex: _line(week) for woman in women})
    rows.add(register)
    if week < 0:
        rows.add(
            Memory(session=session, moods=["warm"], came_up="L’argent.", next_time="Le loyer.")
        )
    return str(session.public_id)


def _line(week: int) -> Attending:
    being = Being.HERE if week < 0 else Being.UNSAID
    return Attending(reply=WillCome.YES, ages=(2, 5), being=being, children=2)
