"""What pages read of the accompaniment; files come in permitted and loaded."""

from miriam.accompaniment.selectors.appointments import (
    CalendarEntry,
    agenda_of,
    appointments_of,
    days_of,
)
from miriam.accompaniment.selectors.plan import Plan, first_wishes, plan_as_it_is, plan_of, promises
from miriam.accompaniment.selectors.rhythms import longer_than_agreed, rhythm_of
from miriam.accompaniment.selectors.thread import RECENT, latest_by_file, noted_by_others, recent
from miriam.accompaniment.selectors.turns import TurnTold, turns_of

__all__ = [
    "RECENT",
    "CalendarEntry",
    "Plan",
    "TurnTold",
    "agenda_of",
    "appointments_of",
    "days_of",
    "first_wishes",
    "latest_by_file",
    "longer_than_agreed",
    "noted_by_others",
    "plan_as_it_is",
    "plan_of",
    "promises",
    "recent",
    "rhythm_of",
    "turns_of",
]
