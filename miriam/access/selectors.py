"""What the pages of the team and of the accounts of a centre read."""

from datetime import date

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import Mandate, StandIn
from miriam.access.permissions import SEE_MANDATE, who_wait
from miriam.core import clock
from miriam.core.prepared import prepared


def waiting_colleagues(by: Actor) -> list[Mandate]:
    """Colleagues who made a key and wait for her yes; the digits of their keys are compared."""
    if not (by.wears(Role.CASE_MANAGER) and by.hat.admitted_at):
        return []
    return _waiting(centre=by.hat.centre_id, but=by.hat.pk, today=clock.today())


@prepared
def _waiting(centre: int, but: int, today: date) -> QuerySet[Mandate]:
    """The hats of a centre that wait for a yes, the longest first, with whom they are of."""
    waiting = who_wait(centre, but, today).select_related("account__holder", "holder", "centre")
    return waiting.order_by("created_at", "pk")


def who_can_let_in(hat: Mandate) -> list[str]:
    """The names of the colleagues whom somebody who waits can ring."""
    admitted = Mandate.objects.running().admitted().with_keys().filter(centre=hat.centre)
    return list(admitted.order_by("account__name").values_list("account__name", flat=True))


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
