"""A file on one page, and the paper she takes along."""

import re
from collections.abc import Callable
from datetime import time, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup, ResultSet, Tag
from django.test import Client

from miriam.accompaniment.domain import Doer, EncounterKind, Rhythm, StepState
from miriam.accompaniment.services import (
    appointments,
    aspirations,
    encounters,
    rhythms,
    steps,
)
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.accompaniment.services.aspirations import MoreOfWish
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.people.domain import Channel, Scope
from miriam.people.services import consents, contacts, pausing
from miriam.people.services.contacts import ContactFacts
from miriam.vault.domain import Depth
from tests.world import World, sign_in

SECRET = "Ceci reste dans l’équipe."


@pytest.fixture
def told(world: World) -> World:
    """Nadia's words, steps of three kinds, a shared and a working note."""
    with world.case_manager.at_work(world.file) as by:
        aspirations.write(world.file, words="Un jardin à nous.", language="fr", by=by)
        aspirations.write(world.file, words="أريد بيتا هادئا", language="ar", by=by)
        for who in Doer:
            steps.write(world.file, words=f"Pas de {who}", who=who, by=by)
        done = steps.write(world.file, words="Déjà fait", who=Doer.HER, by=by)
        steps.settle(done, state=StepState.DONE, by=by)
        encounters.record(
            world.file, EncounterFacts(kind=EncounterKind.WALK, text="Au parc."), by=by
        )
        encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.CAFE, text=SECRET, depth=Depth.WORKING),
            by=by,
        )
        consents.give(world.file, scope=Scope.MEASURE, language="ar", with_interpreter=False, by=by)
    return world


