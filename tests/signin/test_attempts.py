"""Guessing is slowed; nobody is kept out by somebody else."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from miriam.core import clock
from tests.access.doors import (
    CODE,
    SIGN_IN,
    code_of,
    give_application,
    text,
    type_password,
    wrong_code,
)
from tests.world import PASSWORD, Person, World, sign_in

WAIT = "n’ont pas abouti. Attendez"
HERS, THEIRS = "198.51.100.7", "203.0.113.66"


def guess(client: Client, person: Person, password: str, address: str) -> str:
    typed = {"name": person.account.sign_in_name, "password": password}
    answer = client.post(SIGN_IN, typed, REMOTE_ADDR=address)
    return "in" if answer.status_code == 302 else text(answer)


def test_guessing_from_one_address_is_slowed_even_for_the_right_password(
    new_client: type[Client], world: World
) -> None:
    answers = [guess(new_client(), world.duo, f"wrong {n}", THEIRS) for n in range(5)]
    assert not any(WAIT in answer for answer in answers)
    assert WAIT in guess(new_client(), world.duo, PASSWORD, THEIRS)


def test_an_attacker_elsewhere_cannot_keep_her_out(new_client: type[Client], world: World) -> None:
    for n in range(40):
        guess(new_client(), world.duo, f"wrong {n}", THEIRS)
    assert guess(new_client(), world.duo, PASSWORD, HERS) == "in"


def test_even_from_her_own_address_it_is_five_minutes_and_no_lock(
    new_client: type[Client], world: World
) -> None:
    begun = clock.now()
    with time_machine.travel(begun, tick=False) as hand:
        for n in range(10):
            guess(new_client(), world.duo, f"wrong {n}", HERS)
        assert WAIT in guess(new_client(), world.duo, PASSWORD, HERS)
        hand.move_to(begun + timedelta(minutes=5, seconds=1))
        assert guess(new_client(), world.duo, PASSWORD, HERS) == "in"


def test_colleagues_behind_one_address_do_not_slow_each_other(
    new_client: type[Client], world: World
) -> None:
    for n in range(10):
        guess(new_client(), world.duo, f"wrong {n}", HERS)
    assert guess(new_client(), world.case_manager, PASSWORD, HERS) == "in"


def test_one_address_cannot_try_many_names(new_client: type[Client], world: World) -> None:
    for n in range(100):
        new_client().post(
            SIGN_IN, {"name": f"n{n}@example.org", "password": "x"}, REMOTE_ADDR=THEIRS
        )
    assert WAIT in guess(new_client(), world.duo, PASSWORD, THEIRS)
    assert guess(new_client(), world.duo, PASSWORD, HERS) == "in"


def test_signing_in_well_does_not_count(new_client: type[Client], world: World) -> None:
    assert [guess(new_client(), world.duo, PASSWORD, HERS) for _ in range(8)] == ["in"] * 8


def test_codes_are_counted_across_sign_ins(new_client: type[Client], world: World) -> None:
    secret = give_application(world.duo.account)
    for _ in range(2):
        browser = new_client()
        type_password(browser, world.duo)
        for _ in range(3):
            answer = browser.post(CODE, {"code": wrong_code(secret)})
    browser = new_client()
    type_password(browser, world.duo)
    answer = browser.post(CODE, {"code": code_of(secret)})
    assert answer.status_code == 200
    assert WAIT in text(answer)


def test_asking_for_many_links_is_slowed_without_saying_whether_the_name_exists(
    new_client: type[Client], world: World
) -> None:
    for name in (world.duo.account.sign_in_name, "nobody@example.org"):
        answers = [
            text(new_client().post("/mot-de-passe/oublie", {"name": name}, REMOTE_ADDR=THEIRS))
            for _ in range(6)
        ]
        assert [WAIT in answer for answer in answers] == [False] * 5 + [True]


OPEN_SESSION = [
    ("/mon-compte/mot-de-passe", "old", {"password": "tout autre chose de long"}),
    ("/mon-compte/code-de-recuperation", "password", {}),
    ("/mon-compte/second-facteur/cle-d-acces", "password", {}),
    ("/mon-compte/second-facteur/codes", "password", {}),
    ("/mon-compte/second-facteur/1", "password", {}),
    ("/fonctions", "password", {"hat": "none of hers"}),
    ("/cles", "password", {}),
]


@pytest.mark.parametrize(("door", "field", "beside"), OPEN_SESSION)
def test_an_open_session_lets_nobody_guess_her_password_faster(
    client: Client, world: World, door: str, field: str, beside: dict[str, str]
) -> None:
    give_application(world.duo.account)
    sign_in(client, world.duo, with_keys=False)
    answers = [text(client.post(door, {field: f"wrong {n}", **beside})) for n in range(6)]
    assert [WAIT in answer for answer in answers] == [False] * 5 + [True]
    assert WAIT in text(client.post(door, {field: PASSWORD, **beside})), "nor is the right one told"


def test_guesses_in_an_open_session_and_at_the_door_are_counted_together(
    client: Client, new_client: type[Client], world: World
) -> None:
    sign_in(client, world.duo)
    for n in range(5):
        client.post("/cles", {"password": f"wrong {n}"}, REMOTE_ADDR=THEIRS)
    assert WAIT in guess(new_client(), world.duo, PASSWORD, THEIRS)
    assert guess(new_client(), world.duo, PASSWORD, HERS) == "in", "she is not kept out"


def test_her_own_password_typed_well_in_a_session_does_not_count(
    client: Client, world: World
) -> None:
    sign_in(client, world.duo)
    door = "/mon-compte/code-de-recuperation"
    answers = [text(client.post(door, {"password": PASSWORD})) for _ in range(8)]
    assert not any(WAIT in answer for answer in answers)
