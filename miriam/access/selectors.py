"""What the pages of the team and of the accounts of a centre read."""

from datetime import date

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.access.models import Mandate, StandIn
from miriam.access.permissions import LET_IN, SEE_MANDATE, waiting_in_her_centre
from miriam.core import clock
from miriam.core.prepared import prepared


def waiting_colleagues(by: Actor) -> list[Mandate]:
    """Colleagues who made a key and wait for her yes; the digits of their keys are compared."""
    if not waiting_in_her_centre(by):
        return []
    return list(LET_IN.within(by).order_by("created_at", "pk"))


def team(by: Actor) -> QuerySet[Mandate]:
    """The case managers of her centre."""
    return _by_name(Mandate.objects.running().with_keys().filter(centre=by.hat.centre))


def accounts(by: Actor) -> QuerySet[Mandate]:
    """Everybody who works in the centre, for whoever administers its accounts."""
    return _by_name(SEE_MANDATE.within(by))


def _by_name(mandates: QuerySet[Mandate]) -> QuerySet[Mandate]:
    return mandates.select_related("account", "holder").order_by("account__name", "role", "pk")


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
