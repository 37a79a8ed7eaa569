"""A cookie that somebody copied earlier opens nothing once she has proven who she is again."""

from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from miriam.access.domain import Role
from miriam.vault.models import OpenedKey
from tests.access.doors import CODE, code_of, come_in, give_application, type_password
from tests.world import PASSWORD, World, add_mandate

ACCOUNT = "/mon-compte"
NEW = "quatre mots pris au hasard"


def copied(client: Client, new_client: type[Client]) -> Client:
    """What somebody has who took all cookies of her browser a moment ago."""
    thief = new_client()
    for name, morsel in client.cookies.items():
        thief.cookies[name] = morsel.value
    return thief


def is_in(client: Client) -> bool:
    return client.get(ACCOUNT).status_code == 200


def closed_key(client: Client, world: World) -> None:
    OpenedKey.objects.all().delete()
    assert client.post("/cles", {"password": PASSWORD}).status_code == 302


def another_hat(client: Client, world: World) -> None:
    second = add_mandate(world.case_manager.account, world.elsewhere, Role.CASE_MANAGER)
    chosen = {"hat": second.mandate.public_id, "password": PASSWORD}
    assert client.post("/fonctions", chosen).status_code == 302


def another_password(client: Client, world: World) -> None:
    typed = {"old": PASSWORD, "password": NEW, "again": NEW}
    assert client.post(f"{ACCOUNT}/mot-de-passe", typed).status_code == 302


PROOFS: list[Callable[[Client, World], None]] = [closed_key, another_hat, another_password]


@pytest.mark.parametrize("prove", PROOFS)
def test_a_copy_from_before_a_proof_opens_nothing(
    client: Client,
    new_client: type[Client],
    world: World,
    prove: Callable[[Client, World], None],
) -> None:
    come_in(client, world.case_manager)
    thief = copied(client, new_client)
    assert is_in(thief)
    prove(client, world)
    assert not is_in(thief)
    assert is_in(client)
    listed = UserSession.objects.filter(user=world.case_manager.account)
    assert listed.get().session_key == client.session.session_key


def test_a_copy_from_before_the_second_factor_opens_nothing(
    client: Client, new_client: type[Client], world: World
) -> None:
    secret = give_application(world.duo.account)
    type_password(client, world.duo)
    thief = copied(client, new_client)
    client.post(CODE, {"code": code_of(secret)})
    assert is_in(client)
    name = settings.SESSION_COOKIE_NAME
    assert thief.cookies[name].value != client.cookies[name].value
    assert not is_in(thief)


def test_if_a_session_kept_its_name_a_copy_would_open_it(
    client: Client, new_client: type[Client], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in(client, world.case_manager)
    thief = copied(client, new_client)
    monkeypatch.setattr(SessionBase, "cycle_key", lambda session: None)
    closed_key(client, world)
    assert is_in(thief)
