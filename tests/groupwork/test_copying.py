"""« Préparer comme… »: a ready session in four taps, after one of the last ones she may open."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.timezone import localtime

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.services import groups
from miriam.groupwork.domain import read_course
from miriam.groupwork.models import Series, Session
from miriam.groupwork.pages.copying import CHOICES, choices
from miriam.groupwork.selectors.copying import copied, to_copy
from miriam.groupwork.selectors.ready import readiness_of
from tests.groups.working import at_work
from tests.groupwork.typing import sent_with
from tests.reading import words
from tests.world import Person, World, sign_in

COURSE = "10 min : bonjour\n40 min : les enveloppes"
# From the list of the sessions to one that is ready: « Préparer comme… », which one, the day and
# « Garder ». Of one that is planned the day is known.
TAPS, TAPS_OF_PLANNED = 4, 3


def prepared(world: World, group: Group, title: str, *, days_ago: int, by: Person) -> Session:
    starts_at = clock.now() - timedelta(days=days_ago)
    with at_work(by, group):
        session = Session(
            group=group, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), place="ici"
        )
        session.title, session.course = title, read_course(COURSE)
        session.save()
    return session


@pytest.fixture
def model(world: World, group: Group) -> Session:
    """A session that was prepared last week."""
    return prepared(world, group, "Le budget qui respire", days_ago=7, by=world.case_manager)


@pytest.fixture
def elsewhere(world: World) -> Group:
    """A group of the same centre that she does not carry."""
    with world.other_group.at_work() as by:
        return groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Saules", places=12), by=by
        )


def followed(desk: Client, page: str, words_of_link: str) -> str:
    """The address behind a link of this page."""
    soup = BeautifulSoup(desk.get(page).content, "html.parser")
    [link] = [it for it in soup.find_all("a") if words_of_link in it.get_text()]
    address = str(link["href"])
    return f"{page}{address}" if address.startswith("?") else address


def test_a_new_one_is_ready_in_four_taps(desk: Client, group: Group, model: Session) -> None:
    taps = 0
    choosing = followed(desk, f"/groupes/{group.public_id}/seances", "Préparer comme…")
    taps += 1
    filled = followed(desk, choosing, "Le budget qui respire")
    taps += 1
    action, held = sent_with(desk.get(filled))
    held["on"] = (clock.today() + timedelta(days=7)).isoformat()
    taps += 1
    answer = desk.post(action, held, follow=True)
    taps += 1
    assert taps == TAPS
    assert "La séance est gardée." in words(answer)
    assert "Le budget qui respire" in words(answer)
    assert "Tout est prêt." in words(answer)


def test_on_a_day_that_is_taken_it_asks_first_and_leads_to_that_session(
    desk: Client, group: Group, series: Series, model: Session
) -> None:
    planned: Session = Session.objects.filter(series=series)[0]
    source = f"source={model.public_id}"
    action, held = sent_with(desk.get(f"/groupes/{group.public_id}/seances/comme?{source}"))
    held["on"] = planned.day.isoformat()
    before = Session.objects.count()
    asked = desk.post(action, held)
    assert "Le groupe se retrouve déjà ce jour-là" in words(asked)
    assert f"/seances/{planned.public_id}/comme?{source}" in asked.content.decode()
    assert Session.objects.count() == before
    action, held = sent_with(asked)
    assert held["on"] == planned.day.isoformat()
    assert desk.post(action, held).status_code == 302
    assert Session.objects.count() == before + 1


def test_sent_again_for_another_day_it_asks_of_that_day(
    desk: Client, group: Group, series: Series, model: Session
) -> None:
    first, second, dropped, _last = Session.objects.filter(series=series)
    Session.objects.filter(pk=dropped.pk).update(is_dropped=True)
    page = f"/groupes/{group.public_id}/seances/comme?source={model.public_id}"
    action, held = sent_with(desk.get(page))
    action, held = sent_with(desk.post(action, {**held, "on": first.day.isoformat()}))
    asked = desk.post(action, {**held, "on": second.day.isoformat()})
    assert f"/seances/{second.public_id}/comme" in asked.content.decode()
    action, held = sent_with(asked)
    kept = desk.post(action, {**held, "on": dropped.day.isoformat()})
    assert kept.status_code == 302, "what was dropped takes no day"


def test_one_that_is_planned_keeps_its_day_hours_and_place(
    desk: Client, world: World, group: Group, series: Series, model: Session
) -> None:
    planned: Session = Session.objects.filter(series=series)[0]
    choosing = f"/seances/{planned.public_id}/comme"
    action, held = sent_with(desk.get(followed(desk, choosing, "Le budget qui respire")))
    assert desk.post(action, held).status_code == 302
    with at_work(world.case_manager, group):
        kept = Session.objects.get(pk=planned.pk)
        assert (kept.starts_at, kept.ends_at, kept.place) == (
            planned.starts_at,
            planned.ends_at,
            planned.place,
        )
        assert (kept.title, kept.course) == ("Le budget qui respire", read_course(COURSE))
        assert readiness_of(kept).is_ready
        assert localtime(kept.starts_at).hour == 13
    assert TAPS_OF_PLANNED < TAPS


def test_the_last_five_held_are_offered_and_all_others_are_folded_away(
    desk: Client, world: World, group: Group
) -> None:
    for number in range(CHOICES + 2):
        prepared(world, group, f"n° {number}", days_ago=number + 1, by=world.case_manager)
    prepared(world, group, "à venir", days_ago=-7, by=world.case_manager)
    dropped = prepared(world, group, "annulée hier", days_ago=1, by=world.case_manager)
    Session.objects.filter(pk=dropped.pk).update(is_dropped=True)
    with at_work(world.case_manager, group) as by:
        [offered] = choices(group, by)
        assert [one.title for one in offered.sessions] == [f"n° {n}" for n in range(CHOICES)]
        assert [one.title for one in offered.more] == ["n° 5", "n° 6", "à venir", "annulée hier"]
    shown = words(desk.get(f"/groupes/{group.public_id}/seances/comme"))
    assert "à venir" in shown.split("Toutes les séances")[1]


def test_a_group_of_a_colleague_is_offered_where_she_carries_it_too_and_nowhere_else(
    desk: Client, world: World, group: Group, elsewhere: Group
) -> None:
    theirs = prepared(world, elsewhere, "La table ouverte", days_ago=3, by=world.other_group)
    page = f"/groupes/{group.public_id}/seances/comme"
    assert "La table ouverte" not in words(desk.get(page))
    assert "La table ouverte" not in words(desk.get(page, {"source": str(theirs.public_id)}))
    with at_work(world.other_group, elsewhere) as by:
        groups.add_case_manager(elsewhere, mandate=world.case_manager.mandate, by=by)
    assert "La table ouverte" in words(desk.get(page))
    filled = desk.get(page, {"source": str(theirs.public_id)}).content.decode()
    assert "La table ouverte" in filled


def test_without_its_ring_a_session_is_copied_by_nobody(
    world: World, group: Group, model: Session
) -> None:
    with world.case_manager.at_work() as by:
        assert copied(group, model.public_id, by) is None
        assert to_copy(group, by) == []


@pytest.mark.parametrize("source", ["", "nothing", "0d5fe18e-b371-4df0-b597-d1e9279a39a9"])
def test_what_cannot_be_found_shows_the_choice(
    desk: Client, group: Group, model: Session, source: str
) -> None:
    page = desk.get(f"/groupes/{group.public_id}/seances/comme", {"source": source})
    assert "Tout est repris, sauf le jour." in words(page)


def test_whoever_carries_another_group_does_not_come_here(
    client: Client, world: World, group: Group, model: Session
) -> None:
    sign_in(client, world.other_group)
    assert client.get(f"/seances/{model.public_id}/comme").status_code == 404


def test_a_ring_that_is_left_over_offers_nothing_of_a_group_she_no_longer_carries(
    world: World, group: Group, elsewhere: Group
) -> None:
    theirs = prepared(world, elsewhere, "La table ouverte", days_ago=3, by=world.other_group)
    with at_work(world.other_group, elsewhere) as by:
        membership = groups.add_case_manager(elsewhere, mandate=world.case_manager.mandate, by=by)
    membership.until = clock.today()
    membership.save()
    with at_work(world.case_manager, elsewhere) as by:
        by.open([group.ring_subject], ("group",))
        assert by.keychain.is_open(elsewhere.ring_subject, "group")
        assert copied(group, theirs.public_id, by) is None
        assert [one for one, _sessions in to_copy(group, by)] == [group]
