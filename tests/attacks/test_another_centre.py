"""An administrator who invites an account of another centre obtains nothing by it."""

import pytest
from django.core import mail
from django.test import Client

from miriam.access.domain import Role
from miriam.access.models import Capability, Mandate
from miriam.signin.services import elsewhere
from tests.access.doors import come_in, has_factor, text
from tests.world import Person, World, add_mandate, make_person, sign_in


@pytest.fixture
def stranger(world: World) -> Person:
    """Administers the accounts of the centre where the case manager does not work."""
    return make_person(world.elsewhere, Role.ADMINISTRATOR, "Rik Exemple")


def invited(client: Client, stranger: Person, person: Person) -> Mandate:
    sign_in(client, stranger)
    name = person.account.sign_in_name
    typed = {"name": "?", "email": name, "role": Role.CASE_MANAGER, "language": "fr"}
    answer = client.post("/comptes/nouveau", typed)
    return Mandate.objects.get(public_id=answer.headers["Location"].split("/")[-1])


def shown_link(client: Client, mandate: Mandate) -> bool:
    page = client.post(f"/comptes/{mandate.public_id}/lien", {"how": "hand"}, follow=True)
    return "/lien/" in text(page)


def test_no_link_to_her_password_is_shown_to_another_centre(
    client: Client, world: World, stranger: Person
) -> None:
    mandate = invited(client, stranger, world.case_manager)
    page = client.get(f"/comptes/{mandate.public_id}")
    assert "Montrer le lien" not in text(page)
    assert "aussi dans un autre centre" in text(page)
    assert not shown_link(client, mandate)
    assert not Capability.objects.exists(), "a link that nobody sees is not made either"


def test_the_link_by_mail_goes_to_her_alone(client: Client, world: World, stranger: Person) -> None:
    mandate = invited(client, stranger, world.case_manager)
    page = client.post(f"/comptes/{mandate.public_id}/lien", {"how": "mail"})
    assert "/lien/" not in text(page)
    [message] = mail.outbox
    assert message.to == [world.case_manager.account.email]


def test_neither_is_the_link_of_somebody_who_has_not_arrived_anywhere(
    client: Client, world: World, stranger: Person
) -> None:
    sign_in(client, world.administrator)
    typed = {"name": "Nele", "email": "nele@example.org", "role": "case_manager", "language": "nl"}
    client.post("/comptes/nouveau", typed)
    nele = Mandate.objects.get(account__sign_in_name="nele@example.org")
    there = invited(client, stranger, Person(nele.account))
    assert not shown_link(client, there)


def test_control_within_one_centre_the_link_is_shown(client: Client, world: World) -> None:
    sign_in(client, world.administrator)
    assert shown_link(client, world.case_manager.mandate)


def test_her_second_factor_is_not_taken_off_by_another_centre(
    client: Client, new_client: type[Client], world: World, stranger: Person
) -> None:
    hers = new_client()
    come_in(hers, world.case_manager)
    mandate = invited(client, stranger, world.case_manager)
    assert "enlever son second facteur" not in text(client.get(f"/comptes/{mandate.public_id}"))
    door = f"/comptes/{mandate.public_id}/second-facteur"
    assert "travaillait déjà" in text(client.post(door, follow=True))
    assert has_factor(world.case_manager)
    assert hers.get("/equipe").status_code == 200, "and she works on"


def test_an_invitation_from_elsewhere_does_not_leave_her_without_help(
    client: Client, new_client: type[Client], world: World, stranger: Person
) -> None:
    come_in(new_client(), world.case_manager)
    invited(client, stranger, world.case_manager)
    sign_in(client, world.administrator)
    client.post(f"/comptes/{world.case_manager.mandate.public_id}/second-facteur")
    assert not has_factor(world.case_manager)


def test_a_mandate_that_is_over_elsewhere_binds_nobody(world: World) -> None:
    there = add_mandate(world.duo.account, world.elsewhere, Role.CASE_MANAGER).mandate
    assert elsewhere.works_elsewhere(there)
    assert elsewhere.came_here_second(there)
    Mandate.objects.filter(pk=world.duo.mandate.pk).update(ended_at=world.duo.mandate.created_at)
    assert not elsewhere.works_elsewhere(there)
    assert not elsewhere.came_here_second(there)
