"""Sessions stand among the hours of her days: those of her groups, and those that hers join."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.services import appointments
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.audit.models import Line
from miriam.groups.models import Group
from miriam.groupwork.services import sessions
from tests.desk.meeting import HALL, at, joined_by, met, said, soup
from tests.groups.working import at_work
from tests.inspecting.queries import queries_of
from tests.world import World, sign_in


def test_a_session_of_these_days_stands_under_its_day_and_leads_to_its_page(
    world: World, group: Group, client: Client
) -> None:
    session = met(world, group, at(2, 13, 30))
    page = soup(client, world.case_manager, "/journee")
    week = page.select_one("#week .days")
    assert f"13 h 30 Parler du loyer jusqu’à 15 h 30 · {HALL}" in said(week)
    assert week
    assert week.a["href"] == f"/seances/{session.public_id}"
    assert page.select_one("#team") is None or "loyer" not in said(page.select_one("#team"))


def test_a_session_of_today_stands_among_the_appointments_by_its_hour(
    world: World, group: Group, client: Client
) -> None:
    with time_machine.travel(at(1, 8), tick=False):
        met(world, group, at(0, 14))
        with world.case_manager.at_work(world.file) as by:
            for hour in (9, 16):
                facts = AppointmentFacts(at(0, hour), EncounterKind.CAFE)
                appointments.make(world.file, facts, by=by)
        hours = soup(client, world.case_manager, "/journee").select_one("#hours")
    assert hours
    assert [said(one) for one in hours.select(".at")] == ["9 h", "14 h", "16 h"]


@pytest.mark.parametrize(
    ("hour", "minute", "is_near"),
    [(12, 59, False), (13, 0, True), (15, 59, True), (16, 0, False)],
)
def test_who_is_there_is_one_tap_away_from_an_hour_before_until_its_end(
    world: World, group: Group, client: Client, hour: int, minute: int, is_near: bool
) -> None:
    session = met(world, group, at(0, 14))
    with time_machine.travel(at(0, hour, minute), tick=False):
        hours = soup(client, world.case_manager, "/journee").select_one("#hours")
    presence = f"/seances/{session.public_id}/qui-est-la"
    assert hours
    assert hours.a["href"] == f"/seances/{session.public_id}"
    assert bool(hours.select(f"a[href='{presence}']")) is is_near


def test_what_goes_on_since_last_night_is_of_today_and_what_is_dropped_of_no_day(
    world: World, group: Group, client: Client
) -> None:
    night, dropped = met(world, group, at(-1, 22), hours=4), met(world, group, at(0, 9))
    with at_work(world.case_manager, group) as by:
        sessions.drop(dropped, by=by)
    with time_machine.travel(at(0, 1), tick=False):
        page = soup(client, world.case_manager, "/journee")
    assert [str(one["href"]) for one in page.select("#hours .agenda div > a:first-child")] == [
        f"/seances/{night.public_id}"
    ]
    assert str(dropped.public_id) not in str(page)


@pytest.mark.parametrize("address", ["/journee", "/semaine", "/semaine/papier"])
def test_the_team_of_a_joined_group_sees_when_and_where_and_no_title(
    world: World, group: Group, guest: Group, client: Client, address: str
) -> None:
    joined_by(world, met(world, group, at(0, 14)), guest)
    shown = said(soup(client, world.other_group, address).select_one("main"))
    assert f"14 h Séance du groupe jusqu’à 16 h · {HALL}" in shown
    assert "loyer" not in shown


def test_a_colleague_whose_group_does_not_come_sees_nothing_of_it(
    world: World, group: Group, guest: Group, client: Client
) -> None:
    met(world, group, at(0, 14))
    for address in ("/journee", "/semaine", "/semaine/papier", "/mon-groupe"):
        assert HALL not in said(soup(client, world.other_group, address))


def test_the_week_shows_sessions_of_this_week_and_of_the_next_by_their_hour(
    world: World, group: Group, client: Client
) -> None:
    met(world, group, at(0, 14))
    met(world, group, at(7, 10))
    this, following = (
        said(soup(client, world.case_manager, f"/semaine{query}").select_one(".days"))
        for query in ("", "?suivante")
    )
    assert "14 h Parler du loyer" in this
    assert "10 h Parler" not in this
    assert f"10 h Parler du loyer jusqu’à 12 h · {HALL}" in following


@pytest.mark.parametrize(
    ("ways", "stands"),
    [
        ("prenoms", f"14 h Séance du groupe jusqu’à 16 h · {HALL}"),
        ("initiales", "14 h Séance du groupe"),
        ("heures", "14 h"),
    ],
)
def test_the_paper_for_her_bag_never_says_what_a_session_is_called(
    world: World, group: Group, client: Client, ways: str, stands: str
) -> None:
    met(world, group, at(0, 14))
    page = soup(client, world.case_manager, f"/semaine/papier?noms={ways}")
    assert said(page.select_one(".agenda")) == stands


def test_the_paper_opens_no_ring_of_a_group(world: World, group: Group, client: Client) -> None:
    met(world, group, at(0, 14))
    for address in ("/semaine/papier", "/semaine"):
        soup(client, world.case_manager, address)
    opened = Line.objects.filter(subject=group.ring_subject, act="opened.group")
    assert list(opened.values_list("purpose", flat=True)) == ["desk.week"]


def test_more_sessions_ask_no_more_of_the_database(
    world: World, group: Group, guest: Group, client: Client, same_queries: Callable[..., None]
) -> None:
    """Three questions however many there are: which groups are hers, their sessions, the keys with
    which their names open.
    """
    sign_in(client, world.case_manager)
    met(world, group, at(0, 22))

    def three_more() -> None:
        for day in (1, 2, 3):
            joined_by(world, met(world, group, at(day, 10)), guest)

    same_queries(lambda: client.get("/semaine"), three_more)
    assert len(queries_of(lambda: client.get("/semaine"))) <= 10
