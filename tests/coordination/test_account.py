"""« Rendre compte »: who reads it, what it says, and that no woman follows from it."""

import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from miriam.attendance.domain import Being
from miriam.attendance.services import registers
from miriam.coordination.models import TeamWord
from miriam.core import clock
from miriam.groups.domain import ChildcarePlaces
from miriam.groups.models import ChildcareArrangement, Group
from miriam.groupwork.domain import CareState
from miriam.groupwork.models import Session
from miriam.groupwork.services import care, sessions
from miriam.groupwork.services.sessions import SessionFacts
from tests.attendance.seating import seated
from tests.groups.caring import agree, an_arrangement, need
from tests.groups.working import at_work
from tests.reading import words
from tests.world import Person, World, sign_in

SameQueries = Callable[[Callable[[], object], Callable[[], object]], None]
TRACES = ("Nadia", "Exemple 0", "Zéphyrine", "Ondine", "Amina", "0470")


def address(group: Group) -> str:
    return f"/coordination/groupes/{group.public_id}/compte"


def page(client: Client, group: Group) -> str:
    """What is read on the page, without what changes with each request."""
    shown = words(client.get(address(group)))
    return re.sub(r"<[^>]*>", "", shown[shown.index("<main") : shown.index("</main>")])


def document(client: Client, group: Group, file: Path, language: str = "fr") -> str:
    file.write_bytes(client.get(f"{address(group)}/document?langue={language}").content)
    command = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("who", ["coordinator", "case_manager"])
def test_the_coordinator_and_the_team_read_the_same(
    client: Client, world: World, cared_for: Group, who: str
) -> None:
    person: Person = getattr(world, who)
    sign_in(client, person)
    shown = page(client, cared_for)
    assert "6 séances tenues sur 6." in shown
    assert "chaque semaine" in shown
    assert "1 séance à venir" in shown
    assert "8 places par séance" in shown
    assert "Les Lutins" in shown
    assert "Maison Essai" in shown
    assert "Cette page ne dit jamais qui vient" in shown


@pytest.mark.parametrize(
    "who",
    [
        *("referent", "benefits_worker", "councillor", "administrator", "researcher", "steward"),
        *("facilitator", "other_group", "other_centre", "participant", "duo", "waiting"),
    ],
)
def test_nobody_else_reads_it(client: Client, world: World, cared_for: Group, who: str) -> None:
    person: Person = getattr(world, who)
    sign_in(client, person)
    for door in (address(cared_for), f"{address(cared_for)}/document"):
        assert client.get(door).status_code == 404


def came(world: World, group: Group, met: list[Session]) -> None:
    """Five more women come, each with two children, and a woman is proposed."""
    women = seated(world, group, 5)
    with at_work(world.case_manager, group, *women) as by:
        for session in met[:-1]:
            for file in women:
                registers.mark(session, group=group, file=file, being=Being.HERE, by=by)
                registers.bring(session, group=group, file=file, children=2, by=by)
            registers.welcome(session, group=group, guests=3, by=by)


def test_no_name_and_no_presence_reaches_it_whoever_comes(
    client: Client, world: World, cared_for: Group, met: list[Session], tmp_path: Path
) -> None:
    sign_in(client, world.coordinator)
    file = tmp_path / "compte.pdf"
    before = page(client, cared_for), document(client, cared_for, file)

    came(world, cared_for, met)

    after = page(client, cared_for), document(client, cared_for, file)
    assert after == before, "the same with one woman and with six, present or absent"
    for text in after:
        assert "Les Lutins" in text
        assert not [trace for trace in TRACES if trace in text]


def test_few_places_for_children_are_said_without_a_number(
    client: Client, world: World, group: Group, met: list[Session]
) -> None:
    few = ChildcarePlaces(babies=3)
    need(world, group, few)
    agree(world, group, an_arrangement(group.starts_on, places=few))
    sign_in(client, world.coordinator)
    shown = page(client, group)
    assert "quelques places par séance" in shown
    assert "3" not in re.findall(r"\b\d\b", shown)
    assert "2 ans et demi" not in shown, "the age of a child tells whose it is"


def test_what_stands_in_the_way_is_said_of_the_group(
    client: Client, world: World, group: Group, met: list[Session]
) -> None:
    need(world, group, ChildcarePlaces(toddlers=9))
    with world.case_manager.at_work() as by:
        care.say(met[0], CareState.LACKED, version=0, by=by)
        sessions.drop(met[1], by=by)
    sign_in(client, world.coordinator)
    shown = page(client, group)
    assert "5 séances tenues sur 6. La garde a manqué 1 fois." in shown
    assert "1 séance annulée" in shown
    assert "Il manque des places de garde" in shown
    assert "La garde des enfants n’est pas convenue pour le démarrage." in shown
    assert "une seule case manager porte le groupe" in shown


