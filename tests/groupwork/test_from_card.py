"""A session begins from a card of the bank in one tap, and nothing is lost before it is kept."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.groups.models import Group
from miriam.groupwork.models import Series, Session
from miriam.practices.data.shipped import shipped
from miriam.practices.domain.card import (
    BESIDE_A_STEP,
    LONGEST_COURSE,
    CardStep,
    CardWords,
    fit_a_session,
)
from tests.groups.working import at_work
from tests.groupwork.typing import sent_with
from tests.practices.cards import OWN, written
from tests.reading import words
from tests.world import World

CARD = sorted(shipped())[0]


@pytest.fixture
def session(series: Series) -> Session:
    """The next one of the series, of which nothing is prepared."""
    return Session.objects.all()[0]


def test_the_cards_that_fit_are_one_tap_from_the_session(desk: Client, session: Session) -> None:
    page = desk.get(f"/seances/{session.public_id}/fiche")
    links = BeautifulSoup(page.content, "html.parser").select("main .row a")
    assert 0 < len(links) <= 8
    assert all("?fiche=" in str(link["href"]) for link in links)


def test_a_card_fills_the_form_and_nothing_is_kept_before_one_says_so(
    desk: Client, world: World, group: Group, session: Session
) -> None:
    shown = desk.get(f"/seances/{session.public_id}/fiche", {"fiche": CARD})
    said = shipped()[CARD].said("fr")
    assert said.title in shown.content.decode()
    with at_work(world.case_manager, group):
        assert not Session.objects.get(pk=session.pk).practice
    action, held = sent_with(shown)
    assert desk.post(action, held).status_code == 302
    with at_work(world.case_manager, group):
        kept = Session.objects.get(pk=session.pk)
        assert (kept.practice, kept.title) == (CARD, said.title)
        assert [step["words"] for step in kept.course] == [step.title for step in said.steps]
        assert kept.day == session.day


@pytest.mark.parametrize("minutes", [0, 480])
def test_the_longest_card_becomes_a_session(
    desk: Client, world: World, session: Session, minutes: int
) -> None:
    steps = [CardStep("a" * 400, minutes)] * 9
    rest = LONGEST_COURSE - sum(len(step.title) + BESIDE_A_STEP for step in steps) - BESIDE_A_STEP
    longest = (*steps, CardStep("b" * rest, minutes))
    assert fit_a_session(longest)
    assert not fit_a_session([*longest, CardStep("c")])
    own = written(world.case_manager, replace(OWN, words={"fr": CardWords("Long", steps=longest)}))
    shown = desk.get(f"/seances/{session.public_id}/fiche", {"fiche": own.code})
    action, held = sent_with(shown)
    assert desk.post(action, held).status_code == 302


def test_from_the_card_with_one_group_it_is_the_next_session(
    desk: Client, session: Session
) -> None:
    answer = desk.get(f"/pratiques/fiches/{CARD}/seance")
    led_to = urlsplit(answer.headers["Location"])
    assert led_to.path == f"/seances/{session.public_id}/fiche"
    assert led_to.query == f"fiche={CARD}"


def test_without_a_session_to_come_the_page_says_what_to_do(desk: Client, group: Group) -> None:
    assert "Prévoyez d’abord une séance." in words(desk.get(f"/pratiques/fiches/{CARD}/seance"))


@pytest.mark.parametrize("code", ["rien-de-tel", "0d5fe18e-b371-4df0-b597-d1e9279a39a9"])
def test_a_card_that_is_not_there_begins_nothing(desk: Client, session: Session, code: str) -> None:
    assert desk.get(f"/pratiques/fiches/{code}/seance").status_code == 404
    page = words(desk.get(f"/seances/{session.public_id}/fiche", {"fiche": code}))
    assert "Celles qui conviennent le mieux" in page


def test_a_change_keeps_the_card_it_came_from(
    desk: Client, world: World, group: Group, session: Session, reading: Callable[[], Session]
) -> None:
    Session.objects.filter(pk=session.pk).update(practice=CARD)
    action, held = sent_with(desk.get(f"/seances/{session.public_id}/modifier"))
    desk.post(action, {**held, "title": "Autrement"})
    assert reading().practice == CARD


@pytest.fixture
def reading(session: Session) -> Callable[[], Session]:
    """The session as it is kept now, without what is sealed."""
    return lambda: Session.objects.only("practice").get(pk=session.pk)
