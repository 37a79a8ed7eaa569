"""Guessing: what is counted cannot be pushed out, and however many come at once no more than the
limit are looked at.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.signin.models import Guess
from miriam.signin.services import attempts
from miriam.signin.views import sign_in as door
from tests.access.doors import SIGN_IN, text
from tests.measures.measuring import Team
from tests.signin.test_attempts import HERS, THEIRS, WAIT, guess
from tests.world import PASSWORD, World, sign_in

MANY = 400
LIMIT = attempts.RATES[attempts.PASSWORD].most
ODD_SPELLINGS = {"s": "ſ", "i": "ı", "k": "\N{KELVIN SIGN}"}


def fail_in_invented_names(times: int) -> None:
    """From many addresses, as somebody does who has a botnet."""
    for number in range(times):
        address = f"192.0.{number // 250}.{number % 250}"
        request = RequestFactory().post(SIGN_IN, REMOTE_ADDR=address)
        attempts.Attempt(request, attempts.PASSWORD, f"n{number}@example.org")


def test_failures_in_invented_names_push_nothing_out(
    new_client: Callable[[], Client], world: World
) -> None:
    for number in range(LIMIT):
        guess(new_client(), world.duo, f"wrong {number}", THEIRS)
    fail_in_invented_names(MANY)
    assert Guess.objects.count() >= MANY
    assert WAIT in guess(new_client(), world.duo, PASSWORD, THEIRS)


def test_where_what_is_counted_can_be_pushed_out_the_patient_guesser_goes_on(
    new_client: Callable[[], Client], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = attempts._keep

    def forgetful(counts: list[attempts.Count]) -> list[int]:
        kept = sound(counts)
        newest = Guess.objects.order_by("-pk").values_list("pk", flat=True)[:300]
        Guess.objects.exclude(pk__in=list(newest)).delete()
        return kept

    monkeypatch.setattr(attempts, "_keep", forgetful)
    for number in range(LIMIT):
        guess(new_client(), world.duo, f"wrong {number}", THEIRS)
    fail_in_invented_names(MANY)
    assert guess(new_client(), world.duo, PASSWORD, THEIRS) == "in"


def test_a_refused_try_prolongs_nothing_and_what_is_over_goes(
    new_client: Callable[[], Client], world: World
) -> None:
    with time_machine.travel(clock.now(), tick=False) as hand:
        for number in range(LIMIT):
            guess(new_client(), world.duo, f"wrong {number}", THEIRS)
        hand.shift(timedelta(minutes=4))
        for number in range(20):
            assert WAIT in guess(new_client(), world.duo, f"wrong {number}", THEIRS)
        assert Guess.objects.count() == 2 * LIMIT, "what was refused left no row"
        hand.shift(timedelta(minutes=1, seconds=1))
        assert guess(new_client(), world.duo, PASSWORD, THEIRS) == "in"
        hand.shift(timedelta(minutes=10))
        guess(new_client(), world.duo, "wrong", THEIRS)
    assert Guess.objects.count() == 2, "one for the address, one for the pair"


def test_the_address_is_counted_before_the_name(
    new_client: Callable[[], Client], world: World
) -> None:
    at_most = attempts.RATES_OF_AN_ADDRESS[attempts.PASSWORD].most
    for number in range(at_most + 20):
        typed = {"name": f"n{number}@example.org", "password": "x"}
        new_client().post(SIGN_IN, typed, REMOTE_ADDR=THEIRS)
    assert Guess.objects.count() == 2 * at_most, "a name that was refused left no row"
    assert WAIT in guess(new_client(), world.duo, PASSWORD, THEIRS)


def test_neither_names_nor_addresses_stand_in_the_table(
    new_client: Callable[[], Client], world: World
) -> None:
    guess(new_client(), world.duo, "wrong", THEIRS)
    kept = str(list(Guess.objects.values()))
    name = world.duo.account.sign_in_name
    assert not any(part in kept for part in (THEIRS, name, name.partition("@")[0]))


def test_a_name_spelt_as_the_database_compares_it_is_the_same_name(world: World) -> None:
    name = world.duo.account.sign_in_name
    odd = "".join(ODD_SPELLINGS.get(sign, sign) for sign in name)
    assert odd != name
    assert len({attempts._as_compared(typed) for typed in (name, name.upper(), odd)}) == 1


def test_a_try_that_cannot_be_counted_is_not_looked_at(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Any] = []
    monkeypatch.setattr(door, "authenticate", lambda *_, **given: looked.append(given))
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE signin_guess RENAME TO out_of_reach")
        typed = {"name": world.duo.account.sign_in_name, "password": PASSWORD}
        answer = client.post(SIGN_IN, typed)
        transaction.set_rollback(True)
    assert "n’a donc rien vérifié" in text(answer)
    assert looked == []


def test_the_six_signs_of_a_sheet_are_not_guessed(client: Client, db: None) -> None:
    team = Team()
    right = team.start().code
    sign_in(client, team.case_manager)
    address, most = reverse("measures:find_sheet"), attempts.RATES[attempts.SHEET].most
    for number in range(most):
        assert WAIT not in text(client.post(address, {"code": f"{number:06}"}))
    said = text(client.post(address, {"code": right}, REMOTE_ADDR=HERS))
    assert WAIT in said, "and not from another address either"


def test_sheets_that_are_found_are_not_counted(client: Client, db: None) -> None:
    team = Team()
    right = team.start().code
    sign_in(client, team.case_manager)
    address = reverse("measures:find_sheet")
    answers = [client.post(address, {"code": right}).status_code for _ in range(15)]
    assert set(answers) == {302}


AT_ONCE = 12


def looked_at_of_many(new_client: Callable[[], Client], name: str) -> int:
    """How many of a dozen wrong passwords that arrive together are looked at."""
    begin = Barrier(AT_ONCE)

    def one(number: int) -> bool:
        browser = new_client()
        begin.wait()
        try:
            answer = browser.post(SIGN_IN, {"name": name, "password": f"wrong {number}"})
            return WAIT not in text(answer)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return sum(crowd.map(one, range(AT_ONCE)))


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_than_the_limit_are_looked_at(
    new_client: Callable[[], Client], world: World
) -> None:
    assert looked_at_of_many(new_client, world.duo.account.sign_in_name) == LIMIT


@pytest.mark.django_db(transaction=True)
def test_where_tries_are_counted_first_and_written_down_afterwards_all_are_looked_at(
    new_client: Callable[[], Client], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet = Barrier(AT_ONCE)

    def count_then_write(counts: list[attempts.Count]) -> list[int]:
        kept = [Guess.objects.filter(mark=count.mark).count() for count in counts]
        meet.wait()
        lasts = timedelta(minutes=5)
        refuse_if(max(kept) >= LIMIT, attempts.TooOften(lasts))
        until = clock.now() + lasts
        return [Guess.objects.create(mark=one.mark, counts_until=until).pk for one in counts]

    monkeypatch.setattr(attempts, "_keep", count_then_write)
    assert looked_at_of_many(new_client, world.duo.account.sign_in_name) == AT_ONCE
