"""What the pages of the team and of the accounts of a centre read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from miriam.access import words
from miriam.access.actor import Actor
from miriam.access.models import Mandate, StandIn
from miriam.access.permissions import LET_IN, SEE_MANDATE, waiting_in_her_centre
from miriam.access.vocabulary import Words
from miriam.core import clock
from miriam.core.prepared import prepared


@dataclass(frozen=True)
class Member:
    """A mandate of the centre, with its role and how far it is from its keys, in words."""

    mandate: Mandate
    role: Words
    state: Words
    is_waiting: bool


def _member(mandate: Mandate, waiting: set[int]) -> Member:
    return Member(
        mandate=mandate,
        role=words.ROLES[mandate.worn_as],
        state=words.ADMISSIONS[mandate.admission] if mandate.works_with_keys else "",
        is_waiting=mandate.pk in waiting,
    )


def _members(mandates: QuerySet[Mandate], waiting: set[int]) -> list[Member]:
    rows = mandates.select_related("account", "holder").order_by("account__name", "role", "pk")
    return [_member(mandate, waiting) for mandate in rows]


def waiting_colleagues(by: Actor) -> list[Mandate]:
    """Colleagues who made a key and wait for her yes; the digits of their keys are compared."""
    if not waiting_in_her_centre(by):
        return []
    return list(LET_IN.within(by).order_by("created_at", "pk"))


def team(by: Actor) -> list[Member]:
    """The case managers of her centre, and who waits."""
    waiting = {mandate.pk for mandate in waiting_colleagues(by)}
    return _members(Mandate.objects.running().with_keys().filter(centre=by.hat.centre), waiting)


def accounts(by: Actor) -> list[Member]:
    """Everybody who works in the centre, for whoever administers its accounts."""
    return _members(SEE_MANDATE.within(by), set())


def standing_in_today(by: Actor) -> list[StandIn]:
    """Whom she replaces today."""
    return _standing_in(hat=by.hat.pk, today=clock.today())


@prepared
def _standing_in(hat: int, today: date) -> QuerySet[StandIn]:
    """What this hat does for colleagues on that day."""
    return (
        StandIn.objects.running(today)
        .filter(mandate=hat)
        .select_related("replaces__account")
        .order_by("starts_on", "pk")
    )


def stand_ins_of_centre(by: Actor) -> list[StandIn]:
    """Who replaces whom in her centre, now or later."""
    ahead = StandIn.objects.filter(
        replaces__centre=by.hat.centre, ends_on__gte=clock.today()
    ).select_related("mandate__account", "replaces__account")
    return list(ahead.order_by("starts_on", "pk"))
