"""An administrator who has an account of another centre at hand obtains nothing by it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from miriam.access.domain import Role
from miriam.access.models import Capability, Mandate
from miriam.signin.services import elsewhere, mandates
from tests.access.doors import come_in, has_factor, text
from tests.attacks.overlapping import overlapping
from tests.signin.proposing import accepted
from tests.world import PASSWORD, Person, World, add_mandate, make_person, reread, sign_in


@pytest.fixture
def stranger(world: World) -> Person:
    """Administers the accounts of the centre where the case manager does not work."""
    return make_person(world.elsewhere, Role.ADMINISTRATOR, "Rik Exemple")


def shown_link(client: Client, mandate: Mandate, how: str = "hand") -> bool:
    typed = {"how": how, "password": PASSWORD}
    page = client.post(f"/comptes/{mandate.public_id}/lien", typed, follow=True)
    return "/lien/" in text(page)


def test_no_link_to_her_password_is_shown_to_another_centre(
    client: Client, world: World, stranger: Person
) -> None:
    mandate = accepted(stranger, world.case_manager)
    page = sign_in(client, stranger).get(f"/comptes/{mandate.public_id}/lien")
    assert "montré ici" not in text(page)
    assert "aussi dans un autre centre" in text(page)
    assert not shown_link(client, mandate)


def test_the_link_by_mail_goes_to_her_alone(client: Client, world: World, stranger: Person) -> None:
    mandate = accepted(stranger, world.case_manager)
    mail.outbox.clear()
    sign_in(client, stranger)
    assert not shown_link(client, mandate, "mail")
    [message] = mail.outbox
    assert message.to == [world.case_manager.account.email]


def test_control_within_one_centre_the_link_is_shown(client: Client, world: World) -> None:
    sign_in(client, world.administrator)
    assert shown_link(client, world.case_manager.mandate)


@pytest.mark.django_db(transaction=True)
def test_a_link_in_hand_is_not_made_while_she_accepts_another_centre(
    world: World, stranger: Person
) -> None:
    failure = overlapping(
        lambda: accepted(stranger, world.case_manager),
        lambda: mandates.give_link(
            world.case_manager.mandate, in_hand=True, by=world.administrator.actor()
        ),
    )
    assert isinstance(failure, elsewhere.ByMailOnly)
    assert not Capability.objects.live().exists()


def test_her_second_factor_is_not_taken_off_by_another_centre(
    client: Client, new_client: type[Client], world: World, stranger: Person
) -> None:
    mandate = accepted(stranger, world.case_manager)
    hers = new_client()
    come_in(hers, world.case_manager)
    hers.post("/fonctions", {"hat": world.case_manager.mandate.public_id})
    sign_in(client, stranger)
    assert "enlever son second facteur" not in text(client.get(f"/comptes/{mandate.public_id}"))
    door = f"/comptes/{mandate.public_id}/second-facteur"
    assert "travaillait déjà" in text(client.post(door, {"password": PASSWORD}))
    assert has_factor(world.case_manager)
    assert hers.get("/equipe").status_code == 200, "and she works on"


def test_a_hat_in_another_centre_does_not_leave_her_without_help(
    client: Client, new_client: type[Client], world: World, stranger: Person
) -> None:
    come_in(new_client(), world.case_manager)
    accepted(stranger, world.case_manager)
    sign_in(client, world.administrator)
    door = f"/comptes/{world.case_manager.mandate.public_id}/second-facteur"
    client.post(door, {"password": PASSWORD})
    assert not has_factor(world.case_manager)


def test_a_mandate_that_is_over_elsewhere_binds_nobody(world: World) -> None:
    there = add_mandate(world.duo.account, world.elsewhere, Role.CASE_MANAGER).mandate
    assert elsewhere.works_elsewhere(there)
    assert elsewhere.came_here_second(there)
    Mandate.objects.filter(pk=world.duo.mandate.pk).update(ended_at=world.duo.mandate.created_at)
    assert not elsewhere.works_elsewhere(there)
    assert not elsewhere.came_here_second(there)


def test_once_all_is_over_only_a_centre_that_was_always_alone_takes_an_account_up_again(
    world: World, stranger: Person
) -> None:
    hers = world.duo.account
    day_before = world.duo.mandate.starts_on - timedelta(days=1)
    Mandate.objects.filter(account=hers).update(ends_on=day_before)
    assert elsewhere.answers_for(world.centre, hers)
    assert not elsewhere.answers_for(world.elsewhere, hers)
    there = add_mandate(hers, world.elsewhere, Role.REFERENT).mandate
    Mandate.objects.filter(pk=there.pk).update(ended_at=there.created_at)
    assert not elsewhere.answers_for(world.centre, hers)
    assert not elsewhere.answers_for(world.elsewhere, hers)
    assert reread(stranger).mandate
