"""Nobody keeps her out of her own account, and leaving in a hurry works from any page."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from miriam.access.models import Capability, Mandate
from miriam.signin.services import arrivals, attempts, passwords
from miriam.vault.crypto import Unreadable
from miriam.vault.models import OpenedKey
from tests.access.doors import come_in
from tests.signin.test_arrival import FIRST_PASSWORD, as_person, invite
from tests.world import PASSWORD, Person, World

FORGOTTEN = "/mot-de-passe/oublie"


@pytest.fixture
def unslowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has many addresses is not slowed at any of them."""
    for rates in ("RATES", "RATES_OF_AN_ADDRESS"):
        many = dict.fromkeys(getattr(attempts, rates), attempts.Rate(1000, timedelta(minutes=1)))
        monkeypatch.setattr(attempts, rates, many)


def links() -> list[str]:
    """Every one-time address that was sent."""
    found = [re.search(r"/lien/[\w-]+", str(message.body)) for message in mail.outbox]
    return [match.group() for match in found if match]


def leads_on(client: Client, link: str) -> bool:
    """Whether this address still leads to choosing a password."""
    return bool(client.get(link).status_code == 302)


def test_who_asks_in_her_place_takes_no_link_away_from_her(
    world: World, new_client: Callable[[], Client], unslowed: None
) -> None:
    handed_over = passwords.give_reset_link(
        world.duo.account, in_hand=True, by=world.administrator.actor()
    )
    for _time in range(12):
        new_client().post(FORGOTTEN, {"name": world.duo.account.sign_in_name})
    sent = links()
    assert len(sent) == passwords.MOST_ASKED_FOR, "her mailbox does not fill up"
    for link in (*sent, f"/lien/{handed_over}"):
        assert leads_on(new_client(), link)


def test_one_link_used_and_all_are_over(
    world: World, new_client: Callable[[], Client], unslowed: None
) -> None:
    for _time in range(3):
        new_client().post(FORGOTTEN, {"name": world.duo.account.sign_in_name})
    first, *others = links()
    browser = new_client()
    browser.get(first)
    typed = {"password": FIRST_PASSWORD, "again": FIRST_PASSWORD, "without_code": "on"}
    browser.post("/mot-de-passe/nouveau", typed)
    assert not Capability.objects.live().exists()
    assert not any(leads_on(new_client(), link) for link in others)


def test_the_quick_exit_closes_the_session_from_a_page_that_is_out_of_date(
    world: World, client: Client
) -> None:
    come_in(client, world.case_manager)
    client.handler.enforce_csrf_checks = True
    answer = client.post("/quitter", {"csrfmiddlewaretoken": "x" * 64})
    assert answer.headers["Location"] == settings.NEUTRAL_PAGE
    assert not OpenedKey.objects.exists()


def test_any_other_form_that_is_out_of_date_is_refused(world: World, client: Client) -> None:
    come_in(client, world.case_manager)
    client.handler.enforce_csrf_checks = True
    answer = client.post("/se-deconnecter", {"csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    assert OpenedKey.objects.exists()


def pressed_twice(mandate: Mandate, second: str) -> tuple[str, str]:
    """Two requests read the invitation before either has written; the codes of both."""
    first, again = (Mandate.objects.select_related("account").get(pk=mandate.pk) for _ in "12")
    assert first.account.holder is again.account.holder is None
    return (
        arrivals.choose_first_password(first, password=FIRST_PASSWORD),
        arrivals.choose_first_password(again, password=second),
    )


def test_a_first_password_sent_twice_makes_one_key_and_the_code_on_the_screen_counts(
    world: World, client: Client
) -> None:
    mandate = invite(client, world)
    unseen, seen = pressed_twice(mandate, FIRST_PASSWORD)
    newcomer = as_person(mandate)
    assert newcomer.pair, "the key of her hat opens with her password"
    passwords.reset_with_code(newcomer.account, code=seen, password="quatre autres mots simples")
    with pytest.raises(Unreadable):
        passwords.reset_with_code(newcomer.account, code=unseen, password=FIRST_PASSWORD)


def test_two_people_with_one_invitation_make_one_key(world: World, client: Client) -> None:
    mandate = invite(client, world)
    with pytest.raises(Unreadable):
        pressed_twice(mandate, "quatre mots d'une autre")
    assert as_person(mandate).pair


OFFICE = "198.51.100.7"


def fails(client: Client, name: str, times: int) -> None:
    """Somebody at the same address types what she is not."""
    for number in range(times):
        typed = {"name": name, "password": f"wrong {number}"}
        client.post("/se-connecter", typed, REMOTE_ADDR=OFFICE)


def comes_in(client: Client, person: Person) -> bool:
    typed = {"name": person.account.sign_in_name, "password": PASSWORD}
    return bool(client.post("/se-connecter", typed, REMOTE_ADDR=OFFICE).status_code == 302)


def test_who_shares_her_address_does_not_keep_her_out_of_the_device_she_works_on(
    world: World, client: Client, new_client: Callable[[], Client]
) -> None:
    come_in(client, world.case_manager)
    client.post("/se-deconnecter")
    fails(new_client(), world.case_manager.account.sign_in_name, 8)
    for number in range(100):
        fails(new_client(), f"n{number}@example.org", 1)
    assert not comes_in(new_client(), world.case_manager), "elsewhere in the office"
    assert comes_in(client, world.case_manager)


def test_on_that_device_too_guessing_is_slowed(world: World, client: Client) -> None:
    come_in(client, world.case_manager)
    client.post("/se-deconnecter")
    fails(client, world.case_manager.account.sign_in_name, 5)
    assert not comes_in(client, world.case_manager)


def test_a_device_is_known_for_the_name_that_signed_in_on_it_and_by_no_made_up_cookie(
    world: World, client: Client, new_client: Callable[[], Client]
) -> None:
    come_in(client, world.case_manager)
    client.post("/se-deconnecter")
    [device] = [name for name in client.cookies if name.startswith("miriam_device_")]
    duo = world.duo.account.sign_in_name
    fails(client, duo, 5)
    assert not comes_in(new_client(), world.duo), "they count on the address"
    guesser = new_client()
    for number in range(8):
        guesser.cookies[device] = f"made-up-{number}:1abc:{'x' * 43}"
        fails(guesser, world.case_manager.account.sign_in_name, 1)
    assert not comes_in(guesser, world.case_manager)
