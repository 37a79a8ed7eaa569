"""One file waits for its key: the lists leave it out, say so, and show everything else."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.audit.models import Line
from miriam.groups.services import groups
from miriam.people.models import File
from miriam.vault.services import leaving
from tests.world import Person, World, make_file, make_person, sign_in


@pytest.fixture
def nina(world: World) -> Person:
    """She has Rosa, and is the duo for Nadia without a key yet."""
    nina = make_person(world.centre, name="Nina Exemple")
    make_file(nina, "Rosa")
    File.objects.filter(pk=world.file.pk).update(duo=nina.mandate)
    return nina


@pytest.fixture
def hers(client: Client, nina: Person) -> Client:
    return sign_in(client, nina)


def words_of(body: bytes) -> str:
    main = BeautifulSoup(body, "html.parser").find("main")
    assert main
    return main.get_text(" ", strip=True)


@pytest.mark.parametrize("address", ["/journee", "/noter", "/mesures"])
def test_a_list_shows_the_others_and_says_who_gives_the_key(hers: Client, address: str) -> None:
    answer = hers.get(address)
    assert answer.status_code == 200
    said = words_of(answer.content)
    assert "Rosa" in said
    assert "Nadia" not in said
    assert "1 dossier attend que Lieve se reconnecte" in said


def test_the_page_of_her_duos_says_it_of_those_alone(hers: Client) -> None:
    assert "Lieve" not in words_of(hers.get("/mon-groupe").content)
    said = words_of(hers.get("/mon-groupe/duo").content)
    assert "Nadia" not in said
    assert "1 dossier attend que Lieve se reconnecte" in said
    assert "le duo de personne" not in said


def test_the_group_says_it_of_a_woman_whom_she_now_accompanies(
    world: World, nina: Person, hers: Client
) -> None:
    File.objects.filter(pk=world.file.pk).update(
        case_manager=nina.mandate, duo=world.case_manager.mandate
    )
    said = words_of(hers.get("/mon-groupe").content)
    assert "Rosa" in said
    assert "Nadia" not in said
    assert "1 dossier attend que Lieve se reconnecte" in said


def test_the_search_finds_the_others_and_says_what_it_leaves_out(hers: Client) -> None:
    answer = hers.post("/chercher", {"words": "rosa"})
    assert answer.status_code == 200
    said = words_of(answer.content)
    assert "1 dossier sur 1" in said
    assert "attend que Lieve se reconnecte" in said


def test_where_nobody_of_the_team_has_the_key_the_page_says_so(
    world: World, nina: Person, hers: Client
) -> None:
    assert world.case_manager.mandate
    assert world.case_manager.mandate.holder
    leaving.leave(world.case_manager.mandate.holder)
    assert "aucune collègue de son équipe ne peut vous l’ouvrir" in words_of(
        hers.get("/journee").content
    )


def test_a_file_is_opened_beside_one_that_waits(hers: Client) -> None:
    assert hers.post("/dossiers/nouveau", {"call_name": "Amina"}).status_code == 302
    assert "Amina" in words_of(hers.get("/mon-groupe").content)


def test_a_group_with_such_a_woman_shows_its_places(
    world: World, nina: Person, hers: Client
) -> None:
    with nina.at_work() as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Marronniers", places=12), by=by
        )
    with world.case_manager.at_work(world.file):
        group.seats.create(file=world.file)
    said = words_of(hers.get(f"/groupes/{group.public_id}").content)
    assert "accompagnée par une collègue" in said
    assert "Rosa" in words_of(hers.get(f"/groupes/{group.public_id}/places/nouvelle").content)


def test_nobody_is_said_to_have_opened_a_name_without_its_key(world: World, hers: Client) -> None:
    before = Line.objects.filter(subject=world.file.public_id).count()
    hers.get("/journee")
    hers.get("/mon-groupe")
    assert Line.objects.filter(subject=world.file.public_id).count() == before
