"""A session begins from a card of the bank in one tap, and nothing is lost before it is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import read_course
from miriam.groupwork.models import Series, Session
from miriam.lists.life_domain_words import LIFE_DOMAINS
from miriam.lists.life_domains import LifeDomain
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


def choices(desk: Client) -> dict[str, str]:
    """What the page of the card offers: the words of each line, and where it leads."""
    page = desk.get(f"/pratiques/fiches/{CARD}/seance")
    rows = BeautifulSoup(page.content, "html.parser").select("main li.row")
    return {" ".join(row.get_text(" ").split()): str(row.a["href"]) for row in rows if row.a}


def written_by_hand(world: World, group: Group, session: Session) -> Session:
    """The session with a title and steps of its own, and no card."""
    with at_work(world.case_manager, group):
        session.title, session.course = "Le loyer", read_course("20 min : nos factures")
        session.materials, session.cost, session.domains = "ciseaux", Decimal("7.50"), ["money"]
        session.save()
    return session


def test_from_the_card_one_chooses_the_session_also_with_one_group(
    desk: Client, world: World, group: Group, session: Session
) -> None:
    written_by_hand(world, group, session)
    offered = choices(desk)
    assert len(offered) == Session.objects.count() + 1
    [prepared] = [said for said in offered if "déjà préparée" in said]
    assert "Le loyer" in prepared
    assert "13:00" in prepared
    assert offered[prepared] == f"/seances/{session.public_id}/fiche?fiche={CARD}"
    assert offered["Une nouvelle séance"].startswith(f"/groupes/{group.public_id}/seances/fiche")


def test_what_is_dropped_or_far_away_is_not_offered(
    desk: Client, group: Group, series: Series
) -> None:
    dropped, far, *_ = Session.objects.all()
    Session.objects.filter(pk=dropped.pk).update(is_dropped=True)
    later = far.starts_at + timedelta(weeks=20)
    Session.objects.filter(pk=far.pk).update(starts_at=later, ends_at=later + timedelta(hours=2))
    assert len(choices(desk)) == Session.objects.count() - 2 + 1


def test_whoever_carries_no_group_is_told(desk: Client) -> None:
    shown = words(desk.get(f"/pratiques/fiches/{CARD}/seance"))
    assert "Vous n’accompagnez aucun groupe" in shown


def test_what_a_card_would_replace_is_shown_first(
    desk: Client, world: World, group: Group, session: Session
) -> None:
    page = f"/seances/{session.public_id}/fiche"
    assert "« Garder » les remplace" not in words(desk.get(page, {"fiche": CARD}))
    written_by_hand(world, group, session)
    shown = words(desk.get(page, {"fiche": CARD}))
    lost = shown.split("« Garder » les remplace")[1].split("<form")[0]
    assert all(said in lost for said in ("Le loyer", "20 min : nos factures", "ciseaux"))
    assert "7,50" not in lost, "a card says nothing of what it costs"


def test_what_another_session_would_replace_is_shown_first(
    desk: Client, world: World, group: Group, session: Session
) -> None:
    other = Session.objects.all()[1]
    Session.objects.filter(pk=other.pk).update(practice=CARD)
    written_by_hand(world, group, session)
    page = f"/seances/{session.public_id}/comme"
    shown = words(desk.get(page, {"source": str(other.public_id)}))
    lost = shown.split("« Garder » les remplace")[1].split("<form")[0]
    assert all(said in lost for said in ("Le loyer", "7,50 €", str(LIFE_DOMAINS[LifeDomain.MONEY])))


def test_a_new_session_begins_from_a_card(desk: Client, world: World, group: Group) -> None:
    page = f"/groupes/{group.public_id}/seances/fiche"
    action, held = sent_with(desk.get(page, {"fiche": CARD}))
    assert held["title"] == shipped()[CARD].said("fr").title
    day = (clock.today() + timedelta(days=9)).isoformat()
    answer = desk.post(action, {**held, "on": day, "at": "13:00", "until": "15:00"}, follow=True)
    assert "La séance est gardée." in words(answer)
    with at_work(world.case_manager, group):
        assert Session.objects.get().practice == CARD


def test_without_a_card_the_new_session_is_an_empty_one(desk: Client, group: Group) -> None:
    page = f"/groupes/{group.public_id}/seances/fiche"
    assert desk.get(page)["Location"] == f"/groupes/{group.public_id}/seances/nouvelle"


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
