"""The address of a calendar: made, stopped. Of its secret the hash is kept, and nothing else."""

from datetime import timedelta

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.access.services import capabilities, log, telling
from miriam.core.refusals import refuse_if
from miriam.outbox.acts import CALENDAR_GIVEN, CALENDAR_STOPPED
from miriam.outbox.permissions import GIVE_CALENDAR, OWN_CALENDAR
from miriam.outbox.selectors import HERS, MINE
from miriam.outbox.services.refusals import CalendarIsForHerTeam
from miriam.people.models import File
from miriam.people.services.editing import demand_team
from miriam.people.services.refusals import FileClosed

# Somebody works for years; a mother is accompanied for a year, and looks back a little.
MINE_LASTS, HERS_LASTS = timedelta(days=3 * 365), timedelta(days=18 * 30)


@transaction.atomic
def make_mine(mandate: Mandate, *, by: Actor) -> str:
    """The secret of an address for her own telephone; the one before ends. She is told of it, since
    whoever sat in her session could have made it.
    """
    OWN_CALENDAR.demand(mandate, by=by)
    _address, secret = capabilities.give(
        act=MINE, subject=mandate.public_id, lasts=MINE_LASTS, given_by=by.public_id
    )
    telling.tell(CALENDAR_GIVEN, about=mandate.account, by=by)
    return secret


@transaction.atomic
def stop_mine(mandate: Mandate, *, by: Actor) -> None:
    """Her address opens nothing any more."""
    OWN_CALENDAR.demand(mandate, by=by)
    capabilities.end(act=MINE, subject=mandate.public_id)
    log.write(CALENDAR_STOPPED, about=mandate.account, by=by)


@transaction.atomic
def make_hers(file: File, *, by: Actor) -> str:
    """The secret of an address for a mother who wants one; the one before ends.

    Raises:
        FileClosed: when the accompaniment has ended.
        CalendarIsForHerTeam: when the actor stands in.
    """
    GIVE_CALENDAR.demand(file, by=by)
    refuse_if(file.is_closed, FileClosed)
    demand_team(file, by=by, refusal=CalendarIsForHerTeam)
    _address, secret = capabilities.give(
        act=HERS, subject=file.public_id, lasts=HERS_LASTS, given_by=by.public_id
    )
    log.write(CALENDAR_GIVEN, about=file, by=by)
    return secret


@transaction.atomic
def stop_hers(file: File, *, by: Actor) -> None:
    """Her address opens nothing any more: whoever is with her when she says so stops it."""
    GIVE_CALENDAR.demand(file, by=by)
    capabilities.end(act=HERS, subject=file.public_id)
    log.write(CALENDAR_STOPPED, about=file, by=by)
