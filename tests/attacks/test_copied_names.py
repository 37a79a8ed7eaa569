"""Whoever copied the database comes in nowhere with what its rows say of open sessions."""

from collections.abc import Iterator

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from miriam.signin import known
from tests.access.doors import come_in
from tests.world import World

pytestmark = pytest.mark.django_db
ACCOUNT, ACCOUNTS = "/mon-compte", "/comptes"
SECRETS = [settings.SESSION_COOKIE_NAME, settings.KEY_COOKIE]
COLUMN = 40


def names() -> set[str]:
    """All that the rows say of where a session is found."""
    return {
        *Session.objects.values_list("session_key", flat=True),
        *UserSession.objects.values_list("session_key", flat=True),
    }


def opened_with(name: str) -> list[str]:
    """The pages that open to a browser whose cookie says this."""
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = name
    return [page for page in (ACCOUNT, ACCOUNTS) if thief.get(page).status_code == 200]


def everything_kept() -> Iterator[str]:
    """Every value of every table, as the database holds it."""
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            yield from (str(value) for row in cursor.fetchall() for value in row)


def found_in_rows(client: Client) -> list[str]:
    """The cookies of hers that stand in some row, whole or as far as the column goes."""
    kept = "\n".join(everything_kept())
    return [name for name in SECRETS if client.cookies[name].value[:COLUMN] in kept]


@pytest.fixture
def administrator(client: Client, world: World) -> Client:
    """An administrator at work: her hat asks for no key."""
    come_in(client, world.administrator)
    assert client.get(ACCOUNTS).status_code == 200
    return client


@pytest.mark.usefixtures("administrator")
def test_a_name_copied_from_the_rows_opens_nothing() -> None:
    assert names()
    assert [opened_with(name) for name in names()] == [[]] * len(names())


def test_what_her_cookies_show_stands_in_no_row(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    assert found_in_rows(client) == []


def test_what_her_cookie_shows_opens_her_pages(administrator: Client) -> None:
    shown = administrator.cookies[settings.SESSION_COOKIE_NAME].value
    assert opened_with(shown) == [ACCOUNT, ACCOUNTS]


@pytest.fixture
def in_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it would be if the rows named a session by what its cookie shows."""
    monkeypatch.setattr(known, "name_of", lambda shown: shown[:COLUMN])


@pytest.mark.usefixtures("in_clear", "administrator")
def test_were_it_kept_in_clear_it_would_open_them() -> None:
    assert [ACCOUNT, ACCOUNTS] in [opened_with(name) for name in names()]


@pytest.mark.usefixtures("in_clear")
def test_and_it_would_stand_in_the_rows(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    assert found_in_rows(client) == [settings.SESSION_COOKIE_NAME]