def page(world: World, client: Client, end: str = "") -> str:
    sign_in(client, world.case_manager)
    answer = client.get(f"/dossiers/{world.file.public_id}{end}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_everything_of_one_woman_stands_on_one_page(told: World, client: Client) -> None:
    shown = page(told, client)
    for said in ("Un jardin à nous.", "Pas de together", "Au parc.", "Déjà fait", "Promenade"):
        assert said in shown
    assert re.search(r"Nadia, vous, Sofie et, jusqu’au [^,]+, Aline lisez cette page\.", shown)


def test_the_short_thread_tells_a_change_of_direction(told: World, client: Client) -> None:
    with told.case_manager.at_work(told.file) as by:
        wish = told.file.aspirations.order_by("pk").first()
        assert wish
        aspirations.set_aside(wish, by=by, why="Trop loin.")
    thread = BeautifulSoup(page(told, client), "html.parser").select_one("#thread")
    assert thread
    said = " ".join(thread.get_text(" ").split())
    assert (
        "Changement de direction laissé de côté Trop loin. Ce souhait : Un jardin à nous." in said
    )
    assert "Au parc." in said


def test_a_working_note_is_named_and_not_shown(told: World, client: Client) -> None:
    shown = page(told, client)
    assert "Note de travail" in shown
    assert SECRET not in shown


def test_her_paper_speaks_as_she_does_and_keeps_the_notes_out(told: World, client: Client) -> None:
    shown = page(told, client, "/pour-elle")
    assert "Ce que je veux" in shown
    assert "Un jardin à nous." in shown
    assert ">moi<" in shown
    assert "Déjà fait" not in shown
    assert "Au parc." not in shown


def test_words_in_arabic_carry_their_language(told: World, client: Client) -> None:
    assert 'lang="ar" dir="auto"' in page(told, client)


@pytest.mark.parametrize("end", ["", "/pour-elle"])
@pytest.mark.parametrize(
    "who", ["other_group", "former_stand_in", "coordinator", "benefits_worker"]
)
def test_nobody_else_knows_that_the_page_exists(
    told: World, client: Client, who: str, end: str
) -> None:
    sign_in(client, getattr(told, who))
    assert client.get(f"/dossiers/{told.file.public_id}{end}").status_code == 404


def test_the_page_costs_the_same_for_two_rows_and_for_five(
    told: World, client: Client, same_queries: Callable[..., None]
) -> None:
    sign_in(client, told.case_manager)

    def more() -> None:
        with told.case_manager.at_work(told.file) as by:
            for number in range(3):
                steps.write(told.file, words=f"Pas {number}", who=Doer.CASE_MANAGER, by=by)
                encounters.record(
                    told.file,
                    EncounterFacts(kind=EncounterKind.PHONE, text="Un appel."),
                    by=by,
                )
                aspirations.write(told.file, words=f"Souhait {number}", language="nl", by=by)

    same_queries(lambda: client.get(f"/dossiers/{told.file.public_id}"), more)


def test_a_small_step_is_settled_with_one_tap_on_her_page(told: World, client: Client) -> None:
    her = sign_in(client, told.case_manager)
    address = f"/dossiers/{told.file.public_id}"

    def tap(square: Tag) -> BeautifulSoup:
        sent = {str(it.get("name")): str(it.get("value")) for it in square.select("input")}
        answer = her.post(str(square["action"]), sent)
        assert answer.headers["Location"] == address
        return BeautifulSoup(her.get(address).content, "html.parser")

    def squares(page: BeautifulSoup, state: str) -> ResultSet[Tag]:
        return page.select(f"#plan .tick{state} form")

    page = BeautifulSoup(her.get(address).content, "html.parser")
    assert len(squares(page, ":not(.tick--done)")) == len(Doer), "those ahead, and no other"
    page = tap(squares(page, ":not(.tick--done)")[0])
    assert len(squares(page, ":not(.tick--done)")) == len(Doer) - 1
    again = squares(page, ".tick--done")
    assert len(again) == 2, "what is done has its way back"
    assert len(squares(tap(again[0]), ":not(.tick--done)")) == len(Doer)


def test_what_presses_comes_first_and_a_step_says_where_it_stands(
    told: World, client: Client
) -> None:
    with told.case_manager.at_work(told.file) as by:
        more = MoreOfWish(presses=True)
        aspirations.write(told.file, words="Du lait.", language="fr", by=by, more=more)
        waits = steps.write(told.file, words="La lettre", who=Doer.CASE_MANAGER, by=by)
        steps.settle(waits, state=StepState.PAUSED, by=by)
    answer = sign_in(client, told.case_manager).get(f"/dossiers/{told.file.public_id}")
    plan = BeautifulSoup(answer.content, "html.parser").select_one("#plan")
    assert plan
    assert plan.select("blockquote")[0].text.strip() == "Du lait."
    ahead = plan.select(".tick:not(.tick--done)")
    assert ["en pause" in one.text for one in ahead] == [False] * len(Doer) + [True]


def today_of(world: World, client: Client, language: str = "fr") -> list[str]:
    client.cookies["miriam_language"] = language
    found = BeautifulSoup(page(world, client), "html.parser")
    return [each.get_text(" ", strip=True) for each in found.select(".today > li")]


def test_the_file_begins_with_what_is_true_today(told: World, client: Client) -> None:
    with told.case_manager.at_work(told.file) as by:
        facts = ContactFacts(
            channel=Channel.SMS, address="0000 00 00 01", hours="9 h – 15 h", name_to_show="Claire"
        )
        version = told.file.safe_contact.version
        contacts.agree(told.file.safe_contact, facts, version=version, by=by)
        pausing.pause(told.file, by=by)
    consent, contact, met, stand_in = today_of(told, client)[1:]
    assert today_of(told, client)[0] == "En pause, à sa demande sa place reste la sienne"
    assert consent == "Participer : pas encore dit à lire ensemble"
    assert met == "Aujourd’hui, café dernière rencontre"
    assert contact == "SMS, 9 h – 15 h « Claire »"
    assert re.fullmatch(r"Aline remplace Lieve jusqu’au \d.*", stand_in)
    dutch = today_of(told, client, "nl")
    assert dutch[0] == "Op pauze, op haar vraag haar plaats blijft de hare"
    assert dutch[3] == "Vandaag, café laatste ontmoeting"


def test_the_next_appointment_stands_on_top_and_how_often_they_agreed_to_meet(
    told: World, client: Client
) -> None:
    assert "Rien n’est fixé prendre un rendez-vous" in today_of(told, client)
    assert page(told, client).count("Rien n’est fixé") == 1
    with told.case_manager.at_work(told.file) as by:
        for days, place in ((9, "plus tard"), (1, "École des Essais")):
            facts = AppointmentFacts(
                starts_at=clock.moment_of(clock.today() + timedelta(days=days), time(9, 30)),
                kind=EncounterKind.SCHOOL,
                place=place,
            )
            appointments.make(told.file, facts, by=by)
        rhythms.agree(told.file, every=Rhythm.WEEKLY, words="", by=by)
    said = [one.replace("\xa0", " ") for one in today_of(told, client)]
    assert "Demain, 9 h 30 École des Essais" in said
    assert "Aujourd’hui, café convenu : une fois par semaine" in said
    assert not any("plus tard" in one for one in said)


def test_a_consent_that_she_took_back_is_not_called_unsaid(told: World, client: Client) -> None:
    with told.case_manager.at_work(told.file) as by:
        scope = Scope.PARTICIPATION
        given = consents.give(told.file, scope=scope, language="fr", with_interpreter=False, by=by)
    assert not any("Participer" in said for said in today_of(told, client))
    with told.case_manager.at_work(told.file) as by:
        consents.withdraw(given, by=by)
    assert any(said.startswith("Elle ne veut plus participer") for said in today_of(told, client))


def test_a_stopped_file_says_so_on_top_and_offers_nothing_to_write(
    told: World, client: Client
) -> None:
    with told.case_manager.at_work(told.file) as by:
        pausing.stop(told.file, by=by)
    shown = page(told, client)
    soup = BeautifulSoup(shown, "html.parser")
    assert soup.select(".today ~ .notice") == []
    assert "Cet accompagnement est terminé" in soup.select(".notice:has(~ .today)")[0].get_text()
    assert soup.select("#plan form") == []
    assert soup.select("main a[href$='/nouvelle'], main a[href$='/nouveau']") == []
    assert "Le plan, avec elle" not in shown


def test_an_encounter_of_long_ago_says_its_day_and_not_how_long(
    told: World, client: Client
) -> None:
    met = clock.today()
    with time_machine.travel(clock.now() + timedelta(days=40), tick=False):
        said = next(each for each in today_of(told, client) if "dernière rencontre" in each)
    assert str(met.day) in said
    assert "jours" not in said
