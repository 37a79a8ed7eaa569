"""A password lost: with the printed code the key is kept, without it a new key waits again."""

import re

import pytest
from django.core import mail
from django.test import Client

from miriam.access.domain import Admission
from miriam.people.models import File
from miriam.signin.services import passwords
from miriam.vault.crypto import Unreadable
from miriam.vault.keychain import Closed
from miriam.vault.models import Holder
from miriam.vault.services import holders
from tests.access.doors import (
    code_of,
    come_in,
    give_application,
    text,
    type_password,
)
from tests.world import PASSWORD, Person, World, digits_of, reread, sign_in

ANOTHER = "une tout autre phrase longue"


def printed_code(person: Person) -> str:
    return passwords.renew_recovery_code(person.account, password=PASSWORD, by=person.actor())


def reset(client: Client, person: Person, code: str = "") -> str:
    """By the link in the message; returns the page that follows."""
    client.post("/mot-de-passe/oublie", {"name": person.account.sign_in_name})
    found = re.search(r"/lien/[\w-]+", mail.outbox[-1].body)
    assert found
    assert client.get(found.group()).headers["Location"] == "/mot-de-passe/nouveau"
    typed = {"password": ANOTHER, "again": ANOTHER}
    typed |= {"code": code} if code else {"without_code": "on"}
    answer = client.post("/mot-de-passe/nouveau", typed)
    return answer.headers.get("Location") or answer.content.decode()


def reads(person: Person, world: World) -> bool:
    with person.at_work(world.file):
        try:
            return File.objects.get(pk=world.file.pk).call_name == "Nadia"
        except Closed:
            return False


def test_with_the_printed_code_the_key_is_kept(client: Client, world: World) -> None:
    code = printed_code(world.duo)
    assert reset(client, world.duo, code.lower().replace("-", " ")) == "/se-connecter"
    assert reads(reread(world.duo, ANOTHER), world)
    with pytest.raises(Unreadable):
        reread(world.duo, PASSWORD)
    assert reread(world.duo, ANOTHER).mandate.admission is Admission.ADMITTED


def test_without_the_code_a_new_key_waits_until_a_colleague_opens(
    client: Client, new_client: type[Client], world: World
) -> None:
    page = reset(client, world.duo)
    assert "Votre code de récupération" in page
    duo = reread(world.duo, ANOTHER)
    assert duo.mandate.admission is Admission.WAITING
    assert not reads(duo, world)
    compared = {"compared": digits_of(duo)}
    door = f"/equipe/{duo.mandate.public_id}/ouvrir"
    sign_in(new_client(), world.case_manager).post(door, compared)
    assert reads(reread(world.duo, ANOTHER), world)
    assert not Holder.objects.filter(pk=world.duo.account.holder_id).exists(), (
        "the lost key is gone"
    )


def test_a_code_found_again_gives_back_what_the_lost_key_opened(
    client: Client, world: World
) -> None:
    code = printed_code(world.duo)
    reset(client, world.duo)
    duo = reread(world.duo, ANOTHER)
    with pytest.raises(Unreadable):
        passwords.recover_lost_key(duo.account, code="WRNG-" * 5 + "WRNG", by=duo.actor())
    passwords.recover_lost_key(duo.account, code=code, by=duo.actor())
    duo = reread(world.duo, ANOTHER)
    assert reads(duo, world)
    assert duo.mandate.admission is Admission.ADMITTED


def test_lost_twice_before_anybody_opened_the_first_code_still_serves(
    client: Client, world: World
) -> None:
    code = printed_code(world.duo)
    reset(client, world.duo)
    reset(client, world.duo)
    duo = reread(world.duo, ANOTHER)
    passwords.recover_lost_key(duo.account, code=code, by=duo.actor())
    assert reads(reread(world.duo, ANOTHER), world)


