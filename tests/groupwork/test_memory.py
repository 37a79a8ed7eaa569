"""What is kept of a session: few taps, few words, and what is next on the page of the next one."""

from datetime import date, timedelta

import pytest
from django.test import Client

from miriam.access.permission import NotYours
from miriam.core import clock
from miriam.core.refusals import Overtaken
from miriam.groups.models import Group
from miriam.groupwork.domain import Mood
from miriam.groupwork.models import Memory, Series, Session
from miriam.groupwork.selectors.memory import last_time, memory_of
from miriam.groupwork.services.memory import MemoryFacts, remember
from tests.groups.working import at_work
from tests.reading import words
from tests.world import World, sign_in

TYPED = {"moods": ["warm", "tired"], "came_up": "L’argent, sans honte.", "next_time": "Le loyer."}


def page_of(session: Session) -> str:
    return f"/seances/{session.public_id}/memoire"


def test_it_is_kept_in_two_taps_and_shown_on_the_page_of_the_next_session(
    desk: Client, world: World, group: Group, series: Series
) -> None:
    first, second, *_ = Session.objects.all()
    answer = desk.post(page_of(first), {**TYPED, "version": 0}, follow=True)
    assert "C’est gardé." in words(answer)
    shown = words(desk.get(f"/seances/{second.public_id}/modifier"))
    assert "Le loyer." in shown
    assert "Le loyer." not in words(desk.get(f"/seances/{first.public_id}/modifier"))
    with at_work(world.case_manager, group):
        kept = memory_of(first)
        assert kept
        assert kept.known_moods == [Mood.WARM, Mood.TIRED]


def test_it_is_kept_sealed(desk: Client, series: Series) -> None:
    desk.post(page_of(Session.objects.all()[0]), {**TYPED, "version": 0})
    [row] = Memory.objects.values_list("came_up", "moods")
    assert all(b"honte" not in bytes(kept) and b"warm" not in bytes(kept) for kept in row)


def test_two_who_keep_the_first_memory_see_both_texts(desk: Client, series: Series) -> None:
    session = Session.objects.all()[0]
    desk.post(page_of(session), {**TYPED, "version": 0})
    answer = desk.post(page_of(session), {"came_up": "La peur du courrier.", "version": 0})
    assert answer.status_code == 200
    assert "La peur du courrier." in words(answer)
    assert "L’argent, sans honte." in words(answer)
    assert "touchez « Garder »" in words(answer)
    assert "Garder</button>" in words(answer).replace(" <", "<")


def test_of_two_at_once_one_is_told(world: World, group: Group, series: Series) -> None:
    session = Session.objects.all()[0]
    with at_work(world.case_manager, group) as by:
        remember(session, MemoryFacts(came_up="une"), version=0, by=by)
        remember(session, MemoryFacts(came_up="deux"), version=1, by=by)
        with pytest.raises(Overtaken):
            remember(session, MemoryFacts(came_up="trois"), version=1, by=by)


def test_whoever_does_not_carry_the_group_keeps_and_reads_nothing(
    client: Client, world: World, group: Group, series: Series
) -> None:
    session = Session.objects.all()[0]
    sign_in(client, world.coordinator)
    assert client.get(page_of(session)).status_code == 404
    with world.other_group.at_work() as by, pytest.raises(NotYours):
        remember(session, MemoryFacts(came_up="une"), version=0, by=by)


def test_the_newest_word_about_the_next_time_is_found(
    world: World, group: Group, series: Series, days: list[date]
) -> None:
    first, second, third, _ = Session.objects.all()
    with at_work(world.case_manager, group) as by:
        remember(first, MemoryFacts(next_time="le loyer"), version=0, by=by)
        remember(second, MemoryFacts(came_up="rien de plus"), version=0, by=by)
        found = last_time(group, third.starts_at)
        assert found
        assert found.next_time == "le loyer"
        assert last_time(group, first.starts_at) is None
        assert last_time(group, clock.now() + timedelta(weeks=9))
