"""One line of « Ma journée », and the part of the page where it stands."""

from dataclasses import dataclass
from enum import StrEnum

from miriam.accompaniment.models import Appointment, Step


class DayPart(StrEnum):
    """Where on the page a line stands."""

    FIRST = "first"
    HOURS = "hours"
    PROMISED = "promised"
    AGREED = "agreed"
    TEAM = "team"
    BEGUN = "begun"


@dataclass(frozen=True)
class Person:
    """A first name and the page to go to."""

    name: str
    url: str


@dataclass(frozen=True)
class DayLine:
    """One thing of today: what, about whom, and where to go."""

    part: DayPart
    title: str
    body: str = ""
    url: str = ""
    people: tuple[Person, ...] = ()
    step: Step | None = None
    promised_by: str = ""
    appointment: Appointment | None = None
    hour: str = ""
    # « Qui est là » of a session, while it is near.
    presence: str = ""
    # Never among the seven.
    can_wait: bool = False
