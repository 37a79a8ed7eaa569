"""What the pages of an account say is so: a message left only when a server took it, functions are
spoken of to whoever has several, and a new device speaks as the account does.
"""

import pytest
from django.test import Client, override_settings

from miriam.access.services import mail
from tests.access.doors import come_in, text
from tests.world import PASSWORD, World, sign_in


def link_sent(client: Client, world: World) -> str:
    door = f"/comptes/{world.case_manager.mandate.public_id}/lien"
    sign_in(client, world.administrator)
    return text(client.post(door, {"password": PASSWORD, "how": "mail"}))


def test_the_message_has_left_when_a_server_took_it(client: Client, world: World) -> None:
    assert "Le message est parti" in link_sent(client, world)


def test_a_message_that_no_server_took_has_not_left(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("miriam.access.services.mail.send_mail", refuse)
    page = link_sent(client, world)
    assert "Le message n’est pas parti" in page
    assert "est parti vers" not in page


def test_where_no_message_leaves_a_lost_password_promises_none(client: Client) -> None:
    assert "Envoyer le lien" in text(client.get("/mot-de-passe/oublie"))
    with override_settings(EMAIL_BACKEND=mail.NOWHERE):
        page = text(client.get("/mot-de-passe/oublie"))
    assert "n’envoie pas d’e-mail" in page
    assert "Envoyer le lien" not in page


def test_a_new_device_speaks_the_language_of_the_account(client: Client, world: World) -> None:
    account = world.case_manager.account
    account.language = "nl"
    account.save(update_fields=["language"])
    come_in(client, world.case_manager)
    assert client.cookies["miriam_language"].value == "nl"
    assert "Mijn dag" in text(client.get("/journee"))


def test_a_device_on_which_a_language_was_chosen_keeps_it(client: Client, world: World) -> None:
    client.cookies["miriam_language"] = "nl"
    come_in(client, world.case_manager)
    assert client.cookies["miriam_language"].value == "nl"


def test_functions_are_spoken_of_to_whoever_has_several(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    page = text(client.get("/journee"))
    assert "Vous travaillez comme" not in page
    assert "Changer de fonction" not in page


def test_who_has_two_functions_reads_which_one_she_wears(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    session = client.session
    session["several_hats"] = True
    session.save()
    page = text(client.get("/journee"))
    assert "Vous travaillez comme case manager Miriam" in page
    assert "Changer de fonction" in page
