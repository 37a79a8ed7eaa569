"""What one can see and change of one's account."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from miriam.audit.models import Line
from miriam.signin.pages import words
from miriam.signin.selectors import factors_of
from miriam.signin.services import typed_codes
from tests.access.doors import code_of, come_in, give_application, text
from tests.world import PASSWORD, World, sign_in

SESSIONS, END = "/mon-compte/sessions", "/mon-compte/sessions/fermer"


def test_she_sees_her_sessions_and_ends_one(
    client: Client, new_client: type[Client], world: World
) -> None:
    elsewhere = new_client()
    come_in(elsewhere, world.duo)
    sign_in(client, world.duo)
    page = client.get(SESSIONS)
    assert "Fermer" in text(page)
    number = page.context["rows"][0][0].pk
    client.post(END, {"number": number})
    assert elsewhere.get("/equipe").headers["Location"].startswith("/se-connecter")
    assert client.get("/equipe").status_code == 200


def test_nobody_ends_the_session_of_another(
    client: Client, new_client: type[Client], world: World
) -> None:
    hers = new_client()
    come_in(hers, world.duo)
    number = hers.get(SESSIONS).context["rows"][0][0].pk
    sign_in(client, world.case_manager).post(END, {"number": number})
    assert hers.get("/equipe").status_code == 200


def test_all_others_are_ended_at_once_with_their_keys(
    client: Client, new_client: type[Client], world: World
) -> None:
    elsewhere = new_client()
    come_in(elsewhere, world.duo)
    sign_in(client, world.duo).post(END)
    assert elsewhere.get("/equipe").headers["Location"].startswith("/se-connecter")


def test_language_and_title_are_hers_to_choose(client: Client, world: World) -> None:
    sign_in(client, world.duo)
    typed = {"name": "Sofie Exemple", "gender": "f", "language": "nl"}
    client.post("/mon-compte", typed)
    assert 'lang="nl"' in client.get("/mon-compte").content.decode()
    world.duo.account.refresh_from_db()
    assert (world.duo.account.gender, world.duo.account.language) == ("f", "nl")


def test_language_and_look_are_chosen_before_signing_in(client: Client, db: None) -> None:
    client.post("/langue", {"language": "nl", "next": "/se-connecter"})
    client.post("/apparence", {"theme": "dark", "next": "/se-connecter"})
    page = client.get("/se-connecter").content.decode()
    assert 'lang="nl"' in page
    assert 'data-theme="dark"' in page


def test_the_last_second_factor_stays_and_another_lets_it_go(client: Client, world: World) -> None:
    give_application(world.duo.account)
    sign_in(client, world.duo)
    [only] = factors_of(world.duo.account)
    answer = client.post(f"/mon-compte/second-facteur/{only.pk}", {"password": PASSWORD})
    assert "votre seul second facteur" in text(answer)
    assert factors_of(world.duo.account) == [only]


def test_new_codes_on_paper_replace_the_old_and_open_once(
    client: Client, new_client: type[Client], world: World
) -> None:
    give_application(world.duo.account)
    sign_in(client, world.duo)
    page = client.post("/mon-compte/second-facteur/codes", {"password": PASSWORD})
    code = page.context["codes"][0]
    for expected in (302, 200):
        browser = new_client()
        browser.post(
            "/se-connecter", {"name": world.duo.account.sign_in_name, "password": PASSWORD}
        )
        assert browser.post("/se-connecter/code", {"code": code}).status_code == expected


def test_a_second_application_needs_the_password(client: Client, world: World) -> None:
    give_application(world.duo.account)
    sign_in(client, world.duo)
    page = client.get("/mon-compte/second-facteur/cle-d-acces")
    assert "Votre mot de passe" in text(page)


def test_the_secret_of_an_application_lies_sealed(world: World) -> None:
    secret = give_application(world.duo.account)
    [factor] = factors_of(world.duo.account)
    assert secret not in str(factor.data)
    assert typed_codes.recognise(world.duo.account, code_of(secret)) == factor


def test_a_renewed_recovery_code_needs_the_password(client: Client, world: World) -> None:
    sign_in(client, world.duo)
    address = "/mon-compte/code-de-recuperation"
    assert "Ce n’est pas votre mot de passe" in text(client.post(address, {"password": "x" * 12}))
    assert "Je l’ai noté" in text(client.post(address, {"password": PASSWORD}))


def test_her_journal_shows_what_she_did_and_only_that(client: Client, world: World) -> None:
    come_in(client, world.duo)
    client.get(f"/equipe/{world.waiting.mandate.public_id}/ouvrir")
    entries = client.get("/mon-compte/journal").context["entries"]
    assert entries
    assert {entry.line.actor for entry in entries} == {world.duo.account.public_id}


def test_every_act_of_the_journal_has_words(client: Client, world: World) -> None:
    come_in(client, world.duo)
    client.get("/comptes")
    page = text(client.get("/mon-compte/journal"))
    assert "autre chose" not in page
    assert Line.objects.filter(act="refused").exists()


@pytest.mark.parametrize(
    ("said_by_the_browser", "shown"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/156 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Linux; Android 14; Mobile; rv:130.0) Firefox/130.0", "Firefox, Android"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537.36 Edg/130", "Edge, Windows"),
        ("curl/8", "appareil inconnu"),
    ],
)
def test_a_session_is_recognised_by_its_device(said_by_the_browser: str, shown: str) -> None:
    with translation.override("fr"):
        assert words.device(said_by_the_browser) == shown


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("typed", ["court", "password1234"])
def test_a_weak_password_is_refused_in_the_language_of_the_page(language: str, typed: str) -> None:
    with translation.override(language), pytest.raises(ValidationError) as refused:
        validate_password(typed)
    [sentence] = refused.value.messages
    expected = {
        ("court", "fr"): "C’est trop court\u00a0: au moins 12 signes.",
        ("court", "nl"): "Dat is te kort: minstens 12 tekens.",
        ("password1234", "fr"): "Ce mot de passe est trop courant.",
        ("password1234", "nl"): "Dit wachtwoord is te algemeen.",
    }
    assert sentence.replace("\u00a0", " ") == expected[typed, language].replace("\u00a0", " ")


def test_an_administrator_takes_her_own_factor_off_on_her_own_account_alone(
    client: Client, world: World
) -> None:
    give_application(world.administrator.account)
    sign_in(client, world.administrator)
    own, offered = f"/comptes/{world.administrator.mandate.public_id}", "enlever son second facteur"
    assert offered not in text(client.get(own))
    refused = client.post(f"{own}/second-facteur", {"password": PASSWORD})
    assert "C’est votre propre second facteur" in text(refused)
    assert list(factors_of(world.administrator.account))
    assert offered in text(client.get(f"/comptes/{world.duo.mandate.public_id}"))
