"""What stands around a session: childcare, budget, neutral words, posters, a sheet for the bag."""

from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.timezone import localtime

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import CareState, read_course
from miriam.groupwork.models import Budget, Series, Session
from miriam.groupwork.pages.neutral import LANGUAGES, filled, neutral_texts, words_of
from miriam.groupwork.pages.poster import DESIGNS, TONGUES, poster
from miriam.groupwork.pages.words import day_and_hours
from miriam.groupwork.selectors.ready import care_of
from miriam.groupwork.services import agreements
from tests.groups.working import at_work
from tests.groupwork.typing import sent_with
from tests.reading import words
from tests.world import World

NEVER = ("miriam", "cpas", "ocmw", "tilleuls", "budget qui respire", "groupe", "groep")


@pytest.fixture
def prepared(world: World, group: Group, series: Series) -> Session:
    """With a title and steps."""
    session: Session = Session.objects.all()[0]
    with at_work(world.case_manager, group) as by:
        session.title, session.materials = "Le budget qui respire", "trois enveloppes"
        session.course = read_course("10 min : bonjour\n40 les enveloppes")
        session.save()
        agreements.agree(group, "On écoute", by=by)
    return session


def test_care_is_said_and_taken_back(desk: Client, prepared: Session) -> None:
    page = f"/seances/{prepared.public_id}/garde"
    desk.post(page, {"state": "asked", "asked_of": "les Lutins", "places": "5"})
    said = care_of(prepared)
    assert (said.state, said.asked_of, said.places) == (CareState.ASKED, "les Lutins", 5)
    assert "les Lutins" in desk.get(page).content.decode()
    desk.post(page, {"state": "of_the_year", "version": 1})
    assert care_of(prepared).state == CareState.OF_THE_YEAR
    assert "Choisissez où en est la garde." in words(desk.post(page, {"asked_of": "les Lutins"}))


def test_of_two_who_say_where_care_stands_the_second_sees_both_and_nothing_is_lost(
    desk: Client, prepared: Session
) -> None:
    page = f"/seances/{prepared.public_id}/garde"
    desk.post(page, {"state": "confirmed", "places": 9, "asked_of": "les Lutins", "version": 0})
    stale = desk.post(page, {"state": "asked", "places": 4, "asked_of": "le Val", "version": 0})
    assert all(it in words(stale) for it in ("les Lutins", "confirmée", "Les deux versions"))
    assert all(it in stale.content.decode() for it in ('value="le Val"', 'value="4"'))
    kept = care_of(prepared)
    assert (kept.state, kept.places, kept.asked_of) == (CareState.CONFIRMED, 9, "les Lutins")
    again = {"state": "asked", "places": 4, "asked_of": "le Val", "version": 1}
    assert desk.post(page, again).status_code == 302
    assert (care_of(prepared).asked_of, care_of(prepared).version) == ("le Val", 2)


def test_the_page_of_care_carries_the_version_that_it_shows(
    desk: Client, prepared: Session
) -> None:
    page = f"/seances/{prepared.public_id}/garde"
    _address, shown = sent_with(desk.get(page))
    assert shown["version"] == "0"
    desk.post(page, {**shown, "state": "asked"})
    assert sent_with(desk.get(page))[1]["version"] == "1"


def test_the_budget_is_said_changed_and_taken_away(
    desk: Client, group: Group, prepared: Session
) -> None:
    page = f"/groupes/{group.public_id}/budget"
    Session.objects.filter(pk=prepared.pk).update(cost=Decimal("12.50"))
    assert "il reste 47,50 €" in words(desk.post(page, {"amount": "60", "version": 0}, follow=True))
    assert "il reste 47,50 €" in words(desk.get(f"/seances/{prepared.public_id}/modifier"))
    desk.post(page, {"amount": "10", "version": 1})
    overspent = words(desk.get(page))
    assert "Budget du groupe : dépassé de 2,50 €." in overspent
    assert "-" not in overspent.split("dépassé de")[1].split("€")[0]
    stale = desk.post(page, {"amount": "80", "version": 7})
    assert stale.status_code == 200
    desk.post(page, {"amount": "", "version": 2})
    assert not Budget.objects.exists()
    assert "Le budget" in words(desk.get(page))