def test_what_is_to_come_is_no_failure_and_no_session_held(
    client: Client, world: World, group: Group, met: list[Session]
) -> None:
    coming = met[-1]
    assert not coming.is_over
    with world.case_manager.at_work() as by:
        care.say(coming, CareState.LACKED, version=0, by=by)
    sign_in(client, world.coordinator)
    shown = page(client, group)
    assert "La garde a manqué" not in shown
    assert "La garde reste à trouver pour 1 séance à venir." in shown
    with world.case_manager.at_work() as by:
        sessions.drop(coming, by=by)
    assert "6 séances tenues sur 6." in page(client, group)


def test_an_agreement_that_ran_out_is_no_childcare(
    client: Client, world: World, cared_for: Group, met: list[Session]
) -> None:
    ChildcareArrangement.objects.update(until=clock.today() - timedelta(days=1))
    sign_in(client, world.coordinator)
    shown = page(client, cared_for)
    assert "Les Lutins" not in shown
    assert "rien n’est convenu" in shown


def test_places_that_stop_before_the_last_session_are_said(
    client: Client, world: World, cared_for: Group, met: list[Session]
) -> None:
    sign_in(client, world.coordinator)
    assert "s’arrêtent avant la dernière séance prévue" not in page(client, cared_for)
    ChildcareArrangement.objects.update(until=met[-1].day)
    later = met[-1].starts_at + timedelta(days=7)
    with at_work(world.case_manager, cared_for) as by:
        sessions.plan(cared_for, SessionFacts(later, later + timedelta(hours=2)), by=by)
    assert "s’arrêtent avant la dernière séance prévue" in page(client, cared_for)


def test_a_group_without_sessions_says_so(client: Client, world: World, group: Group) -> None:
    sign_in(client, world.coordinator)
    shown = page(client, group)
    assert "Aucune séance n’a encore eu lieu." in shown
    assert "trop peu de séances pour le dire" in shown


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_document_is_in_the_language_that_was_asked(
    client: Client, world: World, cared_for: Group, tmp_path: Path, language: str
) -> None:
    sign_in(client, world.coordinator)
    client.cookies["miriam_language"] = {"fr": "nl", "nl": "fr"}[language]
    text = document(client, cared_for, tmp_path / "compte.pdf", language)
    name = {"fr": "Les Tilleuls", "nl": "De Linden"}
    held = {"fr": "6 séances tenues sur 6.", "nl": "6 van de 6 bijeenkomsten gingen door."}
    never = {"fr": "ne dit jamais qui vient", "nl": "zegt nooit wie er komt"}
    for said in (name, held, never):
        assert said[language] in text
    assert client.get(f"{address(cared_for)}/document?langue=xx").status_code == 200


def test_it_costs_the_same_with_one_arrangement_and_four(
    client: Client, world: World, cared_for: Group, same_queries: SameQueries
) -> None:
    def grow() -> None:
        for _number in range(3):
            agree(world, cared_for, an_arrangement(cared_for.starts_on))

    sign_in(client, world.coordinator)
    same_queries(lambda: client.get(address(cared_for)), grow)


def test_the_team_writes_a_word_that_the_coordinator_reads_and_prints(
    client: Client, desk: Client, world: World, cared_for: Group, tmp_path: Path
) -> None:
    door = f"{address(cared_for)}/mot"
    typed = {"words": "Deux places de plus, et le jeudi tient.", "version": 1}
    assert desk.post(door, typed).status_code == 302
    behind = words(desk.post(door, {"words": "Autre chose.", "version": 1}))
    assert "<dd>Deux places de plus, et le jeudi tient.</dd>" in behind
    assert "Autre chose." in behind
    sign_in(client, world.coordinator)
    assert "Deux places de plus" in page(client, cared_for)
    assert "Deux places de plus" in document(client, cared_for, tmp_path / "compte.pdf")
    assert client.get(door).status_code == 404, "she reads it, and does not write it"
    assert client.post(door, {"words": "Non.", "version": 2}).status_code == 404
    assert TeamWord.objects.get().words == typed["words"]


def test_a_group_without_a_word_has_no_empty_card(
    client: Client, world: World, cared_for: Group
) -> None:
    sign_in(client, world.coordinator)
    assert "Un mot de l’équipe" not in page(client, cared_for)
