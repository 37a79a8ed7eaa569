"""What was typed and did not arrive comes back on the page that says so, to who typed it here."""

from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.test import Client
from django.test.client import Client as PlainClient
from django.urls import get_resolver, reverse

from miriam.accompaniment.models import Encounter
from miriam.accompaniment.services import encounters
from miriam.look.typed import PASSWORDS
from tests.world import PASSWORD, World, sign_in

HERE, ELSEWHERE = "http://testserver", "https://elsewhere.example"
WORDS = "Elle a ri en racontant sa journée."


@pytest.fixture
def strict(world: World) -> Client:
    """A browser whose page is out of date: the token of its form is not taken."""
    return sign_in(PlainClient(enforce_csrf_checks=True), world.case_manager)


def note(
    client: Client, world: World, *, origin: str = HERE, secure: bool = False, **more: str
) -> Any:
    typed = {"kind": "cafe", "text": WORDS, "depth": "shared", "once": str(uuid4()), **more}
    address = f"/dossiers/{world.file.public_id}/rencontres/nouvelle"
    return client.post(address, typed, secure=secure, headers={"Origin": origin})


def send(client: Client, page: Any) -> Any:
    """Press « Envoyer maintenant »."""
    form = BeautifulSoup(page.content, "html.parser").select_one("form[data-unsent]")
    assert form
    typed = {str(it["name"]): str(it["value"]) for it in form.select("input[name]")}
    return client.post(str(form["action"]), typed, headers={"Origin": HERE})


@pytest.mark.parametrize(
    ("language", "then"), [("fr", "Relisez-le, puis envoyez-le."), ("nl", "Lees het na")]
)
def test_a_page_open_too_long_gives_the_words_back_with_a_fresh_token(
    strict: Client, world: World, language: str, then: str
) -> None:
    strict.cookies["miriam_language"] = language
    page = note(strict, world, csrfmiddlewaretoken="x" * 64)
    assert page.status_code == 403
    said = page.content.decode()
    assert WORDS in said
    assert then in said
    assert "rechargez" not in said
    assert send(strict, page).status_code == 302
    assert Encounter.objects.count() == 1


@pytest.mark.parametrize("origin", [ELSEWHERE, "null", ""])
def test_what_another_site_sends_is_not_shown_here(
    strict: Client, world: World, origin: str
) -> None:
    page = note(strict, world, origin=origin)
    assert page.status_code == 403
    assert WORDS not in page.content.decode()
    assert "data-unsent" not in page.content.decode()


def test_what_was_sought_does_not_come_back(strict: Client) -> None:
    page = strict.post(reverse("desk:search"), {"words": WORDS}, headers={"Origin": HERE})
    assert page.status_code == 403
    assert WORDS not in page.content.decode()


def typed_names(kind: type[forms.BaseForm]) -> set[str]:
    """Under what names passwords are typed in this form and in those made from it."""
    fields = getattr(kind, "base_fields", {}).items()
    ours = kind.__module__.startswith("miriam.")
    typed = {name for name, field in fields if isinstance(field.widget, forms.PasswordInput)}
    own = typed if ours else set()
    return own.union(*(typed_names(one) for one in kind.__subclasses__()))


def test_passwords_are_typed_under_names_that_never_come_back() -> None:
    get_resolver().url_patterns  # noqa: B018 with the views, every form is there
    assert typed_names(forms.BaseForm) == PASSWORDS


@pytest.mark.parametrize(
    "page", ["signin:mandate_end", "signin:sessions_closed", "signin:factor_taken_off"]
)
def test_a_password_does_not_come_back(strict: Client, world: World, page: str) -> None:
    sign_in(strict, world.administrator)
    address = reverse(page, args=[world.duo.mandate.public_id])
    answer = strict.post(address, {"password": PASSWORD}, headers={"Origin": HERE})
    assert answer.status_code == 403
    assert PASSWORD not in answer.content.decode()


def test_over_https_nothing_that_http_sent_is_shown(strict: Client, world: World) -> None:
    def sent_by(origin: str) -> str:
        page = note(strict, world, origin=origin, secure=True)
        return str(page.content.decode())

    assert WORDS not in sent_by("http://testserver")
    assert WORDS in sent_by("https://testserver")


MARKUP = '<script>alert(1)</script> "><img src=x onerror=alert(1)>'


def test_words_are_shown_as_words(strict: Client, world: World) -> None:
    said = note(strict, world, text=MARKUP, once='"><b>x').content.decode()
    assert "<script>alert" not in said
    assert "<img" not in said
    assert "<b>x" not in said
    assert "&lt;script&gt;alert(1)" in said


def test_whoever_lost_her_session_keeps_her_words_and_sends_them_after_signing_in(
    client: Client, world: World
) -> None:
    page = note(client, world)
    assert page.status_code == 403
    assert WORDS in page.content.decode()
    assert "Votre session était finie" in page.content.decode()
    assert "une seconde page peut vous demander" in page.content.decode()
    assert not Encounter.objects.exists()
    sign_in(client, world.case_manager)
    assert send(client, page).status_code == 302
    assert Encounter.objects.count() == 1


def test_a_breakdown_gives_the_words_back(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, world.case_manager)
    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr(encounters, "record", None)
        page = note(client, world)
    assert page.status_code == 500
    assert WORDS in page.content.decode()
    assert send(client, page).status_code == 302
    assert Encounter.objects.count() == 1


def test_a_choice_without_words_is_not_given_back(client: Client, world: World) -> None:
    answer = note(client, world, text="")
    assert answer.status_code == 302
    assert "non-garde=1" in answer.headers["Location"]


@pytest.mark.parametrize(("language", "then"), [("fr", "copiez-les"), ("nl", "kopieer ze")])
@pytest.mark.parametrize("is_hers", [True, False])
def test_whoever_writes_where_nothing_is_any_more_reads_her_words(
    client: Client, world: World, is_hers: bool, language: str, then: str
) -> None:
    sign_in(client, world.case_manager if is_hers else world.administrator)
    client.cookies["miriam_language"] = language
    gone = f"/dossiers/{uuid4() if is_hers else world.file.public_id}/rencontres/nouvelle"

    page = client.post(gone, {"text": WORDS}, headers={"Origin": HERE})

    assert page.status_code == 404
    assert WORDS in page.content.decode()
    assert then in page.content.decode()


def test_where_nothing_is_no_words_of_another_site_are_shown(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    gone = f"/dossiers/{uuid4()}/rencontres/nouvelle"

    page = client.post(gone, {"text": WORDS}, headers={"Origin": ELSEWHERE})

    assert page.status_code == 404
    assert WORDS not in page.content.decode()
