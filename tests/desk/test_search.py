"""Search: in memory, among one's own files, without a name in any address or log."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.people.domain import Channel
from miriam.people.services import contacts
from miriam.people.services.contacts import ContactFacts
from tests.world import World, make_file, sign_in


@pytest.fixture
def searching(world: World, client: Client) -> Client:
    """Lieve, with Nadia, Séverine and Maria Grâce."""
    file = make_file(world.case_manager, "Séverine")
    make_file(world.case_manager, "Maria Grâce")
    with world.case_manager.at_work(file) as by:
        contacts.agree(
            file.safe_contact,
            ContactFacts(channel=Channel.SMS, address="0000 00 00 07", code_word="les tomates"),
            version=file.safe_contact.version,
            by=by,
        )
    return sign_in(client, world.case_manager)


def found(client: Client, words: str) -> list[str]:
    page = BeautifulSoup(client.post("/chercher", {"words": words}).content, "html.parser")
    return [row.get_text(" ", strip=True) for row in page.select("[role=status] .row")]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("severine", ["Séverine trouvé dans\u00a0: prénom"]),
        ("VERI", ["Séverine trouvé dans\u00a0: prénom"]),
        ("grace mar", ["Maria Grâce trouvé dans\u00a0: prénom"]),
        ("tomate", ["Séverine trouvé dans\u00a0: mot convenu"]),
        ("00 07", ["Séverine trouvé dans\u00a0: moyen de la joindre"]),
        ("sev tomates", ["Séverine trouvé dans\u00a0: prénom , mot convenu"]),
        ("zeynep", []),
        ("000000/00.07", ["Séverine trouvé dans\u00a0: moyen de la joindre"]),
        ("maria-grace", ["Maria Grâce trouvé dans\u00a0: prénom"]),
        ("zzz", []),
        ("xx", []),
        ("ss", []),
        ("qqq", []),
        ("-", []),
    ],
)
def test_parts_of_words_without_accents_are_found(
    searching: Client, words: str, rows: list[str]
) -> None:
    assert [row.replace(" ,", ",") for row in found(searching, words)] == [
        row.replace(" ,", ",") for row in rows
    ]


def test_a_name_that_sounds_alike_is_offered_when_nothing_is_exact(searching: Client) -> None:
    assert found(searching, "Nadja") == ["Nadia"]


def test_what_was_searched_stands_in_no_address_and_no_log(
    searching: Client, logs: list[str]
) -> None:
    answer = searching.post("/chercher", {"words": "Nadia"})
    assert answer.status_code == 200
    assert "Nadia" not in answer.request["QUERY_STRING"]
    assert not [line for line in logs if "Nadia" in line]


def test_a_file_of_another_team_is_not_found(
    world: World, searching: Client, new_client: type[Client]
) -> None:
    assert found(sign_in(new_client(), world.other_group), "Nadia") == []


def test_nothing_typed_is_said_beside_the_field(searching: Client) -> None:
    answer = searching.post("/chercher", {"words": ""})
    assert "id_words_error" in answer.content.decode()
    assert "Rien n’est encore gardé" not in answer.content.decode()
