"""The hours of today, the week on screen and on paper, her own trips; an agreed rhythm."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from miriam.access.models import Mandate
from miriam.accompaniment.domain import Doer, EncounterKind, Rhythm
from miriam.accompaniment.models import Appointment, Encounter
from miriam.accompaniment.services import appointments, encounters, rhythms, steps
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.audit.models import Line
from miriam.core import clock
from miriam.people.models import File
from miriam.people.services import pausing
from tests.world import Person, World, make_file, sign_in

pytestmark = pytest.mark.django_db


def at(days: int, hour: int = 9) -> datetime:
    return clock.moment_of(clock.today() + timedelta(days=days), time(hour))


def made(who: Person, file: File, moment: datetime, **more: Any) -> Appointment:
    told = {"kind": EncounterKind.SCHOOL, "what": "Voir l’école", "place": "École des Essais"}
    with who.at_work(file) as by, time_machine.travel(moment - timedelta(hours=1)):
        return appointments.make(file, AppointmentFacts(moment, **{**told, **more}), by=by)


def shown(client: Client, who: Person, address: str) -> BeautifulSoup:
    return BeautifulSoup(sign_in(client, who).get(address).content, "html.parser")


def words(soup: Any) -> str:
    return " ".join(soup.get_text(" ").split()) if soup else ""


def test_an_hour_of_today_has_a_pencil_and_comes_before_promises(
    world: World, client: Client
) -> None:
    kept = made(world.case_manager, world.file, at(0))
    with world.case_manager.at_work(world.file) as by:
        steps.write(world.file, words="Appeler l’école", who=Doer.CASE_MANAGER, by=by)
    page = shown(client, world.case_manager, "/journee")
    hours = page.select_one("#hours")
    assert words(hours) == "9 h Nadia Voir l’école · École des Essais"
    assert hours
    [pencil] = hours.select("a.round")
    assert pencil["href"] == f"/rendez-vous/{kept.public_id}/noter"
    assert hours.find_next(id="promised")


def test_what_is_noted_dropped_or_of_another_day_is_no_hour_of_today(
    world: World, client: Client
) -> None:
    dropped, noted = (made(world.case_manager, world.file, at(0, hour)) for hour in (9, 11))
    made(world.case_manager, world.file, at(2))
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(dropped, by=by)
        appointments.note(noted, EncounterFacts(kind=EncounterKind.WALK, text="Vu."), by=by)
    page = shown(client, world.case_manager, "/journee")
    assert page.select_one("#hours") is None
    assert "Voir l’école" in words(page.select_one("#week"))


def test_at_most_seven_lines_over_all_cards(world: World, client: Client) -> None:
    for hour in range(8, 13):
        made(world.case_manager, world.file, at(0, hour))
    with world.case_manager.at_work(world.file) as by:
        for number in range(5):
            steps.write(world.file, words=f"Promesse {number}", who=Doer.CASE_MANAGER, by=by)
    page = shown(client, world.case_manager, "/journee")
    assert len(page.select("#hours > ul > li")) == 5
    assert len(page.select("#promised .tick")) == 2
    assert "Promesse 4" in words(page.select_one("details.fold"))


def test_an_appointment_behind_without_a_note_can_only_wait(world: World, client: Client) -> None:
    made(world.case_manager, world.file, at(-2))
    page = shown(client, world.case_manager, "/journee")
    waiting = page.select_one("details.fold")
    assert "rien n’est obligé" in words(waiting)
    assert page.select_one("#hours") is None


def test_an_empty_day_says_before_when_nothing_need_be_done(world: World, client: Client) -> None:
    made(world.other_group, make_file(world.other_group, "Rosa"), at(1, 14))
    Mandate.objects.filter(pk=world.waiting.mandate.pk).delete()
    page = shown(client, world.other_group, "/journee")
    assert "Rien à faire avant demain, 14 h" in words(page)


def test_whose_it_is_is_said_to_whoever_stands_in(world: World, client: Client) -> None:
    made(world.case_manager, world.file, at(0))
    assert "par Lieve" in words(shown(client, world.stand_in, "/journee").select_one("#hours"))
    assert shown(client, world.duo, "/journee").select_one("#hours") is None


def test_a_rhythm_is_recalled_gently_and_never_counted(world: World, client: Client) -> None:
    with world.case_manager.at_work(world.file) as by:
        rhythms.agree(world.file, every=Rhythm.WEEKLY, words="Un mardi.", by=by)
        encounters.record(world.file, EncounterFacts(kind=EncounterKind.CAFE), by=by)

    def agreed() -> str:
        return words(shown(client, world.case_manager, "/journee").select_one(".agreed"))

    assert agreed() == ""
    Encounter.objects.update(on=clock.today() - timedelta(days=7))
    with time_machine.travel(clock.now() + timedelta(days=7), tick=False):
        assert agreed() == ""
    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        world.case_manager.mandate.refresh_from_db()
        said = agreed()
        assert said.startswith("Nadia « Un mardi. » Convenu avec elle le")
        assert "jours" not in said
        with world.case_manager.at_work(world.file) as by:
            pausing.pause(world.file, by=by)
        assert agreed() == ""


def monday() -> datetime:
    today = clock.today()
    return clock.moment_of(today - timedelta(days=today.weekday()), time(10))


def test_the_week_shows_its_days_and_the_one_that_follows(world: World, client: Client) -> None:
    made(world.case_manager, world.file, monday() + timedelta(days=4))
    made(world.case_manager, world.file, monday() + timedelta(days=7), place="la semaine d’après")
    this, following = (shown(client, world.case_manager, f"/semaine{q}") for q in ("", "?suivante"))
    assert "Vendredi" in words(this)
    assert "École des Essais" in words(this)
    assert "la semaine d’après" not in words(this)
    assert "la semaine d’après" in words(following)


@pytest.mark.parametrize(
    ("ways", "seen", "hidden"),
    [
        ("", ["Nadia", "École des Essais", "le carnet"], []),
        ("prenoms", ["Nadia", "École des Essais"], []),
        ("initiales", ["N."], ["Nadia", "École des Essais", "Voir l’école", "le carnet"]),
        ("heures", ["10 h"], ["N.", "Nadia", "École des Essais", "Voir l’école", "le carnet"]),
        ("quelconque", ["Nadia"], []),
    ],
)
def test_the_paper_for_her_bag_names_whom_she_likes(
    world: World, client: Client, ways: str, seen: list[str], hidden: list[str]
) -> None:
    made(world.case_manager, world.file, monday() + timedelta(days=6), bring="le carnet")
    page = shown(client, world.case_manager, f"/semaine/papier?noms={ways}")
    said = words(page.select_one("main")).replace("\xa0", " ")
    assert [one for one in seen if one not in said] == []
    assert [one for one in hidden if one in said] == []


def test_trips_are_her_own_outside_and_name_nobody(world: World, client: Client) -> None:
    made(world.case_manager, world.file, at(-1), place="rue des Essais 4")
    made(world.case_manager, world.file, at(-1, 11), kind=EncounterKind.PHONE, place="au bureau")
    made(world.case_manager, world.file, at(3), place="plus tard")
    made(world.case_manager, world.file, at(-1, 12), kind=EncounterKind.HOME, place="chez elle 16")
    made(world.duo, world.file, at(-1, 15), place="chez la duo")
    dropped = made(world.case_manager, world.file, at(-1, 16), place="pas eu lieu")
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(dropped, by=by)
    said = words(shown(client, world.case_manager, "/mes-deplacements").select_one("main"))
    assert "rue des Essais 4" in said
    assert "Chez elle —" in said
    assert "chez elle 16" not in said
    for place in ("au bureau", "plus tard", "chez la duo", "pas eu lieu", "Nadia", "Voir l’école"):
        assert place not in said
    of_duo = words(shown(client, world.duo, "/mes-deplacements").select_one("main"))
    assert "chez la duo" in of_duo
    assert "rue des Essais 4" not in of_duo


OTHERS = ["coordinator", "administrator", "referent", "steward", "researcher"]
PAGES = ["/semaine", "/semaine/papier", "/mes-deplacements"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    "who", ["coordinator", "administrator", "referent", "steward", "researcher"]
)
def test_no_other_hat_has_a_week(world: World, client: Client, address: str, who: str) -> None:
    assert sign_in(client, getattr(world, who)).get(address).status_code == 404


def test_that_a_week_was_read_is_in_her_journal_once_a_day(world: World, client: Client) -> None:
    made(world.case_manager, world.file, monday() + timedelta(days=2))
    for _twice in range(2):
        sign_in(client, world.case_manager).get("/semaine")
    lines = Line.objects.filter(subject=world.file.ring_subject, purpose="desk.week")
    assert sorted(line.act for line in lines) == ["opened.identity", "opened.shared"]
