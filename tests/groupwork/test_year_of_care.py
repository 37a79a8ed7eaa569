"""Childcare of the year makes a session ready only where it has places that day."""

from datetime import timedelta

from miriam.groups.domain import ChildcarePlaces
from miriam.groups.models import Group
from miriam.groupwork.domain import CareState, Need
from miriam.groupwork.models import Series, Session
from miriam.groupwork.selectors.ready import readiness_of
from miriam.groupwork.services import care
from tests.groups.caring import agree, an_arrangement, need
from tests.groups.working import at_work
from tests.world import World

FOUR = ChildcarePlaces(toddlers=4)


def test_what_was_agreed_for_the_year_settles_the_days_that_it_reaches(
    world: World, group: Group, series: Series
) -> None:
    first, second, *_ = Session.objects.order_by("starts_at")
    with at_work(world.case_manager, group) as by:
        assert Need.CARE not in readiness_of(first).missing, "nobody said that places are needed"
        need(world, group, FOUR)
        assert Need.CARE in readiness_of(first).missing
        agree(world, group, an_arrangement(first.day, until=first.day, places=FOUR))
        assert Need.CARE not in readiness_of(first).missing
        assert Need.CARE in readiness_of(second).missing, "agreed until the day before"
        care.say(second, CareState.CONFIRMED, version=0, by=by)
        assert Need.CARE not in readiness_of(second).missing, "found for this session alone"
        assert second.day - first.day == timedelta(weeks=1)
