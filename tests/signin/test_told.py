"""She is told what changed about her account: on her first page, on her own, by a message."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from miriam.access.domain import Role
from miriam.access.models import Account, Mandate
from miriam.access.services import telling
from miriam.audit.models import Line
from miriam.core import afterwards, clock
from miriam.signin.acts import ACCOUNT_PASSWORD_CHANGED
from miriam.signin.services import arrivals, mandates, passwords, second_factors
from tests.access.doors import text
from tests.attacks.test_forgotten import shape
from tests.signin.proposing import proposed_by
from tests.world import PASSWORD, Person, World, add_mandate, make_person, reread, sign_in

ANOTHER = "quatre autres mots au hasard"
NEWS, DOOR = "Votre compte a changé", "/se-connecter"


@pytest.fixture
def worked(world: World) -> Person:
    """Somebody of the house who has worn her hat."""
    Mandate.objects.filter(pk=world.referent.mandate.pk).update(last_worn_at=clock.now())
    return reread(world.referent)


def unseen(person: Person) -> bool:
    return Account.objects.get(pk=person.account.pk).unseen_since is not None


def password_changed(world: World, person: Person) -> None:
    passwords.change(person.account, old=PASSWORD, new=ANOTHER, by=person.actor())


def password_lost(world: World, person: Person) -> None:
    passwords.reset_without_code(person.account, password=ANOTHER)


def code_renewed(world: World, person: Person) -> None:
    passwords.renew_recovery_code(person.account, password=PASSWORD, by=person.actor())


def link_in_hand(world: World, person: Person) -> None:
    mandates.give_link(person.mandate, in_hand=True, by=world.administrator.actor())


def factor_taken_off(world: World, person: Person) -> None:
    mandates.take_second_factor_off(person.mandate, by=world.administrator.actor())


def sessions_closed(world: World, person: Person) -> None:
    mandates.close_sessions(person.mandate, by=world.administrator.actor())


def paper_codes(world: World, person: Person) -> None:
    second_factors.renew_codes(person.account, by=person.actor())


def one_hat_ended(world: World, person: Person) -> None:
    more = add_mandate(person.account, world.centre, Role.COUNCILLOR).mandate
    mandates.end(more, by=world.administrator.actor())


def one_hat_more(world: World, person: Person) -> None:
    arrivals.invite(
        name="Luc",
        email=person.account.sign_in_name,
        role=Role.COUNCILLOR,
        language="fr",
        by=world.administrator.actor(),
    )


def proposed(world: World, person: Person) -> None:
    proposed_by(make_person(world.elsewhere, Role.ADMINISTRATOR), person)


CHANGES = [
    password_changed,
    password_lost,
    code_renewed,
    link_in_hand,
    factor_taken_off,
    sessions_closed,
    paper_codes,
    one_hat_ended,
    one_hat_more,
    proposed,
]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_a_lock_or_a_hat_is_told_until_she_has_seen_it(
    world: World, worked: Person, client: Client, change: Callable[[World, Person], None]
) -> None:
    assert NEWS not in text(sign_in(client, worked).get("/accueil"))
    change(world, worked)
    # Some of these end her sessions, and her password may be another one.
    sign_in(client, Person(Account.objects.get(pk=worked.account.pk), worked.mandate))
    assert NEWS in text(client.get("/accueil"))
    page = client.get("/mon-compte")
    assert "nouveau" in text(page)
    last = str(Line.objects.filter(subject=worked.account.public_id).latest("number").number)
    client.post("/mon-compte/vu", {"last": last})
    assert NEWS not in text(client.get("/accueil"))
    assert "Ce qui a changé" in text(client.get("/mon-compte"))


def test_what_came_after_the_page_was_shown_stays_new(world: World, worked: Person) -> None:
    code_renewed(world, worked)
    shown = Line.objects.filter(subject=worked.account.public_id).latest("number").number
    paper_codes(world, worked)
    client = sign_in(Client(), worked)
    client.post("/mon-compte/vu", {"last": shown})
    assert unseen(worked)
    client.post("/mon-compte/vu", {"last": shown + 1})
    assert not unseen(worked)


def test_who_is_only_arriving_is_told_nothing(world: World) -> None:
    code_renewed(world, world.referent)
    assert not unseen(world.referent)


def sent(account: Account, times: int = 1) -> None:
    for _time in range(times):
        telling.tell(ACCOUNT_PASSWORD_CHANGED, about=account)


@pytest.mark.django_db(transaction=True)
def test_the_message_is_neutral_and_few_leave_in_a_day(worked: Person) -> None:
    sent(worked.account, times=9)
    assert len(mail.outbox) == telling.MOST_A_DAY
    message = mail.outbox[0]
    assert message.to == [worked.account.email]
    said = (message.subject + message.body).lower()
    for word in ("http", "/lien", "miriam", "cpas", "centre", "dossier", "mot de passe", "luc"):
        assert word not in said


@pytest.mark.django_db(transaction=True)
def test_a_message_that_fails_breaks_nothing(
    worked: Person, monkeypatch: pytest.MonkeyPatch, logs: list[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(f"{worked.account.email} is not known here")

    monkeypatch.setattr("miriam.access.services.mail.send_mail", refuse)
    sent(worked.account)
    assert unseen(worked)
    assert any("did not leave" in line for line in logs)
    assert not any(worked.account.email in line for line in logs)


@pytest.mark.django_db(transaction=True)
def test_what_was_not_done_is_not_told(worked: Person) -> None:
    with transaction.atomic():
        sent(worked.account)
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not unseen(worked)


def guess(client: Client, name: str, times: int) -> None:
    for number in range(times):
        client.post(DOOR, {"name": name, "password": f"wrong {number}"})


def slowed_lines() -> int:
    return Line.objects.filter(act="account.guesses_slowed").count()


def test_guesses_that_were_slowed_are_told_once_a_day(worked: Person, client: Client) -> None:
    guess(client, worked.account.sign_in_name, 5)
    assert slowed_lines() == 0
    guess(client, worked.account.sign_in_name.upper(), 4)
    assert slowed_lines() == 1
    assert unseen(worked)
    assert "à votre nom" in text(sign_in(Client(), worked).get("/mon-compte"))


def test_a_name_that_is_nobodys_is_told_to_nobody(db: None, client: Client) -> None:
    guess(client, "nobody@example.org", 7)
    assert slowed_lines() == 0


def asked_when_slowed(new_client: Callable[[], Client], name: str) -> list[str]:
    client = new_client()
    guess(client, name, 5)
    with CaptureQueriesContext(connection) as asked:
        guess(client, name, 1)
    return [shape(query["sql"]) for query in asked.captured_queries]


def both(new_client: Callable[[], Client], worked: Person) -> tuple[list[str], list[str]]:
    asked_when_slowed(new_client, "warming.up@example.org")
    return (
        asked_when_slowed(new_client, worked.account.sign_in_name),
        asked_when_slowed(new_client, "nobody@example.org"),
    )


def test_before_the_answer_left_the_same_is_asked_for_a_name_that_exists_or_not(
    new_client: Callable[[], Client], worked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "answered_first", lambda answer, _waiting: answer)
    known, unknown = both(new_client, worked)
    assert known == unknown


def test_control_looked_up_before_it_would_be_noticed(
    new_client: Callable[[], Client], worked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "do", lambda work: work())
    known, unknown = both(new_client, worked)
    assert known != unknown
