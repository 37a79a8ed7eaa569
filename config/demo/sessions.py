"""A year of sessions: planned in one act, each prepared a week before it is held."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from config.demo import around_sessions, story
from config.demo.year import Year
from miriam.access.actor import Actor
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import Gathered, Recurrence, preview, read_course
from miriam.groupwork.models import SchoolHoliday, Session
from miriam.groupwork.selectors.vacations import vacations
from miriam.groupwork.services import series, sessions
from miriam.groupwork.services.sessions import SessionFacts

# A session, and what is done with it at a moment of the year.
Happening = tuple[int, Callable[[date], None]]
PREPARED_BEFORE, PLANNED_BEFORE = 8, 3
WELCOME, GOODBYE = "10 on se salue, le café", "10 un mot pour repartir"
SAID = ("partner", "guest", "travel", "languages", "materials")
IN_DUTCH = ("10 welkom, koffie", "10 een woord om af te ronden")


def close_schools() -> None:
    """Days without school, of both communities; plainly invented."""
    known = story.school_holidays()
    for told in known["holiday"]:
        for community in known["communities"]:
            _close(told, community, known["source"])


def _close(told: dict[str, Any], community: str, source: str) -> None:
    first_on = clock.today() + timedelta(days=told["from"])
    SchoolHoliday.objects.create(
        community=community,
        name_fr=told["name_fr"],
        name_nl=told["name_nl"],
        first_on=first_on,
        last_on=first_on + timedelta(days=told["days"] - 1),
        source=source,
    )


def hold(group: Group, told: story.Group, year: Year, *, by: Actor) -> None:
    """The sessions of a group, on its day of the week, but for holidays of all sorts."""
    with year.day(told.sessions["series"]["first_day"] - PLANNED_BEFORE):
        planned = _plan(group, told.sessions["series"], year, by)
    year.tell(_prepared(planned, told, year, by))
    planned = list(group.sessions.order_by("starts_at"))
    around_sessions.remember(planned, told.sessions, by=by)
    around_sessions.gather(group, told.sessions["around"], by=by)
    around_sessions.care_for(planned, told.sessions["around"]["care"], by=by)


def _plan(group: Group, told: dict[str, Any], year: Year, by: Actor) -> list[Session]:
    rhythm = _rhythm(told, year)
    days = [day.on for day in preview(rhythm, vacations()) if day.is_free]
    made = series.plan_series(group, rhythm, days, by=by, place=told["place"])
    return list(made.sessions.order_by("starts_at"))


def _rhythm(told: dict[str, Any], year: Year) -> Recurrence:
    first_on = year.first_day + timedelta(days=told["first_day"])
    return Recurrence(
        first_on + timedelta(days=(told["weekday"] - first_on.weekday()) % 7),
        year.today + timedelta(weeks=told["weeks_ahead"]),
        starts=time.fromisoformat(told["starts"]),
        ends=time.fromisoformat(told["ends"]),
    )


def _prepared(
    planned: list[Session], told: story.Group, year: Year, by: Actor
) -> Iterator[Happening]:
    greeting = IN_DUTCH if told.case_manager == "lieve" else (WELCOME, GOODBYE)
    for session, facts in zip(planned, told.sessions["session"], strict=False):
        day = (session.day - year.first_day).days - PREPARED_BEFORE
        if day <= year.ago(0):
            yield day, partial(_prepare, session, facts, greeting, by)


def _prepare(
    session: Session, told: dict[str, Any], greeting: tuple[str, str], by: Actor, _on: date
) -> None:
    facts = _facts(session, told, greeting)
    sessions.change(session, facts, version=session.version, by=by)
    if told.get("dropped"):
        sessions.drop(session, by=by)


def _facts(session: Session, told: dict[str, Any], greeting: tuple[str, str]) -> SessionFacts:
    moved = timedelta(days=told.get("moved_days", 0))
    welcome, goodbye = greeting
    return SessionFacts(
        starts_at=session.starts_at + moved,
        ends_at=session.ends_at + moved,
        kind=Gathered(told.get("kind", "session")),
        place=session.place,
        domains=told["domains"],
        cost=Decimal(told["cost"]) if "cost" in told else None,
        title=told["title"],
        course=read_course("\n".join([welcome, *told["course"], goodbye])),
        **{name: told.get(name, "") for name in SAID},
    )