def test_the_page_for_a_found_code_is_reached_from_the_closed_vault(
    client: Client, world: World
) -> None:
    code = printed_code(world.duo)
    secret = give_application(world.duo.account)
    reset(client, world.duo)
    client.post("/se-connecter/code", {"code": code_of(secret)})
    assert "J’ai retrouvé mon code" in text(client.get("/cles"))
    assert "pas le bon code" in text(client.post("/cles/retrouvees", {"code": "23456789"}))
    client.post("/cles/retrouvees", {"code": code})
    assert reads(reread(world.duo, ANOTHER), world)


def test_a_wrong_code_changes_nothing(client: Client, world: World) -> None:
    answer = reset(client, world.duo, "2345-2345-2345-2345-2345-2345")
    assert "n’est pas celui qui a été imprimé" in answer
    assert reads(reread(world.duo, PASSWORD), world)


def test_asking_for_a_link_says_the_same_whether_the_name_exists(
    client: Client, world: World
) -> None:
    known = client.post("/mot-de-passe/oublie", {"name": world.duo.account.sign_in_name})
    unknown = client.post("/mot-de-passe/oublie", {"name": "nobody@example.org"})
    assert text(known) == text(unknown)
    assert [message.to for message in mail.outbox] == [[world.duo.account.email]]


def test_a_link_from_the_administrator_opens_nothing_to_her(
    client: Client, new_client: type[Client], world: World
) -> None:
    sign_in(client, world.administrator)
    page = client.post(
        f"/comptes/{world.duo.mandate.public_id}/lien", {"how": "hand", "password": PASSWORD}
    )
    link = re.search(r"/lien/[\w-]+", page.content.decode())
    assert link
    impostor = new_client()
    impostor.get(link.group())
    typed = {"password": ANOTHER, "again": ANOTHER, "without_code": "on"}
    impostor.post("/mot-de-passe/nouveau", typed)
    taken = reread(world.duo, ANOTHER)
    assert not reads(taken, world)
    assert taken.mandate.admission is Admission.WAITING


def test_a_reset_ends_every_session(client: Client, new_client: type[Client], world: World) -> None:
    open_elsewhere = new_client()
    come_in(open_elsewhere, world.duo)
    code = printed_code(world.duo)
    reset(client, world.duo, code)
    assert open_elsewhere.get("/equipe").headers["Location"].startswith("/se-connecter")


def test_a_changed_password_keeps_the_key_and_ends_the_other_sessions(
    client: Client, new_client: type[Client], world: World
) -> None:
    code = printed_code(world.duo)
    secret = give_application(world.duo.account)
    type_password(client, world.duo)
    client.post("/se-connecter/code", {"code": code_of(secret)})
    elsewhere = sign_in(new_client(), world.duo)
    typed = {"old": PASSWORD, "password": ANOTHER, "again": ANOTHER}
    assert client.post("/mon-compte/mot-de-passe", typed).status_code == 302
    assert client.get("/equipe").status_code == 200, "this session goes on"
    assert elsewhere.get("/equipe").headers["Location"].startswith("/se-connecter")
    changed = reread(world.duo, ANOTHER)
    assert reads(changed, world)
    assert holders.open_with_recovery(changed.account.holder, code)


def test_a_password_kept_at_an_older_cost_is_upgraded_and_opens_the_same_key(
    client: Client, world: World, settings: object
) -> None:
    before = world.duo.account.password
    settings.PASSWORD_HASHERS = ["tests.access.hashers.DearerArgon2"]  # type: ignore[attr-defined]
    give_application(world.duo.account)
    type_password(client, world.duo)
    world.duo.account.refresh_from_db()
    assert world.duo.account.password != before
    assert reads(reread(world.duo, PASSWORD), world)


def test_a_recovery_code_opens_at_the_cost_of_an_installation(
    world: World, settings: object
) -> None:
    settings.VAULT_ARGON2_MEMORY = 19 * 1024 * 1024  # type: ignore[attr-defined]
    settings.VAULT_ARGON2_PASSES = 2  # type: ignore[attr-defined]
    holder, _pair, code = holders.make(password=PASSWORD)
    assert holders.open_with_password(holder, PASSWORD) == holders.open_with_recovery(holder, code)
    with pytest.raises(Unreadable):
        holders.open_with_password(holder, PASSWORD + " ")
