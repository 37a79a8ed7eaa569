"""A file whose accompaniment has ended says so before anything is typed."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.world import World, sign_in

pytestmark = pytest.mark.django_db
FORMS = ("encounter_new", "appointment_new", "step_new", "aspiration_new", "rhythm")


@pytest.mark.parametrize("form", FORMS)
def test_no_form_is_shown_that_could_not_be_kept(world: World, client: Client, form: str) -> None:
    def has_form() -> bool:
        answer = client.get(reverse(f"accompaniment:{form}", args=[world.file.public_id]))
        assert answer.status_code == 200
        content = BeautifulSoup(answer.content, "html.parser").main
        assert content is not None
        is_said = "Rien ne s’écrit plus" in content.get_text(" ")
        has_form = content.select_one("form[method=post] [name=once]") is not None
        assert is_said is not has_form
        return has_form

    sign_in(client, world.case_manager)
    assert has_form()
    world.file.state = "closed"
    world.file.save(update_fields=["state"])
    assert not has_form()


def test_an_ended_file_invites_to_nothing(world: World, client: Client) -> None:
    def said(page: str) -> str:
        answer = client.get(reverse(f"accompaniment:{page}", args=[world.file.public_id]))
        return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())

    sign_in(client, world.case_manager)
    assert "Quel est le prochain petit pas" in said("plan")
    assert "le reste peut attendre" in said("appointment_list")
    world.file.state = "closed"
    world.file.save(update_fields=["state"])
    assert said("plan").count("Rien d’écrit.") == 2
    assert "petit pas ?" not in said("plan")
    assert "Rien ne s’écrit plus dans ce dossier." in said("appointment_list")
    assert "le reste peut attendre" not in said("appointment_list")
