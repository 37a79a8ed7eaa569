"""School holidays: entered with a source by whoever looks after the installation; none invented."""

from datetime import timedelta

import pytest
from django.test import Client

from miriam.access.permission import NotYours
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.models import SchoolHoliday
from miriam.groupwork.selectors.vacations import vacations
from miriam.groupwork.services import holidays
from miriam.groupwork.services.holidays import HolidayFacts
from tests.reading import words
from tests.world import World, sign_in

PAGE = "/conges"


def typed(**more: object) -> dict[str, object]:
    day = clock.today() + timedelta(days=30)
    return {
        "community": "fr",
        "name_fr": "congé inventé",
        "name_nl": "verzonnen vakantie",
        "first_on": day.isoformat(),
        "last_on": (day + timedelta(days=6)).isoformat(),
        "source": "invention",
        **more,
    }


@pytest.fixture
def office(client: Client, world: World) -> Client:
    """The administrator before her browser."""
    sign_in(client, world.administrator)
    return client


def test_one_is_entered_and_series_know_it(office: Client) -> None:
    assert "rien n’est connu ici" in words(office.get(PAGE))
    answer = words(office.post(PAGE, typed(), follow=True))
    assert "Le congé est ajouté." in answer
    assert "congé inventé" in answer
    assert [one.name for one in vacations()] == ["congé inventé"]


def test_nothing_enters_without_a_source_or_backwards(office: Client) -> None:
    assert "rien n’entre ici sans source" in words(office.post(PAGE, typed(source=" ")))
    day = clock.today().isoformat()
    wrong = words(office.post(PAGE, typed(last_on=day)))
    assert "Le dernier jour vient après le premier." in wrong
    assert not SchoolHoliday.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"last_on": (clock.today() + timedelta(days=200)).isoformat()}, "grandes vacances"),
        ({"first_on": "1999-12-24", "last_on": "1999-12-31"}, "vérifiez l’année"),
    ],
)
def test_a_slip_in_its_days_is_said(office: Client, wrong: dict[str, str], said: str) -> None:
    assert said in words(office.post(PAGE, typed(**wrong)))
    assert not SchoolHoliday.objects.exists()


def test_the_same_days_of_the_same_schools_are_entered_once(office: Client) -> None:
    office.post(PAGE, typed())
    assert "Ces jours sont déjà dans la liste" in words(office.post(PAGE, typed(name_fr="autre")))
    office.post(PAGE, typed(community="nl"))
    assert SchoolHoliday.objects.count() == 2


def test_the_days_of_a_series_say_whose_schools_are_closed(
    office: Client, desk: Client, world: World, group: Group
) -> None:
    for community in ("fr", "nl"):
        sign_in(office, world.administrator)
        office.post(PAGE, typed(community=community))
    sign_in(desk, world.case_manager)
    day = (clock.today() + timedelta(days=30)).isoformat()
    hours = {"first_on": day, "last_on": day, "weeks": "1", "starts": "13:30", "ends": "15:30"}
    shown = words(desk.get(f"/groupes/{group.public_id}/seances/serie", hours))
    assert "congé inventé (Communauté française), congé inventé (Communauté flamande)" in shown


def test_it_is_mended_taken_away_and_brought_back(office: Client) -> None:
    office.post(PAGE, typed())
    page = f"/conges/{SchoolHoliday.objects.get().public_id}"
    assert office.post(page, typed(name_fr="autre", version=1)).status_code == 302
    assert "autre" in words(office.post(page, typed(name_fr="encore", version=1)))
    office.post(f"{page}/enlever")
    assert vacations() == []
    office.post(f"{page}/remettre")
    assert [one.name for one in vacations()] == ["autre"]


def test_nobody_else_enters_or_sees_them_here(desk: Client, world: World) -> None:
    assert desk.get(PAGE).status_code == 404
    facts = HolidayFacts("fr", "x", "", clock.today(), clock.today(), "invention")
    with world.case_manager.at_work() as by, pytest.raises(NotYours):
        holidays.enter(facts, by=by)
