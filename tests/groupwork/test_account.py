"""What others know of sessions: counts, days and places, never what was prepared."""

from datetime import timedelta
from decimal import Decimal

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import CareState, Need
from miriam.groupwork.models import Budget, Series, Session
from miriam.groupwork.selectors.account import facts_for_account, feed_entries
from miriam.groupwork.selectors.ready import readiness_of, remaining
from miriam.groupwork.services import care, sessions
from tests.world import World

HOURS = timedelta(hours=2)


def test_the_account_counts_and_leaves_out_the_care_of_what_was_dropped(
    world: World, group: Group, series: Series
) -> None:
    first, second, *_ = Session.objects.all()
    with world.case_manager.at_work() as by:
        care.say(first, CareState.LACKED, version=0, by=by)
        care.say(second, CareState.LACKED, version=0, by=by)
        sessions.drop(second, by=by)
    told = facts_for_account(group)
    assert (told.planned, told.held, told.moved, told.dropped) == (4, 0, 0, 1)
    assert (told.care_lacked, told.care_open) == (0, 1)
    assert len(told.days) == 3
    Session.objects.update(starts_at=clock.now() - HOURS, ends_at=clock.now())
    told = facts_for_account(group)
    assert (told.held, told.dropped_so_far, told.care_lacked, told.care_open) == (3, 1, 1, 0)


def test_calendars_carry_what_was_dropped_and_the_sessions_of_joined_groups(
    world: World, group: Group, series: Series
) -> None:
    dropped, joined, *_ = Session.objects.all()
    other = Group.objects.exclude(pk=group.pk).first() or Group.objects.create(
        centre=group.centre, edition_key="5", name_fr="Les Saules", places=12
    )
    joined.joined.add(other)
    with world.case_manager.at_work() as by:
        sessions.drop(dropped, by=by)
    carried = feed_entries(group, since=clock.now())
    assert [entry.is_cancelled for entry in carried] == [True, False, False, False]
    assert [entry.key for entry in feed_entries(other, since=clock.now())] == [
        str(joined.public_id)
    ]


def test_care_that_was_asked_is_missing_until_it_is_confirmed(world: World, series: Series) -> None:
    session = Session.objects.all()[0]
    with world.case_manager.at_work() as by:
        care.say(session, CareState.ASKED, version=0, by=by, asked_of="les Lutins")
        assert readiness_of(session).missing == [Need.COURSE, Need.CARE]
        care.say(session, CareState.CONFIRMED, version=1, by=by, places=8)
        assert readiness_of(session).missing == [Need.COURSE]


def test_what_remains_of_the_budget_leaves_out_what_was_dropped(
    group: Group, series: Series
) -> None:
    assert remaining(group) is None
    Budget.objects.create(group=group, amount=Decimal(100))
    first, second, *_ = Session.objects.all()
    Session.objects.filter(pk=first.pk).update(cost=Decimal("30.50"))
    Session.objects.filter(pk=second.pk).update(cost=Decimal(90), is_dropped=True)
    assert remaining(group) == Decimal("69.50")
