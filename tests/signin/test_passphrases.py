"""Passwords: what a guesser tries first is refused, everything else is taken as it was typed."""

import pytest
from django.contrib.auth import password_validation
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from miriam.access.models import Account
from miriam.signin import passphrases
from miriam.signin.forms import NewPasswordForm
from tests.architecture.house import ROOT
from tests.world import PASSWORD, make_account

GUESSED = [
    "football2026",
    "!!!football!!!",
    "princessprincess",
    "iloveyou-iloveyou",
    "monkey123456",
    "p@ssw0rd2026",
    "abc123abc123",
    "Miriam-CPAS-2026",
    "wachtwoord2026!",
    "MotDePasse!2026",
    "azerty-azerty-12",
    "ocmw.brussel.2026",
]
OWN = [
    PASSWORD,
    "quatre mots pris au hasard",
    "lampe-lune-merle-vent-40",
    "842916305728",
    "µ∂ƒ∆ 漢字 ñandú ÅÄÖ",
    "miriam et trois pommes bleues",
    "k" * 6 + "7" * 3 + "Zq9",
]


def is_refused(password: str, account: Account | None = None) -> bool:
    try:
        validate_password(password, account)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("password", GUESSED)
def test_what_a_guesser_tries_first_is_refused(password: str) -> None:
    assert is_refused(password)


@pytest.mark.parametrize("password", OWN)
def test_any_other_is_taken_whatever_it_is_made_of(password: str) -> None:
    assert not is_refused(password)


def test_a_list_alone_would_take_most_of_them() -> None:
    listed = CommonPasswordValidator().passwords
    assert [password for password in GUESSED if password.lower() in listed] == []


def test_what_others_know_of_her_is_refused(db: None) -> None:
    account = make_account("Clementine Vandevelde")
    account.email = "soleil.levant@example.org"
    assert is_refused("clementinevandevelde", account)
    assert is_refused("soleil.levant@example", account)
    assert not is_refused("merle vent lampe lune", account)


def test_the_default_of_django_would_not_know_her_name(db: None) -> None:
    account = make_account("Clementine Vandevelde")
    password_validation.UserAttributeSimilarityValidator().validate("clementinevandevelde", account)


@pytest.mark.parametrize(("language", "words"), [("fr", "ressemble trop"), ("nl", "lijkt te veel")])
def test_why_is_said_in_the_language_of_the_page(db: None, language: str, words: str) -> None:
    with translation.override(language), pytest.raises(ValidationError) as refused:
        validate_password("clementinevandevelde", make_account("Clementine Vandevelde"))
    assert words in refused.value.messages[0]


def test_a_password_is_compared_as_it_was_typed(db: None) -> None:
    typed = "  Merle et Vent, 64 signes et plus : " + "é" * 63 + "  "
    form = NewPasswordForm({"password": typed, "again": typed}, account=make_account())
    assert form.is_valid()
    kept = make_password(form.cleaned_data["password"])
    assert check_password(typed, kept)
    for other in (typed.strip(), typed.lower(), typed[:64]):
        assert not check_password(other, kept)


def test_the_words_known_here_are_those_that_are_written_down() -> None:
    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    assert [word for word in passphrases.KNOWN_HERE if f"`{word}`" not in page] == []
