"""Fills an installation with appointments and sessions of one mother, for programs that subscribe.

    python -m tests.outbox.seeding          makes them, and says what they are
    python -m tests.outbox.seeding UID      moves that one by two days

Prints JSON: the address, and the instant at which each begins, by its name.
"""

import json
import sys
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from miriam.access.actor import Actor
    from miriam.accompaniment.models import Appointment
    from miriam.groupwork.models import Session
    from tests.world import World

BRUSSELS = ZoneInfo("Europe/Brussels")


def at(day: date, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, fold=fold), BRUSSELS)


def moments(year: int) -> dict[str, datetime]:
    """A winter, a summer, and the nights in which the clock goes back and forward."""
    back, forward = last_sunday(year, 10), last_sunday(year, 3)
    return {
        "winter": at(date(year, 1, 15), 9),
        "summer": at(date(year, 7, 15), 9),
        "moved": at(date(year, 4, 20), 14),
        "dropped": at(date(year, 8, 3), 10, 30),
        "before the clock goes back": at(back, 1, 30),
        "the first half past two": at(back, 2, 30),
        "the second half past two": at(back, 2, 30, fold=1),
        "after the clock went back": at(back, 3, 30),
        "after the clock went forward": at(forward, 3, 30),
    }


def sessions_of(year: int) -> dict[str, datetime]:
    """An afternoon, a night that ends tomorrow, and one that lasts while the clock goes back."""
    return {
        "a session": at(date(year, 2, 19), 13, 30),
        "a session across midnight": at(date(year, 5, 30), 22, 30),
        "a session while the clock goes back": at(last_sunday(year, 10), 0, 30),
        "a dropped session": at(date(year, 6, 18), 13, 30),
    }


def last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def make() -> dict[str, object]:
    from miriam.accompaniment.domain import EncounterKind
    from miriam.accompaniment.services import appointments
    from miriam.accompaniment.services.appointments import AppointmentFacts
    from miriam.core import clock
    from miriam.groupwork.services import sessions
    from miriam.look.addresses import address
    from miriam.outbox.services import addresses
    from tests.world import World

    world, year = World(), clock.today().year + 1
    begins = moments(year) | sessions_of(year)
    with world.case_manager.at_work(world.file) as by:
        made: dict[str, Appointment | Session] = {
            name: appointments.make(
                world.file, AppointmentFacts(starts_at=moment, kind=EncounterKind.HOME), by=by
            )
            for name, moment in moments(year).items()
        } | planned(world, sessions_of(year), by)
        appointments.drop(made["dropped"], by=by)
        sessions.drop(made["a dropped session"], by=by)
        secret = addresses.make_hers(world.file, by=by)
    return {
        "address": address("desk:calendar", "fr", secret),
        "begins": {str(made[name].public_id): said(begins[name]) for name in made},
        "names": {name: str(one.public_id) for name, one in made.items()},
    }


def planned(
    world: "World", begins: dict[str, datetime], by: "Actor"
) -> "dict[str, Appointment | Session]":
    """Sessions of three hours of a group in which she has a place."""
    from miriam.groups.services import groups, places
    from miriam.groupwork.services import sessions
    from miriam.groupwork.services.sessions import SessionFacts
    from miriam.vault.domain import Depth

    group = groups.create(
        groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
    )
    places.take(group, file=world.file, by=by)
    by.open([group.ring_subject], [Depth.GROUP])
    return {
        name: sessions.plan(group, SessionFacts(moment, moment + timedelta(hours=3)), by=by)
        for name, moment in begins.items()
    }


def move(uid: str) -> dict[str, object]:
    """As `appointments.move` leaves it; whoever made it has gone with her key."""
    from miriam.accompaniment.models import Appointment
    from miriam.core import clock

    one = Appointment.objects.get(public_id=uid)
    one.starts_at += timedelta(days=2)
    one.change_at(clock.now())
    one.save()
    return {"begins": {uid: said(one.starts_at)}}


def said(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


if __name__ == "__main__":
    from config.start import load_settings

    load_settings()
    sys.stdout.write(json.dumps(move(sys.argv[1]) if sys.argv[1:] else make()))
