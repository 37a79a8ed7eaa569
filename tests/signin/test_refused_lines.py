"""What is refused at the door is a line on the console in which nobody is named; which factor was
shown is a line of the journal.
"""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from miriam.audit.models import Line
from miriam.signin.services import attempts, second_factors
from tests.access.doors import CODE, code_of, give_application, type_password, wrong_code
from tests.world import World, sign_in

HERE, THERE = "198.51.100.7", "203.0.113.66"
WRONG = "not her password at all"


def said(logs: list[str]) -> list[str]:
    """What was refused, each with its mark of where from."""
    before = "WARNING miriam.signin.services.attempts Refused: "
    return [line.removeprefix(before) for line in logs if line.startswith(before)]


def kinds(logs: list[str]) -> list[str]:
    return [line.split(", from ")[0] for line in said(logs)]


def places(logs: list[str]) -> list[str]:
    return [line.split(", from ")[1] for line in said(logs)]


def guess(client: Client, name: str, password: str = WRONG, address: str = HERE) -> None:
    client.post("/se-connecter", {"name": name, "password": password}, REMOTE_ADDR=address)


def test_a_wrong_password_is_a_line_whether_the_name_is_anybodys_or_not(
    client: Client, world: World, logs: list[str]
) -> None:
    name = world.duo.account.sign_in_name
    guess(client, name)
    guess(client, "nobody@example.org")
    assert kinds(logs) == ["password", "password"]
    text = "\n".join(said(logs))
    for word in (name, "nobody", WRONG, HERE, world.duo.account.name):
        assert word not in text


def test_the_mark_tells_one_place_from_another_and_nothing_else(
    client: Client, world: World, logs: list[str]
) -> None:
    name = world.duo.account.sign_in_name
    for address in (HERE, HERE, THERE):
        guess(client, name, address=address)
    here, again, there = places(logs)
    assert here == again != there
    assert len(here) == attempts.MARK_SHOWN


def test_the_right_password_and_the_right_code_are_no_line(
    client: Client, world: World, logs: list[str]
) -> None:
    secret = give_application(world.duo.account)
    type_password(client, world.duo)
    client.post(CODE, {"code": code_of(secret)})
    assert said(logs) == []


def test_one_that_was_slowed_says_so(client: Client, world: World, logs: list[str]) -> None:
    for number in range(6):
        guess(client, world.duo.account.sign_in_name, f"{WRONG} {number}")
    assert kinds(logs) == [*["password"] * 5, "password, slowed"]


def test_a_wrong_factor_is_a_line(client: Client, world: World, logs: list[str]) -> None:
    secret = give_application(world.duo.account)
    type_password(client, world.duo)
    client.post(CODE, {"code": wrong_code(secret)})
    client.post(CODE, {"credential": json.dumps({"id": "somebody"})})
    assert kinds(logs) == ["code", "passkey"]


def test_so_is_a_wrong_password_in_an_open_session(
    client: Client, world: World, logs: list[str]
) -> None:
    sign_in(client, world.duo)
    client.post("/mon-compte/code-de-recuperation", {"password": WRONG})
    assert kinds(logs) == ["password"]


def test_whoever_asks_for_a_link_is_not_refused(
    client: Client, world: World, logs: list[str]
) -> None:
    client.post("/mot-de-passe/oublie", {"name": world.duo.account.sign_in_name})
    assert said(logs) == []


def with_application(world: World) -> dict[str, str]:
    return {"code": code_of(give_application(world.duo.account))}


def with_paper(world: World) -> dict[str, str]:
    give_application(world.duo.account)
    return {"code": second_factors.codes_of(world.duo.account)[0]}


@pytest.mark.parametrize(
    ("show", "act"),
    [
        (with_application, "factor.application_shown"),
        (with_paper, "factor.paper_code_shown"),
    ],
)
def test_her_journal_says_which_factor_was_shown(
    client: Client, world: World, show: Callable[[World], dict[str, str]], act: str
) -> None:
    shown = show(world)
    type_password(client, world.duo)
    client.post(CODE, shown)
    lines = Line.objects.filter(subject=world.duo.account.public_id, act__startswith="factor.")
    assert [line.act for line in lines.order_by("number")] == [act]
