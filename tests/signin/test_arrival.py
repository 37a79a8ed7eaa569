"""Invited, arrived, waiting, let in, gone: the way of a duo colleague."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings

from miriam.access.domain import Admission, Role
from miriam.access.models import Account, Centre, Mandate
from miriam.access.services.mail import NOWHERE
from miriam.core.refusals import NotYours
from miriam.people.models import File
from miriam.people.services import files
from miriam.signin.services import arrivals
from miriam.vault.keychain import Closed
from miriam.vault.models import Grant, Holder, OpenedKey, Ring
from tests.access.doors import (
    code_of,
    come_in,
    recovery_code_on,
    secret_on,
    text,
    type_password,
)
from tests.world import (
    PASSWORD,
    Person,
    World,
    digits_of,
    make_centre,
    make_file,
    make_person,
    reread,
    sign_in,
)

FIRST_PASSWORD = "quatre mots pris au hasard"
NEW = {
    "name": "Nele Exemple",
    "email": "nele@example.org",
    "role": "case_manager",
    "language": "nl",
}


def invite(client: Client, world: World, **facts: str) -> Mandate:
    sign_in(client, world.administrator)
    answer = client.post("/comptes/nouveau", {**NEW, **facts})
    assert answer.status_code == 302, text(answer)
    return Mandate.objects.get(public_id=answer.headers["Location"].split("/")[-1])


def link_for(client: Client, mandate: Mandate) -> str:
    page = client.post(f"/comptes/{mandate.public_id}/lien", {"how": "hand", "password": PASSWORD})
    found = re.search(r"/lien/[\w-]+", page.content.decode())
    assert found
    return found.group()


def arrive(browser: Client, link: str, password: str = FIRST_PASSWORD) -> Any:
    """Follow the link, choose a password, note the code, set up an application."""
    assert browser.get(link).headers["Location"] == "/bienvenue"
    page = browser.post("/bienvenue", {"password": password, "again": password})
    assert recovery_code_on(page)
    assert browser.post("/se-connecter/suite").headers["Location"] == "/mon-compte/second-facteur"
    code = code_of(secret_on(browser.get("/mon-compte/second-facteur/application")))
    browser.post("/mon-compte/second-facteur/application", {"code": code})
    return browser.post("/se-connecter/suite")


def fresh(file: File) -> File:
    """The file as a page would load it."""
    return File.objects.get(pk=file.pk)


def as_person(mandate: Mandate) -> Person:
    """The newcomer, opened with her password, to act in services."""
    from miriam.vault.services import holders

    mandate = Mandate.objects.select_related("account__holder", "holder").get(pk=mandate.pk)
    account_pair = holders.open_with_password(mandate.account.holder, FIRST_PASSWORD)
    return Person(mandate.account, mandate, holders.open_kept(mandate.holder, account_pair))


def test_a_duo_is_invited_arrives_waits_is_let_in_and_leaves(
    client: Client, new_client: type[Client], world: World
) -> None:
    mandate = invite(client, world)
    assert mandate.admission is Admission.INVITED

    newcomer = new_client()
    assert arrive(newcomer, link_for(client, mandate)).headers["Location"] == "/"
    mandate = Mandate.objects.get(pk=mandate.pk)
    assert mandate.admission is Admission.WAITING
    with world.case_manager.at_work(world.file) as by:
        files.name_duo(world.file, duo=mandate, by=by)
    nele = as_person(mandate)
    with pytest.raises(Closed), nele.at_work(world.file):
        assert fresh(world.file).call_name
    fingerprint = digits_of(as_person(mandate))
    waiting = text(newcomer.get("/cles"))
    assert fingerprint in waiting
    assert "Wie u kunt bellen" in waiting
    assert world.case_manager.mandate.account.name in waiting
    assert "Mijn groep" not in waiting

    colleague = sign_in(new_client(), world.case_manager)
    assert "Donner le feu vert" in text(colleague.get("/equipe"))
    assert fingerprint in text(colleague.get(f"/equipe/{mandate.public_id}/ouvrir"))
    colleague.post(f"/equipe/{mandate.public_id}/ouvrir", {"compared": fingerprint})
    assert Mandate.objects.get(pk=mandate.pk).admission is Admission.ADMITTED
    nele = as_person(mandate)
    with nele.at_work(world.file):
        assert fresh(world.file).call_name == "Nadia"

    client.post(f"/comptes/{mandate.public_id}/fin", {"password": PASSWORD})
    assert not Holder.objects.filter(pk=mandate.holder_id).exists()
    assert newcomer.get("/equipe").headers["Location"].startswith("/se-connecter")
    ended = Mandate.objects.get(pk=mandate.pk)
    assert ended.admission is Admission.ENDED
    assert not Account.objects.get(pk=ended.account_id).is_active


def test_what_is_written_after_somebody_left_has_new_keys(
    client: Client, new_client: type[Client], world: World
) -> None:
    rings = Ring.objects.filter(subject=world.file.ring_subject)
    before = sorted(rings.values_list("depth", "generation"))
    sign_in(client, world.administrator)
    client.post(f"/comptes/{world.duo.mandate.public_id}/fin", {"password": PASSWORD})
    now = sorted(rings.values_list("depth", "generation"))
    assert now == before == [(depth, 1) for depth in sorted(files.DEPTHS)], "nobody with keys yet"
    come_in(new_client(), world.case_manager)
    for depth in files.DEPTHS:
        assert rings.filter(depth=depth).order_by("-generation").first().generation == 2
    with world.case_manager.at_work(world.file):
        assert fresh(world.file).call_name == "Nadia", "what was written stays readable"


def test_the_first_case_manager_of_a_centre_needs_nobodys_yes(
    client: Client, new_client: type[Client], db: None
) -> None:
    centre = make_centre("Neuve-Fiction", "Nieuwverzinsel")
    administrator = make_person(centre, Role.ADMINISTRATOR)
    sign_in(client, administrator)
    answer = client.post("/comptes/nouveau", NEW)
    mandate = Mandate.objects.get(public_id=answer.headers["Location"].split("/")[-1])
    arrive(new_client(), link_for(client, mandate))
    assert Mandate.objects.get(pk=mandate.pk).admission is Admission.ADMITTED
    answer = client.post("/comptes/nouveau", {**NEW, "email": "second@example.org"})
    second = Mandate.objects.get(public_id=answer.headers["Location"].split("/")[-1])
    arrive(new_client(), link_for(client, second))
    assert Mandate.objects.get(pk=second.pk).admission is Admission.WAITING


def test_a_link_serves_once_and_the_one_before_it_never(
    client: Client, new_client: type[Client], world: World
) -> None:
    mandate = invite(client, world)
    first, second = link_for(client, mandate), link_for(client, mandate)
    assert "ne sert plus" in text(new_client().get(first))
    arrive(new_client(), second)
    assert "ne sert plus" in text(new_client().get(second))
    assert "ne sert plus" in text(new_client().get("/lien/never-given"))


def test_the_invitation_by_mail_is_neutral_and_in_her_language(
    client: Client, world: World
) -> None:
    mandate = invite(client, world)
    client.post(f"/comptes/{mandate.public_id}/lien", {"how": "mail", "password": PASSWORD})
    [message] = mail.outbox
    assert message.to == ["nele@example.org"]
    said = (message.subject + message.body).lower()
    for word in ("nele", "miriam", "cpas", "ocmw", "centre", "dossier"):
        assert word not in said.replace(settings.ADDRESS, "")
    assert "/lien/" in message.body


def test_where_no_mail_leaves_nobody_is_told_that_it_left(client: Client, world: World) -> None:
    door, sent = f"/comptes/{invite(client, world).public_id}/lien", {"password": PASSWORD}
    with override_settings(EMAIL_BACKEND=NOWHERE):
        page = client.post(door, sent | {"how": "mail"})
    assert "Aucun message ne part" in text(page)
    assert "Le message est parti" not in text(page)


def test_a_colleague_gets_another_hat_on_her_account_and_no_link_to_choose_a_password(
    client: Client, new_client: type[Client], world: World
) -> None:
    referent = world.referent.account
    mandate = invite(client, world, email=referent.sign_in_name.upper())
    assert mandate.account == referent
    assert mandate.admission is Admission.KEY_MADE
    link = arrivals.give_link(mandate, by=None)
    browser = new_client()
    browser.get(f"/lien/{link}")
    assert "ne sert plus" in text(browser.get("/bienvenue"))
    browser = new_client()
    come_in(browser, world.referent)
    browser.post("/fonctions", {"hat": mandate.public_id})
    assert Mandate.objects.get(pk=mandate.pk).admission is Admission.WAITING


@pytest.mark.parametrize("persona", ["administrator", "coordinator", "waiting", "other_centre"])
def test_nobody_without_keys_of_the_centre_lets_anybody_in(world: World, persona: str) -> None:
    from miriam.access.services import admissions

    who: Person = getattr(world, persona)
    newcomer = make_person(world.centre, admitted=False)
    compared = digits_of(newcomer)
    with pytest.raises(NotYours):
        admissions.let_in(newcomer.mandate, compared=compared, by=who.actor())
    assert not Grant.objects.filter(holder=newcomer.mandate.holder).exists()


def test_the_pages_of_the_administrator_say_nothing_of_files(client: Client, world: World) -> None:
    sign_in(client, world.administrator)
    pages = ["/comptes", "/comptes/nouveau", f"/comptes/{world.duo.mandate.public_id}"]
    for page in pages:
        said = client.get(page)
        assert "Nadia" not in text(said)
        assert str(world.file.public_id) not in said.content.decode()


def test_an_administrator_neither_ends_her_own_mandate_nor_one_elsewhere(
    client: Client, world: World
) -> None:
    sign_in(client, world.administrator)
    for mandate in (world.administrator.mandate, world.other_centre.mandate):
        door = f"/comptes/{mandate.public_id}/fin"
        assert client.post(door, {"password": PASSWORD}).status_code == 404


def test_keys_asked_from_two_holders_come_from_each_in_turn(
    new_client: type[Client], world: World
) -> None:
    theirs = make_file(world.other_group, "Samira")
    newcomer = make_person(world.centre, admitted=False)
    for person, file in ((world.case_manager, world.file), (world.other_group, theirs)):
        with person.at_work(file) as by:
            files.name_duo(file, duo=newcomer.mandate, by=by)
    compared = {"compared": digits_of(newcomer)}
    door = f"/equipe/{newcomer.mandate.public_id}/ouvrir"
    sign_in(new_client(), world.case_manager).post(door, compared)
    newcomer.mandate.refresh_from_db()
    with newcomer.at_work(theirs), pytest.raises(Closed):
        assert fresh(theirs).call_name
    come_in(new_client(), world.other_group)
    with newcomer.at_work(theirs):
        assert fresh(theirs).call_name == "Samira"


def test_taking_a_second_factor_off_ends_the_sessions_and_gives_no_key(
    client: Client, new_client: type[Client], world: World
) -> None:
    hers = new_client()
    come_in(hers, world.duo)
    sign_in(client, world.administrator)
    client.post(f"/comptes/{world.duo.mandate.public_id}/second-facteur", {"password": PASSWORD})
    assert hers.get("/equipe").headers["Location"].startswith("/se-connecter")
    assert not OpenedKey.objects.filter(holder=world.duo.mandate.holder).exists()
    again = hers.post(
        "/se-connecter", {"name": world.duo.account.sign_in_name, "password": PASSWORD}
    )
    assert again.headers["Location"] == "/mon-compte/second-facteur"


def test_sessions_that_the_administration_closes_are_over_everywhere_and_she_signs_in_again(
    client: Client, new_client: type[Client], world: World
) -> None:
    hers, colleagues = new_client(), new_client()
    come_in(hers, world.duo)
    come_in(colleagues, world.case_manager)
    door = f"/comptes/{world.duo.mandate.public_id}/sessions"
    answer = sign_in(client, world.administrator).post(door, {"password": PASSWORD})
    assert answer.status_code == 302
    assert hers.get("/equipe").headers["Location"].startswith("/se-connecter")
    assert not OpenedKey.objects.filter(holder=world.duo.mandate.holder).exists()
    assert colleagues.get("/equipe").status_code == 200
    assert client.get("/comptes").status_code == 200
    again = type_password(new_client(), world.duo)
    assert again.headers["Location"] == "/se-connecter/code", "her factor is as it was"


def test_nobody_closes_the_sessions_of_another_centre(client: Client, world: World) -> None:
    door = f"/comptes/{world.other_centre.mandate.public_id}/sessions"
    sign_in(client, world.administrator)
    assert client.post(door, {"password": PASSWORD}).status_code == 404


@pytest.mark.parametrize("is_fictional", [True, False])
def test_whoever_is_invited_is_as_fictional_as_the_centre(world: World, is_fictional: bool) -> None:
    """Else the demonstration would refuse to start again beside her."""
    Centre.objects.filter(pk=world.centre.pk).update(is_fictional=is_fictional)
    with reread(world.administrator).at_work() as by:
        invited = arrivals.invite(
            name="Nour Exemple",
            email="nour@example.org",
            role=Role.CASE_MANAGER,
            language="fr",
            by=by,
        )
    assert invited.account.is_fictional is is_fictional
