"""A session with another group of the centre: its team sees when and where, and its own women."""

from datetime import date, datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.timezone import localtime

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.services import groups
from miriam.groupwork.models import Session
from miriam.groupwork.selectors.account import feed_entries
from miriam.groupwork.selectors.joining import could_join, joined_to
from miriam.groupwork.services import joining, sessions
from miriam.groupwork.services.joining import CannotJoin
from miriam.groupwork.services.sessions import SessionFacts
from tests.groups.working import at_work
from tests.reading import words
from tests.world import World, make_centre, sign_in


def last_sunday_of(month: int, year: int) -> date:
    """The day on which the clock changes."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


YEAR = clock.today().year + 1
EVENING, NIGHT = time(22), time(1)


@pytest.fixture
def session(world: World, group: Group) -> Session:
    """Next week, over midnight, with a title."""
    return evening(world, group, clock.today() + timedelta(days=7))


def evening(world: World, group: Group, day: date) -> Session:
    facts = SessionFacts(
        clock.moment_of(day, EVENING),
        clock.moment_of(day + timedelta(days=1), NIGHT),
        place="salle des fêtes",
        title="Parler du loyer",
    )
    with at_work(world.case_manager, group) as by:
        return sessions.plan(group, facts, by=by)


@pytest.fixture
def other(world: World) -> Group:
    """A group of the same centre, carried by a colleague."""
    with world.other_group.at_work() as by:
        return groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Saules", places=12), by=by
        )


@pytest.fixture
def joined(world: World, session: Session, other: Group) -> Session:
    """The other group comes too."""
    with world.case_manager.at_work() as by:
        joining.join(session, other, by=by)
    return session


def test_it_is_invited_in_one_tap_and_annuler_takes_it_away(
    desk: Client, session: Session, other: Group
) -> None:
    page = f"/seances/{session.public_id}/avec"
    soup = BeautifulSoup(desk.get(page).content, "html.parser")
    [form] = [it for it in soup.select("main form") if "inviter" in str(it["action"])]
    answer = desk.post(str(form["action"]), follow=True)
    assert "Ce groupe vient aussi." in words(answer)
    assert joined_to(session) == [other]
    undo = BeautifulSoup(answer.content, "html.parser").select_one(".way-back form")
    assert undo
    desk.post(str(undo["action"]))
    assert joined_to(session) == []
    assert could_join(session) == [other]


def test_the_other_team_sees_day_and_place_and_nothing_that_was_prepared(
    client: Client, world: World, joined: Session, other: Group
) -> None:
    sign_in(client, world.other_group)
    for page in (f"/groupes/{other.public_id}/seances", f"/seances/{joined.public_id}"):
        shown = words(client.get(page))
        assert "salle des fêtes" in shown
        assert "Parler du loyer" not in shown
    for closed in ("modifier", "memoire", "garde", "message", "pour-mon-sac", "avec", "comme"):
        assert client.get(f"/seances/{joined.public_id}/{closed}").status_code == 404


def test_once_it_parts_the_other_team_sees_nothing(
    client: Client, world: World, joined: Session, other: Group
) -> None:
    with world.case_manager.at_work() as by:
        joining.part(joined, other, by=by)
        joining.part(joined, other, by=by)
    sign_in(client, world.other_group)
    assert client.get(f"/seances/{joined.public_id}").status_code == 404


def test_no_group_of_another_centre_none_that_ended_and_not_itself(
    world: World, group: Group, session: Session, other: Group
) -> None:
    abroad = Group.objects.create(
        centre=make_centre("Ailleurs"), edition_key="4", name_fr="Loin", places=12
    )
    Group.objects.filter(pk=other.pk).update(phase="ended")
    with world.case_manager.at_work() as by:
        for wrong in (abroad, other, group, None):
            with pytest.raises(CannotJoin):
                joining.join(session, wrong, by=by)
    assert could_join(session) == []


@pytest.mark.parametrize("wrong", ["", "?source=nothing"])
def test_a_tap_that_names_no_group_is_refused_in_words(
    desk: Client, session: Session, wrong: str
) -> None:
    page = f"/seances/{session.public_id}/avec/inviter{wrong}"
    assert "choisissez-en un autre" in words(desk.post(page, follow=True))


@pytest.mark.parametrize(("month", "hours"), [(3, 3), (10, 3)])
def test_at_midnight_and_at_the_change_of_the_clock_both_calendars_say_the_same(
    world: World, group: Group, other: Group, month: int, hours: int
) -> None:
    """The session ends an hour before the clock jumps, on the day that it jumps."""
    before = last_sunday_of(month, YEAR) - timedelta(days=1)
    night = evening(world, group, before)
    with world.case_manager.at_work() as by:
        joining.join(night, other, by=by)
    own, [theirs] = feed_entries(group, since=clock.now()), feed_entries(other, since=clock.now())
    assert own == [theirs]
    assert theirs.ends_at - theirs.starts_at == timedelta(hours=hours)
    assert localtime(theirs.starts_at).date() == before
    assert localtime(theirs.ends_at).time() == NIGHT
    just_before = clock.moment_of(before + timedelta(days=1), datetime.min.time())
    with clock.at(just_before):
        assert not night.is_over
        assert night.day == before
