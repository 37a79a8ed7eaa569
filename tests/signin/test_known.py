"""A session and its account are asked for anew by every page, in words that are prepared."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from miriam.core import clock
from miriam.signin import known
from miriam.signin.services import sessions
from tests.access.doors import SIGN_IN, come_in
from tests.world import PASSWORD, Person, World, sign_in

pytestmark = pytest.mark.django_db


def ended_elsewhere(person: Person) -> None:
    [kept] = Session.objects.all()
    UserSession.objects.create(user=person.account, session_key=kept.session_key, ip="127.0.0.1")
    sessions.end_all(person.account)


def out_of_time(_: Person) -> None:
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))


def spoiled(_: Person) -> None:
    Session.objects.update(session_data="another:row")


def with_another_password(person: Person) -> None:
    person.account.set_password("une autre phrase de passe")
    person.account.save()


def closed(person: Person) -> None:
    person.account.is_active = False
    person.account.save()


ENDS = [ended_elsewhere, out_of_time, spoiled, with_another_password, closed]


def is_in(client: Client) -> bool:
    return not client.get("/journee").headers.get("Location", "").startswith(SIGN_IN)


@pytest.mark.parametrize("ends", ENDS)
def test_what_ended_counts_at_the_next_page(
    client: Client, world: World, ends: Callable[[Person], None]
) -> None:
    sign_in(client, world.case_manager)
    assert is_in(client)
    ends(world.case_manager)
    assert not is_in(client)


def test_a_page_that_ends_its_own_session_does_not_say_that_nothing_was_changed(
    client: Client, world: World
) -> None:
    """Nor does one during which somebody else ended it: what was written is written."""
    come_in(client, world.administrator)
    page = f"/comptes/{world.administrator.mandate.public_id}"
    answer = client.post(f"{page}/sessions", {"password": PASSWORD})
    assert (answer.status_code, answer.headers.get("Location")) == (302, page)
    assert client.get(page).headers["Location"].startswith(SIGN_IN)


def remembering(ask: Callable[..., Any]) -> Callable[..., Any]:
    """Asked once, then answered from memory."""
    given: dict[object, Any] = {}

    def sole(name: object, **when: object) -> Any:
        if name not in given:
            given[name] = ask(name, **when)
        return given[name]

    return sole


@pytest.mark.parametrize("ends", ENDS)
def test_what_were_remembered_between_pages_would_be_seen(
    client: Client,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    ends: Callable[[Person], None],
) -> None:
    for question in (known._kept, known._account):
        monkeypatch.setattr(question, "sole", remembering(question.sole))
    sign_in(client, world.case_manager)
    assert is_in(client)
    ends(world.case_manager)
    assert is_in(client)
