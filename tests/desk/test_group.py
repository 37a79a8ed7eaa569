"""« Mon groupe »: who has a place, who has none yet, for whom one is the duo."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import override

from miriam.accompaniment.acts import TO_SEE_WISHES
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.services import aspirations, encounters
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.audit.models import Line
from miriam.core import clock
from miriam.desk.acts import TO_SEE_DUO
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.people.domain import Child
from miriam.people.services import files, households, pausing
from tests.groups.working import at_work
from tests.world import Person, World, make_file, sign_in


def make_group(person: Person, name: str = "Les Marronniers") -> Group:
    with person.at_work() as by:
        return groups.create(groups.GroupFacts(edition_key="4", name_fr=name, places=12), by=by)


def shown_to(client: Client, person: Person, address: str = "/mon-groupe") -> BeautifulSoup:
    answer = sign_in(client, person).get(address)
    return BeautifulSoup(answer.content, "html.parser")


def sections(client: Client, person: Person) -> dict[str, list[str]]:
    """What stands under each heading: the cards of the women."""
    found = {}
    for section in shown_to(client, person).select("main section"):
        heading = section.find("h2")
        assert heading is not None
        found[heading.get_text(strip=True)] = [
            card.get_text(" ", strip=True) for card in section.select(".woman")
        ]
    return found


@pytest.fixture
def known(world: World) -> World:
    """Nadia as one knows her: her children, what she wants, when one met her last."""
    with world.case_manager.at_work(world.file) as by:
        household = world.file.household
        year = clock.today().year
        family = [Child("Ilias", year - 8), Child("Aya", year - 2), Child("Noé", year)]
        households.describe(household, children=family, note="", version=household.version, by=by)
        files.correct(
            world.file,
            call_name="Nadia",
            birth_date=None,
            languages=["ar", "fr"],
            needs_interpreter=False,
            version=world.file.version,
            by=by,
        )
        for words in ("Dormir sans compter.", "Un jardin."):
            aspirations.write(world.file, words=words, language="fr", by=by)
        walked = EncounterFacts(kind=EncounterKind.WALK, text="Au parc.")
        encounters.record(world.file, walked, by=by)
    return world


def test_a_card_says_who_she_is_and_what_she_wants(known: World, client: Client) -> None:
    (card,) = shown_to(client, known.case_manager).select(".woman")
    said = card.get_text(" ", strip=True)
    assert said.startswith(
        "Nadia 8 et 2 ans, un bébé Dormir sans compter. aujourd’hui, promenade arabe, français"
    )
    assert "Un jardin." not in said, "one line: the wish on top of her plan"
    pencil = card.select_one("a.round")
    assert pencil
    assert pencil["aria-label"] == "Noter une rencontre avec Nadia"


def test_a_questionnaire_is_one_quiet_word_and_a_pause_takes_its_place(
    known: World, client: Client
) -> None:
    def words() -> list[str]:
        page = shown_to(client, known.case_manager)
        return [word.get_text(strip=True) for word in page.select(".quiet-word")]

    assert words() == ["questionnaire du début, quand elle veut"]
    with known.case_manager.at_work(known.file) as by:
        pausing.pause(known.file, by=by)
    assert words() == ["en pause, à sa demande"]


def test_the_women_stand_by_name_whenever_one_met_them(known: World, client: Client) -> None:
    for name in ("Zoé", "Amina"):
        make_file(known.case_manager, name)
    page = shown_to(client, known.case_manager)
    assert [link.get_text() for link in page.select(".woman h3 a")] == ["Amina", "Nadia", "Zoé"]


def test_her_words_are_opened_with_one_line_a_day_and_file(
    known: World, client: Client, new_client: type[Client]
) -> None:
    duo_of = make_file(known.duo, "Rosa", known.case_manager)

    def lines() -> list[tuple[str, str, str]]:
        kept = Line.objects.filter(purpose=TO_SEE_WISHES.name).order_by("subject", "number")
        return [(str(one.subject), one.act, one.purpose) for one in kept]

    for browser in (client, client, new_client()):
        assert "Dormir sans compter." in shown_to(browser, known.case_manager).get_text()
    nadia, rosa = str(known.file.public_id), str(duo_of.public_id)
    hers = [act for subject, act, _ in lines() if subject == nadia]
    assert hers == ["opened.identity", "opened.shared"]
    assert [act for subject, act, _ in lines() if subject == rosa] == []
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        shown_to(new_client(), known.case_manager)
    assert [act for subject, act, _ in lines() if subject == nadia] == hers * 2


def test_the_page_says_what_it_opens_in_both_languages(known: World, client: Client) -> None:
    for language, said, purpose in (
        ("fr", "Cette liste ouvre ce qu’elles vous ont confié", "dans la liste du groupe"),
        ("nl", "Deze lijst opent wat zij u hebben toevertrouwd", "in de lijst van de groep"),
    ):
        client.cookies["miriam_language"] = language
        assert said in shown_to(client, known.case_manager).get_text()
        with override(language):
            assert str(TO_SEE_WISHES.words) == purpose


def test_a_woman_stands_in_her_group_and_the_free_places_are_counted(
    world: World, client: Client
) -> None:
    group = make_group(world.case_manager)
    make_file(world.case_manager, "Rosa")
    with world.case_manager.at_work(world.file) as by:
        places.take(group, file=world.file, by=by)
    found = sections(client, world.case_manager)
    assert [card.split()[0] for card in found["Les Marronniers"]] == ["Nadia"]
    assert [card.split()[0] for card in found["Hors groupe"]] == ["Rosa"]
    assert "1 femme, 11 places libres" in shown_to(client, world.case_manager).get_text()


def test_the_duo_finds_the_women_for_whom_she_is_ready_by_name_alone(
    known: World, client: Client
) -> None:
    [there] = shown_to(client, known.duo).select('a[href="/mon-groupe/duo"]')
    assert there.get_text(strip=True) == "En duo, pour 1 femme"
    page = shown_to(client, known.duo, "/mon-groupe/duo")
    assert [name.get_text(strip=True) for name in page.select(".name-btn a:first-child")] == [
        "Nadia"
    ]
    assert "Dormir sans compter." not in page.get_text()
    opened = Line.objects.filter(purpose=TO_SEE_DUO.name)
    assert [(one.subject, one.act) for one in opened] == [(known.file.public_id, "opened.identity")]


def test_a_group_that_a_colleague_accompanies_says_so_and_opens_nothing(
    known: World, client: Client
) -> None:
    group = make_group(known.case_manager)
    with known.case_manager.at_work(known.file) as by:
        places.take(group, file=known.file, by=by)
    with at_work(known.case_manager, group) as by:
        groups.add_case_manager(group, mandate=known.duo.mandate, by=by)
    page = shown_to(client, known.duo).get_text()
    assert "Une collègue les accompagne." in page
    assert "Les femmes qui prennent une place" not in page
    assert "Cette liste ouvre" not in page


def test_whoever_is_the_duo_of_nobody_is_told_so(world: World, client: Client) -> None:
    page = shown_to(client, world.case_manager, "/mon-groupe/duo")
    assert "Vous n’êtes le duo de personne" in page.get_text()
    assert page.select(".name-btn") == []


def test_whoever_stands_in_finds_them_apart_from_women_without_a_group(
    world: World, client: Client
) -> None:
    found = sections(client, world.stand_in)
    assert [card.split()[0] for card in found["En remplacement"]] == ["Nadia"]
    assert "Hors groupe" not in found
    assert "Vous remplacez Lieve jusqu’au" in shown_to(client, world.stand_in).get_text()


def test_without_a_group_the_page_offers_to_form_one(world: World, client: Client) -> None:
    page = sign_in(client, world.other_centre).get("/mon-groupe").content.decode()
    assert "Pas encore de groupe" in page


def test_the_page_costs_the_same_for_two_women_and_for_five(
    world: World, client: Client, same_queries: Callable[..., None]
) -> None:
    group = make_group(world.case_manager)

    def join(name: str) -> None:
        file = make_file(world.case_manager, name)
        with world.case_manager.at_work(file) as by:
            places.take(group, file=file, by=by)

    join("Rosa")
    sign_in(client, world.case_manager)

    def three_more() -> None:
        for name in ("Fatou", "Irina", "Grâce"):
            join(name)

    same_queries(lambda: client.get("/mon-groupe"), three_more)