@pytest.mark.parametrize("place", ["", "maison de quartier"])
def test_neutral_words_say_day_hours_and_place_and_nothing_else(
    prepared: Session, place: str
) -> None:
    prepared.place = place
    texts = neutral_texts(prepared)
    assert [text.language.code for text in texts] == list(LANGUAGES)
    for text in texts:
        assert f"{localtime(prepared.starts_at):%H:%M}" in text.words
        assert (place in text.words) is True
        assert str(prepared.day.day) in text.words
        assert not any(word in text.words.lower() for word in NEVER)
    assert [text.is_read for text in texts] == [True, True, False, False, False, False]


def test_the_page_of_the_message_has_each_text_and_each_poster(
    desk: Client, prepared: Session
) -> None:
    shown = desk.get(f"/seances/{prepared.public_id}/message").content.decode()
    assert shown.count("<textarea") == len(LANGUAGES)
    assert shown.count("readonly") == len(LANGUAGES)
    assert shown.count("/affiche/") == len(DESIGNS) * len(TONGUES)


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("language", TONGUES)
def test_a_poster_is_a_document(prepared: Session, design: int, language: str) -> None:
    assert poster(prepared, design, language).startswith(b"%PDF")


def test_the_address_of_a_poster_answers_and_others_do_not(desk: Client, prepared: Session) -> None:
    page = f"/seances/{prepared.public_id}/affiche"
    assert desk.get(f"{page}/1/fr")["Content-Type"] == "application/pdf"
    assert desk.get(f"{page}/5/fr").status_code == 404
    assert desk.get(f"{page}/1/de").status_code == 404


def test_the_sheet_for_the_bag_has_steps_things_and_agreements(
    desk: Client, world: World, prepared: Session
) -> None:
    shown = words(desk.get(f"/seances/{prepared.public_id}/pour-mon-sac"))
    assert all(it in shown for it in ("bonjour", "10 min", "trois enveloppes", "On écoute"))
    assert "Nadia" not in shown


def test_hours_after_midnight_are_those_on_the_wall(prepared: Session) -> None:
    start = localtime(prepared.starts_at).replace(hour=22, minute=0)
    prepared.starts_at, prepared.ends_at = start, start + timedelta(hours=3)
    french = neutral_texts(prepared)[0].words
    assert "de 22:00 à 01:00 le lendemain." in french


@pytest.mark.parametrize(
    ("hours", "said"),
    [(3, "22:30 – 01:30 le lendemain"), (1, "22:30 – 23:30"), (1.5, "22:30 – 00:00")],
)
def test_what_ends_after_midnight_says_so_where_hours_are_written(
    desk: Client, prepared: Session, hours: float, said: str
) -> None:
    starts_at = clock.moment_of(prepared.day, time(22, 30))
    ends_at = starts_at + timedelta(hours=hours)
    Session.objects.filter(pk=prepared.pk).update(starts_at=starts_at, ends_at=ends_at)
    prepared.refresh_from_db(fields=["starts_at", "ends_at"])
    assert day_and_hours(prepared).endswith(f", {said}")
    for page in ("", "/pour-mon-sac"):
        shown = words(desk.get(f"/seances/{prepared.public_id}{page}"))
        assert said in shown
        assert ("le lendemain" in shown) is ("le lendemain" in said)


def test_each_language_says_that_it_ends_on_the_next_day(prepared: Session) -> None:
    same_day = [text.words for text in neutral_texts(prepared)]
    prepared.ends_at += timedelta(days=1)
    for before, text in zip(same_day, neutral_texts(prepared), strict=True):
        said = words_of(text.language.code)["next_day"]
        assert filled(said, {"ends": f"{localtime(prepared.ends_at):%H:%M}"}) in text.words
        assert len(text.words) > len(before)
