"""What serves once serves once: a code of an application, a code on paper, the answer of a passkey;
also when it is sent twice at the same moment, and whatever else happened meanwhile.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import connection
from django.db.models import QuerySet
from django.test import Client, RequestFactory

from miriam.access.models import Account, Capability
from miriam.core import clock
from miriam.signin.services import passkeys, passwords, second_factors, sessions, typed_codes
from miriam.vault.crypto import Unreadable
from tests.access.doors import (
    CODE,
    SIGN_IN,
    code_of,
    give_application,
    secret_on,
    text,
    type_password,
)
from tests.access.passkeys import Device, question_on
from tests.attacks.overlapping import overlapping
from tests.world import World

PAPER, APPLICATION = Authenticator.Type.RECOVERY_CODES, Authenticator.Type.TOTP
ANEW = "quatre autres mots simples"
KINDS = pytest.mark.parametrize("kind", [APPLICATION, PAPER])


def code_to_type(account: Account, kind: str) -> str:
    secret = give_application(account)
    if kind == APPLICATION:
        return code_of(secret)
    paper = Authenticator.objects.get(user=account, type=PAPER)
    return str(paper.wrap().get_unused_codes()[0])


def typed_twice_at_once(account: Account, code: str) -> list[bool]:
    """Which of two who type the same code at the same moment are let in."""
    let_in: list[bool] = []

    def type_it() -> None:
        let_in.append(typed_codes.recognise(account, code) is not None)

    assert overlapping(type_it, type_it) is None
    return let_in


@KINDS
@pytest.mark.django_db(transaction=True)
def test_of_two_who_type_a_code_at_once_one_is_let_in(world: World, kind: str) -> None:
    code = code_to_type(world.duo.account, kind)
    assert typed_twice_at_once(world.duo.account, code) == [True, False]


@pytest.mark.django_db(transaction=True)
def test_without_waiting_for_each_other_both_would_be(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_to_type(world.duo.account, APPLICATION)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, *_, **__: rows)
    both = connection.vendor == "postgresql"
    # SQLite lets one of them begin at all.
    assert typed_twice_at_once(world.duo.account, code) == [True, both]


@KINDS
def test_a_used_code_is_remembered_whatever_is_forgotten(world: World, kind: str) -> None:
    account = world.duo.account
    code = code_to_type(account, kind)
    assert typed_codes.recognise(account, code)
    assert typed_codes.recognise(account, code) is None


def test_where_it_is_not_remembered_it_serves_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_to_type(world.duo.account, APPLICATION)
    monkeypatch.setattr(typed_codes, "remember", lambda *_: None)
    assert typed_codes.recognise(world.duo.account, code)
    assert typed_codes.recognise(world.duo.account, code)


def test_a_telephone_half_a_minute_early_or_late_is_understood_and_only_forwards(
    world: World,
) -> None:
    account, begun = world.duo.account, clock.now()
    with time_machine.travel(begun, tick=False) as hand:
        secret = give_application(account)
        hand.shift(timedelta(seconds=-30))
        late = code_of(secret)
        hand.shift(timedelta(seconds=60))
        early = code_of(secret)
        hand.move_to(begun)
        assert typed_codes.recognise(account, late)
        assert typed_codes.recognise(account, early)
        for passed in (late, code_of(secret), early):
            assert typed_codes.recognise(account, passed) is None


def test_the_code_that_set_an_application_up_has_served(
    client: Client, new_client: type[Client], world: World
) -> None:
    with time_machine.travel(clock.now(), tick=False) as hand:
        type_password(client, world.duo)
        page = client.get("/mon-compte/second-facteur/application")
        secret = secret_on(page)
        code = code_of(secret)
        client.post("/mon-compte/second-facteur/application", {"code": code})
        browser = new_client()
        type_password(browser, world.duo)
        assert browser.post(CODE, {"code": code}).status_code == 200
        hand.shift(timedelta(seconds=30))
        assert browser.post(CODE, {"code": code_of(secret)}).status_code == 302


def give_passkey(account: Account, device: Device) -> Device:
    made = json.loads(device.made("a question of long ago"))
    WebAuthn.add(account, "her telephone", made)
    return device


def asked(client: Client, person: Any) -> str:
    """The question that her browser is asked after the password."""
    type_password(client, person)
    return question_on(client.get(CODE))


def lets_in(client: Client, answer: str) -> bool:
    return bool(client.post(CODE, {"credential": answer}).status_code == 302)


@pytest.mark.parametrize("counts", [True, False], ids=["one device", "several devices"])
def test_a_passkey_of_hers_lets_in_and_its_answer_serves_once(
    client: Client, new_client: type[Client], world: World, counts: bool
) -> None:
    device = give_passkey(world.duo.account, Device(counts=counts))
    answer = device.answer(asked(client, world.duo))
    assert lets_in(client, answer)
    other = new_client()
    asked(other, world.duo)
    assert not lets_in(other, answer), "it answers another question"
    assert lets_in(other, device.answer(question_on(other.get(CODE))))


def test_a_wrong_answer_uses_the_question_up(client: Client, world: World) -> None:
    device = give_passkey(world.duo.account, Device())
    question = asked(client, world.duo)
    page = client.post(CODE, {"credential": Device(name=device.name).answer(question)})
    assert question_on(page) != question
    assert not lets_in(client, device.answer(question))


def test_the_passkey_of_somebody_else_lets_nobody_in(client: Client, world: World) -> None:
    give_passkey(world.duo.account, Device())
    theirs = give_passkey(world.case_manager.account, Device())
    assert not lets_in(client, theirs.answer(asked(client, world.duo)))


def test_a_copy_of_a_passkey_is_noticed(client: Client, world: World) -> None:
    device = give_passkey(world.duo.account, Device())
    copy = Device(name=device.name, key=device.key, signed=device.signed)
    assert lets_in(client, device.answer(asked(client, world.duo)))
    client.post("/se-deconnecter")
    assert not lets_in(client, copy.answer(asked(client, world.duo)))


def test_an_answer_without_a_person_or_to_make_a_key_lets_nobody_in(
    client: Client, world: World
) -> None:
    device = give_passkey(world.duo.account, Device())
    assert not lets_in(client, device.answer(asked(client, world.duo), kind="webauthn.create"))
    device.flags = 0
    assert not lets_in(client, device.answer(question_on(client.get(CODE))))


STRANGE = [
    "",
    "[]",
    "7",
    "null",
    "{}",
    "[" * 5_000,
    "not json",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": 7}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30",'
    ' "authenticatorData": "AA", "signature": "AA", "attestationObject": "AA"}}',
]


@pytest.mark.parametrize("strange", STRANGE, ids=range(len(STRANGE)))
def test_an_answer_that_was_made_up_breaks_no_page(
    client: Client, world: World, strange: str
) -> None:
    give_passkey(world.duo.account, Device())
    asked(client, world.duo)
    assert client.post(CODE, {"credential": strange}).status_code == 200
    newcomer = world.case_manager
    type_password(client, newcomer)
    door = "/mon-compte/second-facteur/cle-d-acces"
    client.get(door)
    assert client.post(door, {"credential": strange}).status_code == 200
    assert not Authenticator.objects.filter(user=newcomer.account).exists()


def test_a_passkey_is_added_by_answering_the_question_of_the_page_once(
    client: Client, world: World
) -> None:
    type_password(client, world.duo)
    door = "/mon-compte/second-facteur/cle-d-acces"
    made = Device().made(question_on(client.get(door)))
    assert client.post(door, {"credential": made}).status_code == 302
    assert client.post(door, {"credential": made}).status_code == 200
    assert Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).count() == 1


def answered_twice_at_once(account: Account, device: Device) -> list[bool]:
    """One answer, sent twice from one session before the first is done: each request has read the
    session while the question still stood in it.
    """
    question = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    answer = json.loads(device.answer(question))
    let_in: list[bool] = []

    def send() -> None:
        request = RequestFactory().post(CODE)
        state = {"challenge": question, "user_verification": "preferred"}
        request.session = {"mfa.webauthn.state": state}  # type: ignore[assignment]
        with context.request_context(request):
            let_in.append(passkeys.recognise(account, answer) is not None)

    assert overlapping(send, send) is None
    return let_in


@pytest.mark.parametrize("counts", [True, False], ids=["one device", "several devices"])
@pytest.mark.django_db(transaction=True)
def test_one_answer_sent_twice_at_once_lets_in_once(world: World, counts: bool) -> None:
    device = give_passkey(world.duo.account, Device(counts=counts))
    assert answered_twice_at_once(world.duo.account, device) == [True, False]


@pytest.mark.django_db(transaction=True)
def test_without_remembering_the_question_it_would_let_in_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passkeys, "_is_new", lambda *_: True)
    device = give_passkey(world.duo.account, Device())
    assert answered_twice_at_once(world.duo.account, device) == [True, True]


def test_a_step_left_open_is_over_after_a_quarter_of_an_hour(client: Client, world: World) -> None:
    device = give_passkey(world.duo.account, Device())
    with time_machine.travel(clock.now(), tick=False) as hand:
        question = asked(client, world.duo)
        hand.shift(timedelta(minutes=15, seconds=1))
        answer = client.post(CODE, {"credential": device.answer(question)})
        assert answer.headers["Location"] == SIGN_IN
        assert not client.session.get("_auth_user_id")


@pytest.mark.parametrize("meanwhile", ["another password", "shut out"])
def test_a_step_begun_with_a_password_that_is_no_longer_hers_leads_nowhere(
    client: Client, world: World, meanwhile: str
) -> None:
    device = give_passkey(world.duo.account, Device())
    question = asked(client, world.duo)
    account = Account.objects.get(pk=world.duo.account.pk)
    if meanwhile == "shut out":
        account.is_active = False
    else:
        account.set_password("quatre autres mots simples")
    account.save()
    answer = client.post(CODE, {"credential": device.answer(question)})
    assert answer.headers["Location"] == SIGN_IN
    assert not client.session.get("_auth_user_id")


def test_where_nobody_looks_back_at_the_password_it_would_lead_in(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "goes_on", lambda *_: True)
    device = give_passkey(world.duo.account, Device())
    question = asked(client, world.duo)
    account = Account.objects.get(pk=world.duo.account.pk)
    account.set_password("quatre autres mots simples")
    account.save()
    client.post(CODE, {"credential": device.answer(question)})
    assert client.session.get("_auth_user_id")


APPLICATION_PAGE = "/mon-compte/second-facteur/application"


def test_a_secret_is_new_at_each_opening_and_stays_while_a_code_is_mistyped(
    client: Client, world: World
) -> None:
    type_password(client, world.duo)
    first = secret_on(client.get(APPLICATION_PAGE))
    second = secret_on(client.get(APPLICATION_PAGE))
    assert first != second
    again = client.post(APPLICATION_PAGE, {"code": "abc"})
    assert secret_on(again) == second
    assert "Ce code n’est pas le bon" in text(again)
    assert client.post(APPLICATION_PAGE, {"code": code_of(first)}).status_code == 200
    assert client.post(APPLICATION_PAGE, {"code": code_of(second)}).status_code == 302


def test_an_application_is_added_once(client: Client, world: World) -> None:
    give_application(world.duo.account)
    by = SimpleNamespace(account=world.duo.account)
    with pytest.raises(second_factors.ApplicationThere):
        second_factors.add_application(
            RequestFactory().post(APPLICATION_PAGE),
            world.duo.account,
            secret="JBSWY3DPEHPK3PXP",
            counter=1,
            by=by,  # type: ignore[arg-type]
        )


def chosen_twice_at_once(account: Account, *words: str) -> tuple[list[str], BaseException | None]:
    """Two who came with one link choose a password before either is kept; the codes they see."""
    passwords.ask_reset_link(account)
    link = Capability.objects.live().get(act=passwords.RESET, subject=account.public_id)
    shown: list[str] = []

    def choose(own: Account, word: str) -> Callable[[], object]:
        return lambda: shown.append(passwords.choose_without_code(own, link=link, password=word))

    first, second = (choose(Account.objects.get(pk=account.pk), word) for word in words)
    return shown, overlapping(first, second)


@pytest.mark.django_db(transaction=True)
def test_of_two_with_one_link_one_chooses_the_password(world: World) -> None:
    shown, failure = chosen_twice_at_once(world.duo.account, ANEW, "quatre mots d'une autre")
    assert len(shown) == 1
    assert isinstance(failure, Unreadable)
    assert passwords.is_hers(Account.objects.get(pk=world.duo.account.pk), ANEW)


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_twice_makes_one_key_and_the_code_on_the_screen_counts(
    world: World,
) -> None:
    (unseen, seen), failure = chosen_twice_at_once(world.duo.account, ANEW, ANEW)
    assert failure is None
    account = Account.objects.get(pk=world.duo.account.pk)
    assert account.lost_holder == world.duo.account.holder
    passwords.reset_with_code(account, code=seen, password=ANEW)
    with pytest.raises(Unreadable):
        passwords.reset_with_code(account, code=unseen, password=ANEW)


@pytest.mark.django_db(transaction=True)
def test_a_link_that_nobody_looks_at_again_would_serve_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords.capabilities, "live", lambda *_, **__: True)
    shown, failure = chosen_twice_at_once(world.duo.account, ANEW, "quatre mots d'une autre")
    assert (len(shown), failure) == (2, None)
    assert not passwords.is_hers(Account.objects.get(pk=world.duo.account.pk), ANEW)
