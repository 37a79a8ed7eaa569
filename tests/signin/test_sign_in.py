"""Signing in: password, second factor, key, hat; and what never opens."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from miriam.access.domain import Role
from miriam.core import clock
from miriam.vault.models import OpenedKey
from tests.access.doors import (
    CODE,
    SIGN_IN,
    code_of,
    come_in,
    give_application,
    secret_on,
    text,
    type_password,
    wrong_code,
)
from tests.world import PASSWORD, World, add_mandate, make_person

KEYS, TEAM, LET_IN = "/cles", "/equipe", "/equipe/{}/ouvrir"


def key_cookie(client: Client) -> str:
    morsel = client.cookies.get(settings.KEY_COOKIE)
    return morsel.value if morsel else ""


def vault_is_open(client: Client, world: World) -> bool:
    """The page to let a colleague in needs the key of the hat."""
    return client.get(LET_IN.format(world.waiting.mandate.public_id)).status_code == 200


def test_password_and_code_open_the_vault_of_the_hat(client: Client, world: World) -> None:
    answer = come_in(client, world.case_manager)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert vault_is_open(client, world)


def test_a_wrong_password_and_an_unknown_name_get_the_same_page(
    client: Client, world: World
) -> None:
    wrong = type_password(client, world.case_manager, "not the password at all")
    unknown = client.post(
        SIGN_IN,
        {
            "name": world.case_manager.account.sign_in_name + "x",
            "password": "not the password at all",
        },
    )
    first, second = text(wrong), text(unknown)
    assert "ne vont pas ensemble" in first
    assert first == second
    assert not OpenedKey.objects.exists()


def test_until_the_second_factor_is_shown_nothing_opens(client: Client, world: World) -> None:
    give_application(world.case_manager.account)
    answer = type_password(client, world.case_manager)
    assert answer.headers["Location"] == CODE
    assert key_cookie(client), "the key waits, wrapped by the secret in the cookie"
    for page in (KEYS, TEAM, "/mon-compte", LET_IN.format(world.waiting.mandate.public_id)):
        assert client.get(page).headers["Location"].startswith(SIGN_IN), page


def test_a_key_that_waits_for_the_second_factor_waits_a_quarter_of_an_hour(
    client: Client, world: World
) -> None:
    secret = give_application(world.case_manager.account)
    with time_machine.travel(clock.now(), tick=False) as hand:
        type_password(client, world.case_manager)
        hand.shift(timedelta(minutes=15))
        assert not OpenedKey.objects.live().exists()
        client.post(CODE, {"code": code_of(secret)})
        assert not vault_is_open(client, world)


def test_three_wrong_codes_close_the_key_and_send_back_to_the_password(
    client: Client, world: World
) -> None:
    secret = give_application(world.case_manager.account)
    type_password(client, world.case_manager)
    answers = [client.post(CODE, {"code": wrong_code(secret)}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert not OpenedKey.objects.exists()
    assert client.post(CODE, {"code": code_of(secret)}).headers["Location"] == SIGN_IN


def test_a_code_serves_once(client: Client, new_client: type[Client], world: World) -> None:
    secret = give_application(world.case_manager.account)
    code = code_of(secret)
    for browser, expected in ((client, 302), (new_client(), 200)):
        type_password(browser, world.case_manager)
        assert browser.post(CODE, {"code": code}).status_code == expected


def test_a_professional_without_a_second_factor_is_led_to_set_one_up(
    client: Client, world: World
) -> None:
    answer = type_password(client, world.case_manager)
    assert answer.headers["Location"] == "/mon-compte/second-facteur"
    assert client.get("/mon-compte/second-facteur").status_code == 200
    assert client.get(TEAM).headers["Location"] == "/fonctions"
    assert client.get("/fonctions").headers["Location"] == "/mon-compte/second-facteur"


def test_setting_up_an_application_shows_codes_and_leads_on(client: Client, world: World) -> None:
    type_password(client, world.case_manager)
    secret = secret_on(client.get("/mon-compte/second-facteur/application"))
    done = client.post("/mon-compte/second-facteur/application", {"code": code_of(secret)})
    assert done.headers["Location"] == "/mon-compte/second-facteur/codes"
    codes = text(client.get("/mon-compte/second-facteur/codes"))
    assert "Je les ai notés" in codes
    assert client.post("/se-connecter/suite").headers["Location"] == "/"
    assert vault_is_open(client, world)


def test_the_demonstration_waives_the_second_factor_for_fictional_people_only(
    client: Client, new_client: type[Client], world: World, settings: object
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    world.duo.account.is_fictional = True
    world.duo.account.save()
    assert type_password(client, world.duo).headers["Location"] == "/"
    real = type_password(new_client(), world.case_manager)
    assert real.headers["Location"] == "/mon-compte/second-facteur"


@pytest.mark.parametrize("lost", ["cookie", "row"])
def test_the_cookie_alone_and_the_row_alone_open_nothing(
    client: Client, world: World, lost: str
) -> None:
    come_in(client, world.case_manager)
    if lost == "cookie":
        del client.cookies[settings.KEY_COOKIE]
    else:
        OpenedKey.objects.all().delete()
    assert not vault_is_open(client, world)


def test_a_secret_that_is_not_the_cookies_opens_nothing(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    client.cookies[settings.KEY_COOKIE] = "another secret"
    assert not vault_is_open(client, world)


@pytest.mark.parametrize(
    ("shared", "minutes", "opens"),
    [(True, 14, True), (True, 16, False), (False, 16, True), (False, 11 * 60, True)],
    ids=["shared, busy", "shared, idle", "own, idle", "own, most of a day"],
)
def test_the_vault_closes_after_idling_on_a_shared_device(
    client: Client, world: World, shared: bool, minutes: int, opens: bool
) -> None:
    begun = clock.now()
    with time_machine.travel(begun, tick=False):
        come_in(client, world.case_manager, shared=shared)
    with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
        assert vault_is_open(client, world) is opens
        assert OpenedKey.objects.exists() is opens


def test_after_twelve_hours_everything_is_over(client: Client, world: World) -> None:
    begun = clock.now()
    with time_machine.travel(begun, tick=False) as clock_hand:
        come_in(client, world.case_manager)
        for hours in range(3, 12, 3):
            clock_hand.move_to(begun + timedelta(hours=hours))
            assert vault_is_open(client, world), f"still at work after {hours} h"
        clock_hand.move_to(begun + timedelta(hours=12, minutes=1))
        assert client.get(TEAM).headers["Location"].startswith(SIGN_IN)


def test_a_closed_vault_says_so_and_opens_with_the_password(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    OpenedKey.objects.all().delete()
    page = client.get(LET_IN.format(world.waiting.mandate.public_id), follow=True)
    assert "dossiers sont fermés" in text(page)
    assert client.post(KEYS, {"password": "wrong wrong wrong"}).status_code == 200
    assert client.post(KEYS, {"password": PASSWORD}).status_code == 302
    assert vault_is_open(client, world)


def test_signing_out_closes_the_key_and_the_session(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    assert client.post("/se-deconnecter").headers["Location"] == SIGN_IN
    assert not OpenedKey.objects.exists()
    assert key_cookie(client) == ""
    assert client.get(TEAM).headers["Location"].startswith(SIGN_IN)


def test_the_quick_exit_closes_everything_and_shows_a_neutral_page(
    client: Client, world: World
) -> None:
    come_in(client, world.case_manager)
    answer = client.post("/quitter")
    assert answer.headers["Location"] == settings.NEUTRAL_PAGE
    assert settings.NEUTRAL_PAGE in answer.headers["Content-Security-Policy"]
    assert not OpenedKey.objects.exists()


def test_the_cookie_of_the_key_is_out_of_reach_of_scripts(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    cookie = client.cookies[settings.KEY_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == cookie["expires"] == "", "it goes with the browser"


def test_two_hats_are_chosen_and_the_last_worn_comes_first(client: Client, world: World) -> None:
    account = world.case_manager.account
    second = add_mandate(account, world.elsewhere, Role.REFERENT)
    assert come_in(client, world.case_manager).headers["Location"] == "/fonctions"
    assert client.get(TEAM).headers["Location"] == "/fonctions"
    client.post("/fonctions", {"hat": second.mandate.public_id})
    page = text(client.get("/fonctions"))
    assert page.index("travail social général") < page.index("case manager Miriam")


def test_another_hat_asks_for_the_password_and_closes_the_first_key(
    client: Client, world: World
) -> None:
    account = world.case_manager.account
    second = add_mandate(account, world.elsewhere, Role.CASE_MANAGER)
    come_in(client, world.case_manager)
    client.post("/fonctions", {"hat": world.case_manager.mandate.public_id})
    assert vault_is_open(client, world)
    change = {"hat": second.mandate.public_id}
    assert client.post("/fonctions", {**change, "password": "wrong wrong wrong"}).status_code == 200
    assert vault_is_open(client, world), "still under the first hat"
    assert client.post("/fonctions", {**change, "password": PASSWORD}).status_code == 302
    assert [key.holder for key in OpenedKey.objects.order_by("pk")] == [second.mandate.holder]


def test_hats_do_not_cross(client: Client, world: World) -> None:
    account = world.case_manager.account
    second = add_mandate(account, world.elsewhere, Role.CASE_MANAGER)
    waiting_there = make_person(world.elsewhere, admitted=False)
    come_in(client, world.case_manager)
    client.post("/fonctions", {"hat": second.mandate.public_id})
    assert not vault_is_open(client, world), "the first hat's colleague is out of reach"
    here = LET_IN.format(waiting_there.mandate.public_id)
    assert client.get(here).status_code == 200
    session = client.session
    session["hat"] = str(world.case_manager.mandate.public_id)
    session.save()
    answer = client.get(LET_IN.format(world.waiting.mandate.public_id))
    assert answer.headers["Location"] == KEYS, "a hat put on by force has no key"
