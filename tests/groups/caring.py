"""Helpers: an arrangement for children, and a group whose childcare is agreed."""

from datetime import date, timedelta
from typing import Any

from miriam.core import clock
from miriam.groups.domain import AgreementState, ArrangementFacts, CareSource, ChildcarePlaces
from miriam.groups.models import ChildcareArrangement, Group
from miriam.groups.services import childcare
from tests.world import World

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def an_arrangement(since: date | None = None, **facts: Any) -> ArrangementFacts:
    """Six places every day for a year, unless it is said otherwise."""
    first = since or clock.today()
    said: dict[str, Any] = {
        "source": CareSource.PARTNER,
        "with_whom": "Les Petits Essais",
        "places": ChildcarePlaces(babies=2, toddlers=4),
        "days": EVERY_DAY,
        "since": first,
        "until": first + timedelta(days=365),
    }
    return ArrangementFacts(**{**said, **facts})


def agree(world: World, group: Group, facts: ArrangementFacts) -> ChildcareArrangement:
    """Asked and agreed at once, by the coordinator."""
    with world.coordinator.at_work() as by:
        made = childcare.ask(group, facts, by=by)
        childcare.stand(made, AgreementState.AGREED, by=by)
    return made


def need(world: World, group: Group, places: ChildcarePlaces, *, version: int = 1) -> None:
    """What the group needs, as the coordinator says it."""
    with world.coordinator.at_work() as by:
        childcare.say_need(group, places, version=version, by=by)
