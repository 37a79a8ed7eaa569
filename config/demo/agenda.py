"""The days of a case manager around today: appointments behind and ahead, and agreed rhythms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from miriam.access.actor import Actor
from miriam.accompaniment.domain import Company, EncounterKind, Rhythm
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.selectors.themes import public_id_of
from miriam.accompaniment.services import appointments, rhythms
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.core import clock
from miriam.core.clock import BRUSSELS, moment_of
from miriam.people.models import File

SUNDAY = 6


@dataclass(frozen=True)
class Told:
    """An appointment: how many days from today, at which hour, and what it is; `now` is what
    became of it.
    """

    days: int
    hour: time
    kind: EncounterKind
    theme: str = ""
    now: str = "planned"
    more: Any = None


AHEAD: Sequence[Told] = (
    Told(
        0,
        time(9, 30),
        EncounterKind.SCHOOL,
        "school",
        more={
            "what": "Rencontrer l’institutrice",
            "place": "École des Tilleuls",
            "goes_along": True,
        },
    ),
    Told(0, time(14), EncounterKind.WALK, more={"what": "Promenade au parc", "minutes": 60}),
    Told(
        1,
        time(10),
        EncounterKind.PHONE,
        "housing_search",
        more={
            "company": Company.WITHOUT_HER,
            "what": "Où en est sa demande de logement ?",
            "partner": "service logement",
        },
    ),
    Told(
        2,
        time(9, 30),
        EncounterKind.HOME,
        "budget",
        more={"what": "Trier le courrier", "bring": "le classeur", "minutes": 90},
    ),
    Told(
        3,
        time(11),
        EncounterKind.ADMINISTRATION,
        "rights",
        "moved",
        {
            "company": Company.PARTNER,
            "what": "Attestation pour l’école",
            "place": "mutualité, rue Fictive 3",
            "partner": "Madame Exemple, guichet 2",
            "bring": "carte d’identité",
            "goes_along": True,
        },
    ),
    Told(4, time(15), EncounterKind.CAFE, now="dropped"),
    Told(8, time(13, 30), EncounterKind.DOCTOR, "health", more={"goes_along": True}),
)
BEFORE = Told(
    -2, time(10), EncounterKind.ADMINISTRATION, "rights", more={"place": "maison communale"}
)


def fill(files: Sequence[File], *, by: Actor) -> None:
    """Appointments with the women whose accompaniment runs, each with another one."""
    running = [file for file in files if file.is_open]
    for file, told in zip(running[1:], AHEAD, strict=False):
        _become(_make(file, told, _moment(told), by), told, by)
    if running:
        moment = _moment(BEFORE)
        with clock.at(_noon(clock.today() - timedelta(days=5))):
            _make(running[0], BEFORE, moment, by)
        _agree(running, by)


def _make(file: File, told: Told, moment: datetime, by: Actor) -> Appointment:
    about = [public_id_of(file.centre, told.theme)] if told.theme else []
    facts = AppointmentFacts(starts_at=moment, kind=told.kind, about=about, **(told.more or {}))
    return appointments.make(file, facts, by=by)


def _become(made: Appointment, told: Told, by: Actor) -> None:
    if told.now == "dropped":
        appointments.drop(made, by=by)
    elif told.now == "moved":
        later = AppointmentFacts(
            starts_at=made.starts_at + timedelta(hours=2), kind=told.kind, **told.more
        )
        appointments.change(made, later, version=made.version, by=by)


def _agree(running: Sequence[File], by: Actor) -> None:
    with clock.at(_noon(clock.today() - timedelta(days=60))):
        words = "Écrivez-moi si on ne se voit pas pendant un mois."
        rhythms.agree(running[-1], every=Rhythm.MONTHLY, words=words, by=by)
        rhythms.agree(running[0], every=Rhythm.WEEKLY, words="", by=by)


def _moment(told: Told) -> datetime:
    """That day; a Sunday becomes the Monday after it, but for today."""
    day = clock.today() + timedelta(days=told.days)
    if told.days and day.weekday() == SUNDAY:
        day += timedelta(days=1)
    return moment_of(day, told.hour)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), BRUSSELS)
